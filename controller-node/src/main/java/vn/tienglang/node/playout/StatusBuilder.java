package vn.tienglang.node.playout;

import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.wire.StationStatus;

/** Builder of the status that the station reports about itself. */
final class StatusBuilder {
    /** As many as fit into one message. A station lacks more clips only on its first day. */
    private static final int MAX_MISSING_REPORTED = 3_000;

    private final PlayoutSettings settings;
    private final long boot;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final AirArbiter air;
    private final AsRunSender asRunSender;
    private final ActiveFaults faults;
    private final RejectedMessages rejected;
    private final StaffMute staffMute;

    StatusBuilder(
            PlayoutSettings settings,
            long boot,
            HeldLogs heldLogs,
            ClipDownloads downloads,
            AirArbiter air,
            AsRunSender asRunSender,
            ActiveFaults faults,
            RejectedMessages rejected,
            StaffMute staffMute) {
        this.settings = settings;
        this.boot = boot;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.air = air;
        this.asRunSender = asRunSender;
        this.faults = faults;
        this.rejected = rejected;
        this.staffMute = staffMute;
    }

    StationStatus build(Now now) {
        return new StationStatus(
                settings.station(),
                now.wall(),
                boot,
                now.clock(),
                settings.output(),
                settings.canBeHeard(),
                settings.relay(),
                heldLogs.heldLogs(),
                downloads.missing().stream().limit(MAX_MISSING_REPORTED).toList(),
                air.state().onAir().stream().toList(),
                faults.words(),
                Optional.of(asRunSender.end()),
                Math.max(0, asRunSender.end().sequence() - asRunSender.acknowledged()),
                staffMute.end(now),
                rejected.counts());
    }
}
