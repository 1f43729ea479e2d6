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
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.store.Transactions;

/**
 * Where bytes become a message for the desk or a counted refusal, and the thread {@code intake}
 * that brings the messages to the desk, many at once.
 *
 * <p>A careful message is acknowledged when the desk has kept it. What was refused is acknowledged
 * too: asking for it again would bring the same bytes again, for ever.
 */
final class ReceiveQueue implements CentreConnection.MessageListener, AutoCloseable {
    /** How many messages wait for the desk. */
    static final int ROOM = 1_024;

    /**
     * How many of them are kept free for messages whose sender waits for an acknowledgement; the
     * broker sends no more of those than this. What is not careful finds the rest.
     */
    static final int CAREFUL_ROOM = 256;

    /** One transaction costs one wait for the disk; this many share it. */
    private static final int BATCH = 128;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final StationMessageReceiver receiver;
    private final RejectionCounter rejections;
    private final Keyring keyring;
    private final InstantSource clock;
    private final BlockingQueue<PendingMessage> queue = new ArrayBlockingQueue<>(ROOM);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong discarded = new AtomicLong();
    private final Set<Rejection> traced = EnumSet.noneOf(Rejection.class);
    private final Thread thread;

    private record PendingMessage(Message message, Runnable kept) {}

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

    /** How many messages found no room since the start. */
    long discarded() {
        return discarded.get();
    }

    @Override
    public boolean onMessage(
            String topic,
            byte[] payload,
            String key,
            String signature,
            boolean careful,
            Runnable kept) {
        return switch (decoded(topic, payload, key, signature)) {
            case Decoded.Valid(Message message) ->
                    offer(new PendingMessage(message, kept), careful) || !careful;
            case Decoded.Rejected(Rejection why, String detail) -> {
                reject(topic, why, detail);
                kept.run();
                yield true;
            }
        };
    }

    private Decoded decoded(String topic, byte[] payload, String key, String signature) {
        try {
            return Codec.decode(topic, payload, key, signature, keyring);
        } catch (RuntimeException e) {
            // The codec promises not to throw. If it does, the bytes must still not come back.
            Logger.error(e, "Decoding {} bytes failed in a way it never should.", payload.length);
            return new Decoded.Rejected(Rejection.MALFORMED, "the decoder failed: " + e);
        }
    }

    private void reject(String topic, Rejection why, String detail) {
        rejections.countByTopic(topic, why, detail, clock.instant());
        boolean first;
        synchronized (traced) {
            first = traced.add(why);
        }
        if (first) {
            Logger.warn(
                    "Refused a message ({}: {}). Further ones are counted, not traced.",
                    why,
                    detail);
        }
    }

    private boolean offer(PendingMessage letter, boolean careful) {
        boolean taken =
                (careful || queue.remainingCapacity() > CAREFUL_ROOM) && queue.offer(letter);
        if (!taken && discarded.getAndIncrement() == 0) {
            Logger.warn(
                    "The desk does not keep up with the stations; what finds no room is asked for"
                            + " again. Further ones are counted, not traced.");
        }
        return taken;
    }

    private void run() {
        while (!isClosing()) {
            try {
                var batch = new ArrayList<PendingMessage>();
                PendingMessage first = queue.poll(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Again and again while the books do not take it: nothing else can be done with it. */
    private void deliver(List<PendingMessage> batch) throws InterruptedException {
        boolean failedBefore = false;
        while (!isClosing()) {
            try {
                receiver.receive(
                        batch.stream().map(PendingMessage::message).toList(), clock.instant());
                batch.forEach(letter -> letter.kept().run());
                if (failedBefore) {
                    Logger.info("The books take what stations tell again.");
                }
                return;
            } catch (Transactions.Failed e) {
                if (!failedBefore) {
                    Logger.error(e, "The books do not take what stations tell; trying again.");
                }
                failedBefore = true;
                if (closing.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (RuntimeException e) {
                bringSingly(batch, e);
                return;
            }
        }
    }

    /** One of them breaks the desk; the others must not suffer for it, nor it come for ever. */
    private void bringSingly(List<PendingMessage> batch, RuntimeException why)
            throws InterruptedException {
        if (batch.size() == 1) {
            PendingMessage letter = batch.getFirst();
            Logger.error(why, "The desk failed over {}, which is dropped.", letter.message());
            letter.kept().run();
            return;
        }
        for (PendingMessage letter : batch) {
            deliver(List.of(letter));
        }
    }

    /** Ends after what is being brought to the desk now; the rest comes again. */
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
