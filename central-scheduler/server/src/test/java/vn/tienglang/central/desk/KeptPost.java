package vn.tienglang.central.desk;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.wire.Message;

/** A post that sends nothing and keeps what it was given. */
public final class KeptPost implements Post {
    private final List<Message> sent = new ArrayList<>();
    private int words;

    @Override
    public void outboxFilled() {
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
    public List<Message> take() {
        List<Message> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
