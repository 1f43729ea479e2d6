package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.node.port.RelayState;

/**
 * The amplifier's relay as the machine knows it: what was ordered, what was read back, and since
 * when. An order to open is repeated until the contact is seen open; an order to close is not.
 */
final class Amplifier {
    private static final RetryDelay RETRY =
            RetryDelay.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Duration lead;
    private final Duration rest;
    private final Duration onAtMost;
    private RelayState wanted = RelayState.OPEN;
    private RelayState read = RelayState.UNKNOWN;
    private boolean answered = true;
    private Duration since = Duration.ZERO;
    private RetryDelay retry = RETRY;
    private Duration retryAt = Duration.ZERO;

    Amplifier(PlayoutSettings settings) {
        lead = settings.relayLead();
        rest = settings.relayRest();
        onAtMost = settings.relayOnAtMost();
    }

    Command close() {
        return drive(RelayState.CLOSED);
    }

    Command open(Now now) {
        retryAt = now.sinceBoot().plus(retry.delay());
        return drive(RelayState.OPEN);
    }

    private Command drive(RelayState contact) {
        wanted = contact;
        answered = false;
        return new Command.DriveRelay(contact);
    }

    /** The relay was read back. True when it is as ordered. */
    boolean recordRelayState(RelayState contact, Now now) {
        if (contact != read) {
            since = now.sinceBoot();
        }
        read = contact;
        answered = true;
        boolean obeys = read == wanted;
        retry = obeys ? RETRY : retry.doubled();
        return obeys;
    }

    /** The order to open once more, when it is time for that. */
    List<Command> retryOpen(Now now) {
        return isStuck() && now.sinceBoot().compareTo(retryAt) >= 0
                ? List.of(open(now))
                : List.of();
    }

    private boolean isStuck() {
        return wanted == RelayState.OPEN && read != RelayState.OPEN;
    }

    /** True while it was ordered closed and read back so: there is power for sound. */
    boolean isClosed() {
        return wanted == RelayState.CLOSED && read == RelayState.CLOSED;
    }

    /** Since when, in time since boot, it has been read back as it is. */
    Duration since() {
        return since;
    }

    /** True when it may be closed now: it is open, and has been for long enough. */
    boolean isRested(Now now) {
        return answered && now.sinceBoot().compareTo(restedAt()) >= 0;
    }

    /** From when, in time since boot, it may be closed. */
    Duration restedAt() {
        return since.plus(rest);
    }

    /** When, in time since boot, the amplifier is ready for sound at the soonest. */
    Duration readyAt(Now now) {
        Duration closed = isClosed() ? since : later(now.sinceBoot(), restedAt());
        return later(now.sinceBoot(), closed.plus(lead));
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** When, in time since boot, it has been closed for as long as it may be. */
    Duration onUntil() {
        return since.plus(onAtMost);
    }

    /** When, in time since boot, it wants to be looked at. */
    Optional<Duration> nextDeadline() {
        return isStuck() ? Optional.of(retryAt) : Optional.empty();
    }
}
