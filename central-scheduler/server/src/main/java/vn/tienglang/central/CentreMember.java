package vn.tienglang.central;

import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tinylog.Logger;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.central.link.CentreLink;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.cluster.ClusterMembership;
import vn.tienglang.office.store.Transactions;

/** What the membership in a cluster means for the other parts of the centre. */
record CentreMember(
        CentreLink link,
        RejectionCounter rejections,
        InstantSource clock,
        FaultLogLimiter faults,
        Consumer<String> died)
        implements ClusterMembership.Centre {
    @Override
    public boolean isLinkUp() {
        return link.state() instanceof CentreLink.State.Up;
    }

    @Override
    public void onBeat() {
        // The scheduled task that stores them runs at one centre only, whichever that is.
        rejections.flush();
    }

    @Override
    public void onCentresChanged() {
        Logger.info("Các trung tâm đang chạy đã thay đổi; đọc lại trạng thái các đài");
        link.centresChanged();
    }

    @Override
    public void onBeatFailed(Transactions.Failed failure) {
        String reason = String.valueOf(failure.getMessage());
        OptionalLong suppressed = faults.next(reason, clock.instant());
        if (suppressed.isPresent()) {
            Logger.error(
                    "The heartbeat of this centre cannot be stored: {} ({} times more before)",
                    reason,
                    suppressed.getAsLong());
        }
    }

    @Override
    public void onExpelled(String sentence) {
        died.accept(sentence);
    }
}
