package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * When to tell the centre how the station is: as the link comes up, when something of substance has
 * changed, and otherwise rarely, for every byte is paid for.
 */
final class Telling {
    /** Changes closer together than this travel as one. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(2);

    /** So that counts that are no substance reach the centre some day. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

    private List<StationStatus> told = List.of();
    private Duration toldAt = Duration.ZERO;
    private boolean linkUp;
    private boolean changed;

    void linkUp() {
        linkUp = true;
        told = List.of();
    }

    void linkDown() {
        linkUp = false;
    }

    /** True when this is to be told now. */
    boolean tells(StationStatus status, Now now) {
        StationStatus substance = substanceOf(status);
        changed = !told.contains(substance);
        if (!linkUp || now.sinceBoot().compareTo(nextTelling()) < 0) {
            return false;
        }
        told = List.of(substance);
        toldAt = now.sinceBoot();
        changed = false;
        return true;
    }

    private Duration nextTelling() {
        if (told.isEmpty()) {
            return Duration.ZERO;
        }
        return toldAt.plus(changed ? NOT_AGAIN_WITHIN : AT_LEAST_EVERY);
    }

    /** When, in time since boot, something is to be told. */
    Optional<Duration> nextDeadline() {
        return linkUp ? Optional.of(nextTelling()) : Optional.empty();
    }

    private static StationStatus substanceOf(StationStatus status) {
        return new StationStatus(
                status.station(),
                Instant.EPOCH,
                status.boot(),
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs(),
                status.missing(),
                status.onAir(),
                status.faults(),
                0,
                Map.of());
    }
}
