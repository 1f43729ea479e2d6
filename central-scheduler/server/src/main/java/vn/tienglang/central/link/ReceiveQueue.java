package vn.tienglang.central.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tinylog.Logger;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.mqtt.MessageListener;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.worker.SupervisedWorker;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Queue of received messages, between the MQTT client and the office. It decodes the bytes; the
 * thread {@code intake} passes the messages to the office, many in one transaction. A rejected
 * message is counted.
 *
 * <p>A message of QoS 1 is acknowledged when the office has stored it. A rejected one is
 * acknowledged too: otherwise the broker would send the same bytes again for ever.
 */
final class ReceiveQueue implements MessageListener, AutoCloseable {
    /** Most messages that wait for the office. */
    static final int CAPACITY = 1_024;

    /**
     * Part of the capacity that is kept free for messages of QoS 1; the broker sends no more of
     * them than this before it has an acknowledgement. Messages of QoS 0 use the rest.
     */
    static final int RESERVED_FOR_QOS_1 = 256;

    /** Most messages in one transaction, so that they share one wait for the disk. */
    private static final int BATCH = 128;

    /** Attempts to store a message alone, a second apart, before it is given up. */
    private static final int ATTEMPTS = 5;

    /** Messages tried in a row of which none can be stored: then the database is the cause. */
    private static final int UNSTORED_IN_A_ROW = 3;

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final BatchReceiver receiver;
    private final RejectionCounter rejections;
    private final Keyring keyring;
    private final InstantSource clock;
    private final BlockingQueue<PendingMessage> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final FaultLogLimiter faults = new FaultLogLimiter();
    private final AtomicLong discarded = new AtomicLong();
    private final Set<Rejection> logged = EnumSet.noneOf(Rejection.class);
    private final SupervisedWorker thread;

    /** Messages that are being stored. */
    private final List<PendingMessage> batch = new ArrayList<>();

    /** Messages that could not be stored, in the order of their arrival. */
    private final List<FailingMessage> failing = new ArrayList<>();

    /** Used only by the thread {@code intake}, as are the next one and the lists above. */
    private Optional<Throwable> lastFailure = Optional.empty();

    /** Whether no message at all could be stored the last time. */
    private boolean outage;

    private record PendingMessage(Message message, Runnable acknowledger) {}

    /** Message that could not be stored alone so often, while others could. */
    private record FailingMessage(PendingMessage pending, int failures) {}

    /** Receiver of decoded messages. */
    @FunctionalInterface
    interface BatchReceiver {
        /** Stores all messages in one transaction, or none and throws. */
        void receive(List<Message> messages, Instant now);
    }

    ReceiveQueue(
            BatchReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            InstantSource clock,
            WorkerOwner owner) {
        this.receiver = receiver;
        this.rejections = rejections;
        this.keyring = keyring;
        this.clock = clock;
        this.thread = SupervisedWorker.of("intake", this::run, owner);
        thread.start();
    }

    /** Number of messages that found the queue full since the start. */
    long discarded() {
        return discarded.get();
    }

    @Override
    public boolean onMessage(
            String topic,
            byte[] payload,
            String key,
            String signature,
            int qos,
            Runnable acknowledger) {
        return switch (decoded(topic, payload, key, signature)) {
            case Decoded.Valid(Message message) ->
                    offer(new PendingMessage(message, acknowledger), qos);
            case Decoded.Rejected(Rejection reason, String detail) -> {
                reject(topic, reason, detail);
                acknowledger.run();
                yield true;
            }
        };
    }

    private Decoded decoded(String topic, byte[] payload, String key, String signature) {
        try {
            return Codec.decode(topic, payload, key, signature, keyring);
        } catch (RuntimeException e) {
            // The codec never throws by contract. After a bug in it the bytes must not come back.
            Logger.error(e, "Decoding {} bytes failed unexpectedly.", payload.length);
            return new Decoded.Rejected(Rejection.MALFORMED, "the decoder failed: " + e);
        }
    }

