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
final class StatusReporter {
    /** Changes closer together than this travel as one. */
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

    /** So that counts that are no substance reach the centre some day. */
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(15);

    private List<StationStatus> lastReported = List.of();
    private Duration lastReportedAt = Duration.ZERO;
    private boolean linkUp;
    private boolean changed;

    void linkUp() {
        linkUp = true;
        lastReported = List.of();
    }

    void linkDown() {
        linkUp = false;
    }

    /** True when this is to be told now. */
    boolean startReportIfDue(StationStatus status, Now now) {
        StationStatus substance = comparablePart(status);
        changed = !lastReported.contains(substance);
        if (!linkUp || now.sinceBoot().compareTo(nextReportAt()) < 0) {
            return false;
        }
        lastReported = List.of(substance);
        lastReportedAt = now.sinceBoot();
        changed = false;
        return true;
    }

    private Duration nextReportAt() {
        if (lastReported.isEmpty()) {
            return Duration.ZERO;
        }
        return lastReportedAt.plus(changed ? MIN_INTERVAL : MAX_INTERVAL);
    }

    /** When, in time since boot, something is to be told. */
    Optional<Duration> nextDeadline() {
        return linkUp ? Optional.of(nextReportAt()) : Optional.empty();
    }

    private static StationStatus comparablePart(StationStatus status) {
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
