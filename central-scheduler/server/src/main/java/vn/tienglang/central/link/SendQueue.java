package vn.tienglang.central.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.office.publish.StationSender;

/**
 * Bounded queues of messages from the office to the link, in two lanes: acknowledgements, time and
 * other answers never wait behind clip parts, which have the {@link PartPacer}. Emergencies and
 * logs are in the outbox. While the link is down nothing waits here: messages are dropped and
 * counted; those of the outbox stay in the outbox.
 */
public final class SendQueue implements StationSender {
    /** Most waiting answers: one for each of 4,096 stations that report at once. */
    static final int ANSWERS = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Message> answers = new ArrayDeque<>();
    private final Queue<Publication> publications = new ArrayDeque<>();
    private final PartPacer parts = new PartPacer();
    private final LongSupplier nanoTime;
    private boolean open;
    private boolean outboxFilled;
    private boolean wakeUp;
    private long dropped;

    /** Creates an empty queue, closed until the link is up. */
    public SendQueue() {
        this(System::nanoTime);
    }

    /** Creates a queue with this monotonic clock. */
    SendQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Next work of the link.
     *
     * @param outboxFilled whether the outbox may have messages to send
     * @param answers messages to send first
     * @param parts clip parts to send last
     */
    record SendBatch(boolean outboxFilled, List<Message> answers, List<Message> parts) {
        boolean isEmpty() {
            return !outboxFilled && answers.isEmpty() && parts.isEmpty();
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
            if (open && add(message)) {
                changed.signalAll();
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean add(Message message) {
        if (message instanceof Message.PartSent part) {
            return parts.add(part, OptionalLong.empty(), nanoTime.getAsLong());
        }
        return answers.size() < ANSWERS && answers.add(message);
    }

    @Override
    public void sendPart(Message.PartSent part, OptionalLong received) {
        lock.lock();
        try {
            if (open && parts.add(part, received, nanoTime.getAsLong())) {
                changed.signalAll();
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is signed already, before the answers; dropped while the link is down. */
    public void publish(Publication publication) {
        lock.lock();
        try {
            if (open && publications.size() < ANSWERS && publications.add(publication)) {
                wakeUp = true;
                changed.signalAll();
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #publish} was given, at most so much of it. */
    List<Publication> publications(int atMost) {
        lock.lock();
        try {
            var taken = new ArrayList<Publication>();
            while (taken.size() < atMost && !publications.isEmpty()) {
                taken.add(publications.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Number of messages dropped since the start, because the link was down or a lane full. */
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
            dropped += answers.size() + parts.size();
            answers.clear();
            parts.clear();
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
     * @param maxMessages most messages to return of each lane
     * @param partBytes most bytes of parts to return, but at least one part
     * @param timeout longest wait
     * @return the work; empty after a wake-up or a time-out
     */
    SendBatch next(int maxMessages, long partBytes, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long deadline = nanoTime.getAsLong() + timeout.toNanos();
            while (!outboxFilled && !wakeUp && answers.isEmpty()) {
                long now = nanoTime.getAsLong();
                long wait = Math.min(deadline - now, parts.waitNanos(now));
                if (wait <= 0) {
                    break;
                }
                long _ = changed.awaitNanos(wait);
            }
            var first = new ArrayList<Message>();
            while (first.size() < maxMessages && !answers.isEmpty()) {
                first.add(answers.remove());
            }
            var batch = new SendBatch(outboxFilled, first, dueParts(maxMessages, partBytes));
            outboxFilled = false;
            wakeUp = false;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private List<Message> dueParts(int maxMessages, long partBytes) {
        var due = new ArrayList<Message>();
        long bytes = 0;
        while (due.size() < maxMessages && bytes < partBytes) {
            Optional<Message.PartSent> part = parts.next(nanoTime.getAsLong());
            if (part.isEmpty()) {
                break;
            }
            due.add(part.get());
            bytes += part.get().bytes().length;
        }
        return due;
    }
}
