package vn.tienglang.office.publish;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.wire.Message;

/** A post that sends nothing and keeps what it was given. */
public final class FakeStationSender implements StationSender {
    private final List<Message> sent = new ArrayList<>();
    private int words;

    @Override
    public void outboxChanged() {
        words++;
    }

    @Override
    public void send(Message message) {
        sent.add(message);
    }

    /** How often it was told that the outbox has something. */
    public int words() {
        return words;
    }

    /** What it was given to send at once, and forgets it. */
    public List<Message> drain() {
        List<Message> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
