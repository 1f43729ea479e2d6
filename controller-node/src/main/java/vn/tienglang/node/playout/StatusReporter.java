package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * Timer of the status reports to the centre. A report is due when the link comes up, when the
 * status has changed in substance, and otherwise rarely, because the station pays for every byte.
 *
 * <pre>
 * link down                    never due
 * link up, nothing reported    due at once
 * link up, status changed      due 2 seconds after the last report
 * link up, status unchanged    due 15 minutes after the last report
 * </pre>
 *
 * <p>Time, bound of the clock, as-run entries and rejections are not substance: a change of them
 * alone counts as unchanged.
 */
final class StatusReporter {
    /** Changes within this time are reported together. */
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

    /** Limit on the age of the counts that are not substance. */
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

    /** True when this status is to be sent now; it then counts as reported. */
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

    /** When, in time since boot, the next report is due. */
    Optional<Duration> nextDeadline() {
        return linkUp ? Optional.of(nextReportAt()) : Optional.empty();
    }

    private static StationStatus comparablePart(StationStatus status) {
        return new StationStatus(
                status.station(),
                Instant.EPOCH,
                status.boot(),
                new ClockQuality(status.clock().source(), Duration.ZERO),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs(),
                status.missing(),
                status.onAir(),
                status.faults(),
                status.chain().map(end -> AsRunLog.empty(end.station(), end.chain())),
                0,
                status.mutedUntil(),
                Map.of());
    }
}
