package vn.tienglang.node;

import java.time.Instant;
import java.util.function.Function;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.web.MutePeriod;
import vn.tienglang.node.web.StationControls;

/** Orders of staff on the station page, passed to the station as events. */
final class StaffOrders implements StationControls {
    private final Mailbox mailbox;
    private final Function<MutePeriod, Instant> endOf;

    /**
     * Orders for one station.
     *
     * @param mailbox mailbox of the station
     * @param endOf the instant at which a period ends that begins now
     */
    StaffOrders(Mailbox mailbox, Function<MutePeriod, Instant> endOf) {
        this.mailbox = mailbox;
        this.endOf = endOf;
    }

    @Override
    public void stop() {
        send(new Event.StaffStopped());
    }

    @Override
    public void mute(MutePeriod period) {
        send(new Event.StaffMuted(endOf.apply(period)));
    }

    @Override
    public void unmute() {
        send(new Event.StaffUnmuted());
    }

    private void send(Event order) {
        if (!mailbox.offer(order)) {
            throw new IllegalStateException("the station is too busy to take an order of staff");
        }
    }
}