    private void reject(String topic, Rejection reason, String detail) {
        rejections.countByTopic(topic, reason, detail, clock.instant());
        boolean first;
        synchronized (logged) {
            first = logged.add(reason);
        }
        if (first) {
            Logger.warn(
                    "Rejected a message ({}: {}). Further ones are counted, not logged.",
                    reason,
                    detail);
        }
    }

    private boolean offer(PendingMessage pending, int qos) {
        boolean mayWait = qos > 0 || queue.remainingCapacity() > RESERVED_FOR_QOS_1;
        boolean accepted = mayWait && queue.offer(pending);
        if (!accepted && discarded.getAndIncrement() == 0) {
            Logger.warn(
                    "The receive queue is full; the stations send the discarded messages again."
                            + " Further ones are counted, not logged.");
        }
        return accepted;
    }

    private void run() {
        while (!isClosing()) {
            try {
                // What is left of a batch during which the thread died.
                batch.forEach(pending -> failing.add(new FailingMessage(pending, 0)));
                batch.clear();
                if (failing.size() < BATCH) {
                    PendingMessage first =
                            queue.poll(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
                    if (first != null) {
                        batch.add(first);
                    }
                    queue.drainTo(batch, BATCH - batch.size());
                }
                deliver();
                if (!failing.isEmpty()
                        && closing.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /**
     * Stores the batch in one transaction. If it fails, each message is stored in its own, and
     * those that failed are tried again with the next batch.
     */
    private void deliver() {
        boolean anyStored = false;
        if (!batch.isEmpty()) {
            if (store(batch)) {
                anyStored = true;
            } else {
                batch.forEach(pending -> failing.add(new FailingMessage(pending, 0)));
            }
            batch.clear();
        }
        if (!failing.isEmpty()) {
            storeFailing(anyStored);
        }
    }

    private boolean store(List<PendingMessage> batch) {
        try {
            receiver.receive(batch.stream().map(PendingMessage::message).toList(), clock.instant());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            lastFailure = Optional.of(e);
            return false;
        }
        batch.forEach(pending -> pending.acknowledger().run());
        return true;
    }

    /**
     * Tries the failing messages one by one. While no message at all can be stored, the database is
     * the cause, and none is given up; a message that fails while others are stored is given up
     * after {@value #ATTEMPTS} attempts.
     */
    private void storeFailing(boolean othersStored) {
        boolean anyStored = othersStored;
        var stillFailing = new ArrayList<FailingMessage>();
        for (FailingMessage one : failing) {
            if (stillFailing.size() >= UNSTORED_IN_A_ROW && !anyStored) {
                stillFailing.add(one);
            } else if (store(List.of(one.pending()))) {
                anyStored = true;
            } else {
                stillFailing.add(one);
            }
        }
        failing.clear();
        if (!anyStored) {
            failing.addAll(stillFailing);
            logOutage();
            return;
        }
        for (FailingMessage one : stillFailing) {
            if (one.failures() + 1 < ATTEMPTS) {
                failing.add(new FailingMessage(one.pending(), one.failures() + 1));
            } else {
                giveUp(one.pending());
            }
        }
        if (outage) {
            outage = false;
            Logger.info("Messages of stations are stored again.");
        }
    }

    private void logOutage() {
        outage = true;
        if (faults.next(failureText(), clock.instant()).isPresent()) {
            Logger.error("Messages of stations cannot be stored; trying again: {}", failureText());
        }
    }

    /** Drops a message that makes the office fail; the station's count of rejections says so. */
    private void giveUp(PendingMessage pending) {
        String topic = pending.message().topic().text();
        Logger.error(
                "A message on {} makes the office fail and is dropped: {}", topic, failureText());
        rejections.countByTopic(
                topic, Rejection.MALFORMED, "the office fails: " + failureText(), clock.instant());
        pending.acknowledger().run();
    }

    private String failureText() {
        return lastFailure.map(Throwable::toString).orElse("unknown");
    }

    /** Ends after the current batch; the broker sends the rest again. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
