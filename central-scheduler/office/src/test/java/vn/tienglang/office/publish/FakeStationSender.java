package vn.tienglang.office.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import vn.tienglang.airtime.wire.Message;

/** Sender that keeps messages instead of sending them. */
public final class FakeStationSender implements StationSender {
    private final List<Message> sent = new ArrayList<>();
    private int outboxChanges;

    @Override
    public void outboxChanged() {
        outboxChanges++;
    }

    @Override
    public void send(Message message) {
        sent.add(message);
    }

    @Override
    public void sendPart(Message.PartSent part, OptionalLong received) {
        sent.add(part);
    }

    /** Number of calls of {@link #outboxChanged}. */
    public int outboxChanges() {
        return outboxChanges;
    }

    /** Returns the messages since the last call, and clears them. */
    public List<Message> drain() {
        List<Message> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
