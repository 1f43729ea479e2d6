package vn.tienglang.central.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.publish.StationSender;

/**
 * The desk's way out: where its wishes wait for the link, for a moment and in bounded number. While
 * the link is down nothing waits here; the outbox does.
 */
public final class SendQueue implements StationSender {
    /** Parts for 32 stations at once; 12 MB at most. Beyond it, they are wanted again. */
    static final int WAITING_AT_MOST = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Message> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean outboxFilled;
    private boolean wakeUp;
    private long dropped;

    /** With nothing to do, and closed until a link is up. */
    public SendQueue() {}

    /** What the link is to do next. */
    record SendBatch(boolean outboxFilled, List<Message> messages) {
        boolean isEmpty() {
            return !outboxFilled && messages.isEmpty();
        }
    }

    @Override
    public void outboxChanged() {
        lock.lock();
        try {
            outboxFilled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(Message message) {
        lock.lock();
        try {
            if (open && waiting.size() < WAITING_AT_MOST) {
                waiting.add(message);
                changed.signalAll();
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many messages found the link down or everything full since the start. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** The link comes up: messages are taken, and the outbox is to be looked into. */
    void open() {
        lock.lock();
        try {
            open = true;
            outboxFilled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The link is down: what still waits is not sent any more. */
    void close() {
        lock.lock();
        try {
            open = false;
            dropped += waiting.size();
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits in {@link #next}. */
    void wakeUp() {
        lock.lock();
        try {
            wakeUp = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to do or to look at; empty when it is only the latter. */
    SendBatch next(int messagesAtMost, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (left > 0 && !outboxFilled && !wakeUp && waiting.isEmpty()) {
                left = changed.awaitNanos(left);
            }
            var messages = new ArrayList<Message>();
            while (messages.size() < messagesAtMost && !waiting.isEmpty()) {
                messages.add(waiting.remove());
            }
            var errands = new SendBatch(outboxFilled, messages);
            outboxFilled = false;
            wakeUp = false;
            return errands;
        } finally {
            lock.unlock();
        }
    }
}
