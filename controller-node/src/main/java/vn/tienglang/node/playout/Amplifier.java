package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.node.port.RelayState;

/**
 * State of the amplifier relay: what was ordered, what was read back, and since when.
 *
 * <pre>
 * ordered  read back         meaning
 * OPEN     OPEN              off; may be closed once it has rested
 * OPEN     CLOSED, UNKNOWN   stuck; the order is repeated after 1 s, 2 s, … up to 1 min
 * CLOSED   CLOSED            on; ready for sound after the lead
 * CLOSED   OPEN, UNKNOWN     failed; the order is not repeated
 * </pre>
 */
final class Amplifier {
    private static final RetryDelay RETRY =
            RetryDelay.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Duration lead;
    private final Duration rest;
    private final Duration maxOn;
    private RelayState wanted = RelayState.OPEN;
    private RelayState read = RelayState.UNKNOWN;
    private boolean answered = true;
    private Duration since = Duration.ZERO;
    private RetryDelay retry = RETRY;
    private Duration retryAt = Duration.ZERO;

    Amplifier(PlayoutSettings settings) {
        lead = settings.relayLead();
        rest = settings.relayRest();
        maxOn = settings.relayOnAtMost();
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

    /** Records what was read back. True when it is as ordered. */
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

    /** The order to open, if it is due to be repeated. */
    List<Command> retryOpen(Now now) {
        return isStuck() && now.sinceBoot().compareTo(retryAt) >= 0
                ? List.of(open(now))
                : List.of();
    }

    private boolean isStuck() {
        return wanted == RelayState.OPEN && read != RelayState.OPEN;
    }

    /** True while it was ordered closed and read back closed. */
    boolean isClosed() {
        return wanted == RelayState.CLOSED && read == RelayState.CLOSED;
    }

    /** Since when, in time since boot, it has been read back in its present state. */
    Duration since() {
        return since;
    }

    /** True when it may be closed now: the last order was answered, and the rest is over. */
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
        return since.plus(maxOn);
    }

    /** When, in time since boot, the order to open is repeated. */
    Optional<Duration> nextDeadline() {
        return isStuck() ? Optional.of(retryAt) : Optional.empty();
    }
}
