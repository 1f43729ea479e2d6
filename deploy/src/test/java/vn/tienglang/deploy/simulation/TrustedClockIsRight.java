package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * A station that says that its clock is trusted reports the true time, whatever the centre said
 * before, whoever sent an old answer again, and however the clock was set.
 */
final class TrustedClockIsRight extends Invariant {
    private final SimWorld world;

    TrustedClockIsRight(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent
                instanceof
                SimEvent.MessageSent(var station, Message.StatusReported(StationStatus status))) {
            Duration wrongBy = Duration.between(world.context().now(), status.at()).abs();
            if (status.clockTrusted() && wrongBy.compareTo(StartsWithinTolerance.CLOCK) > 0) {
                throw violation(station + " trusts a clock that is wrong by " + wrongBy);
            }
        }
    }
}
