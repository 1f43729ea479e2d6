package vn.tienglang.central.link;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tinylog.Logger;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.mqtt.MessageListener;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.store.Transactions;

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

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final StationMessageReceiver receiver;
    private final RejectionCounter rejections;
    private final Keyring keyring;
    private final InstantSource clock;
    private final BlockingQueue<PendingMessage> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong discarded = new AtomicLong();
    private final Set<Rejection> logged = EnumSet.noneOf(Rejection.class);
    private final Thread thread;

    private record PendingMessage(Message message, Runnable acknowledger) {}

    ReceiveQueue(
            StationMessageReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            InstantSource clock) {
        this.receiver = receiver;
        this.rejections = rejections;
        this.keyring = keyring;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("intake").start(this::run);
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
                var batch = new ArrayList<PendingMessage>();
                PendingMessage first = queue.poll(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    deliver(batch);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Retries until the messages are stored: they can go nowhere else. */
    private void deliver(List<PendingMessage> batch) throws InterruptedException {
        boolean failedBefore = false;
        while (!isClosing()) {
            try {
                receiver.receive(
                        batch.stream().map(PendingMessage::message).toList(), clock.instant());
                batch.forEach(pending -> pending.acknowledger().run());
                if (failedBefore) {
                    Logger.info("Messages of stations are stored again.");
                }
                return;
            } catch (Transactions.Failed e) {
                if (!failedBefore) {
                    Logger.error(e, "Messages of stations cannot be stored; trying again.");
                }
                failedBefore = true;
                if (closing.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (RuntimeException e) {
                deliverSingly(batch, e);
                return;
            }
        }
    }

    /**
     * Delivers one by one: the message that makes the office fail is dropped, the others are not.
     */
    private void deliverSingly(List<PendingMessage> batch, RuntimeException cause)
            throws InterruptedException {
        if (batch.size() == 1) {
            PendingMessage pending = batch.getFirst();
            Logger.error(cause, "{} made the office fail and is dropped.", pending.message());
            pending.acknowledger().run();
            return;
        }
        for (PendingMessage pending : batch) {
            deliver(List.of(pending));
        }
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
