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
 * Bounded queue of messages from the office to the link. While the link is down nothing waits here:
 * messages are dropped and counted; those of the outbox stay in the outbox.
 */
public final class SendQueue implements StationSender {
    /** Parts for 32 stations at once, 12 MB at most; a station asks again for dropped parts. */
    static final int CAPACITY = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Message> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean outboxFilled;
    private boolean wakeUp;
    private long dropped;

    /** Creates an empty queue, closed until the link is up. */
    public SendQueue() {}

    /**
     * Next work of the link.
     *
     * @param outboxFilled whether the outbox may have messages to send
     * @param messages messages to send that are not in the outbox
     */
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
            if (open && waiting.size() < CAPACITY) {
                waiting.add(message);
                changed.signalAll();
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Number of messages dropped since the start, because the link was down or the queue full. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts messages from now on, and lets the link read the outbox. */
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

    /** Accepts no more messages, and drops the waiting ones. */
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

    /** Wakes the thread that waits in {@link #next}. */
    void wakeUp() {
        lock.lock();
        try {
            wakeUp = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work, for {@link #wakeUp} or for the end of the time.
     *
     * @param maxMessages most messages to return
     * @param timeout longest wait
     * @return the work; empty after a wake-up or a time-out
     */
    SendBatch next(int maxMessages, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (left > 0 && !outboxFilled && !wakeUp && waiting.isEmpty()) {
                left = changed.awaitNanos(left);
            }
            var messages = new ArrayList<Message>();
            while (messages.size() < maxMessages && !waiting.isEmpty()) {
                messages.add(waiting.remove());
            }
            var batch = new SendBatch(outboxFilled, messages);
            outboxFilled = false;
            wakeUp = false;
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
