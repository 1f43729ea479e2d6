package vn.tienglang.central.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.mqtt.LinkException;
import vn.tienglang.mqtt.MessageListener;
import vn.tienglang.mqtt.MqttConnection;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.mqtt.PublishResult;
import vn.tienglang.mqtt.RetryBackoff;
import vn.tienglang.mqtt.Subscription;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.publish.OutboxService;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.office.worker.SupervisedWorker;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Link of the centre to the broker, on its own thread named {@code link}.
 *
 * <pre>
 * Down       -> Connecting  at once, then after a wait that doubles up to a cap
 * Connecting -> Up          connected and subscribed; the outbox is read
 * Connecting -> Down        refused, unreachable, no answer
 * Up         -> Down        lost, or the broker sends more than the receive maximum
 * any        -> Closed      close()
 * </pre>
 *
 * <p>Paho's own threads never publish: the thread {@code intake} passes a received message to the
 * office, and the answer of the office waits in the {@link SendQueue} for the thread {@code link}.
 */
public final class CentreLink implements AutoCloseable {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final CentreLinkSettings settings;
    private final SendQueue sendQueue;
    private final OutboxService outbox;
    private final Signer signer;

    /** The key of {@link #signer}. */
    private final KeyId key;

    private final InstantSource clock;
    private final List<SignedMessage> announcements;
    private final ReceiveQueue receiveQueue;
    private final MessageListener listener;

    /** Whether the retained messages are to be requested again. */
    private final AtomicBoolean retainedWanted = new AtomicBoolean();

    private final RetryBackoff backoff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SupervisedWorker thread;
    private volatile String downReason = "not connected yet";

    /** Used only by the link's own thread, as are the next two. */
    private boolean requestAllRetained = true;

    private final UplinkRate uplink = new UplinkRate();

    private boolean outboxFailed;

    private CentreLink(
            CentreLinkSettings settings,
            SendQueue sendQueue,
            OutboxService outbox,
            StationMessageReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            Predicate<StationId> handles,
            Signer signer,
            List<SignedMessage> announcements,
            InstantSource clock,
            WorkerOwner owner) {
        this.settings = settings;
        this.sendQueue = sendQueue;
        this.outbox = outbox;
        this.signer = signer;
        this.announcements = List.copyOf(announcements);
        this.key = signer.sign(new byte[0]).key();
        this.clock = clock;
        this.backoff =
                RetryBackoff.withoutJitter(
                        settings.broker().retryFirst(), settings.broker().retryCap());
        this.receiveQueue = new ReceiveQueue(receiver::receive, rejections, keyring, clock, owner);
        this.listener = new OwnStationsListener(receiveQueue, handles);
        this.thread = SupervisedWorker.of("link", this::run, owner);
    }

    /**
     * Connects to the broker, and again after each failure, until it is closed. Never fails.
     *
     * @param sendQueue queue into which the office sends
     * @param outbox messages to send
     * @param receiver receives the messages of stations
     * @param rejections counts messages that cannot be read
     * @param keyring holds the stations' keys
     * @param handles whether this centre handles the states and part requests of a station; always,
     *     if the centre is alone
     * @param signer signs as the centre
     * @param announcements signed lists of the centre's keys, retained at the broker; sent first
     *     after every connect
     * @param owner is notified when a thread of the link ends by an exception
     */
    public static CentreLink open(
            CentreLinkSettings settings,
            SendQueue sendQueue,
            OutboxService outbox,
            StationMessageReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            Predicate<StationId> handles,
            Signer signer,
            List<SignedMessage> announcements,
            InstantSource clock,
            WorkerOwner owner) {
        var link =
                new CentreLink(
                        settings,
                        sendQueue,
                        outbox,
                        receiver,
                        rejections,
                        keyring,
                        handles,
                        signer,
                        announcements,
                        clock,
                        owner);
        link.thread.start();
        return link;
    }

    /** State of the link: up, or down with the reason. */
    public sealed interface State {
        /** Connected and subscribed. */
        record Up() implements State {}

        /** Not connected; the link tries again. */
        record Down(String why) implements State {}
    }

    /** Current state; from any thread. */
    public State state() {
        String reason = downReason;
        return reason.isEmpty() ? new State.Up() : new State.Down(reason);
    }

    /**
     * Centres have come or gone: requests the retained states again, because this centre may handle
     * other stations now, and reads the outbox. From any thread; returns at once.
     */
    public void centresChanged() {
        retainedWanted.set(!settings.retained().isEmpty());
        sendQueue.outboxChanged();
    }

    /** Number of messages of stations discarded since the start; the stations send them again. */
    public long discarded() {
        return receiveQueue.discarded();
    }

    /** Sends the waiting messages, within a few seconds, then ends. */
    @Override
    public void close() {
        closing.countDown();
        sendQueue.wakeUp();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
                Logger.warn("The link thread did not end within {}.", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receiveQueue.close();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        while (!isClosing()) {
            try {
                connectOnce();
                if (closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void connectOnce() throws InterruptedException {
        // Before connecting: the broker may deliver stored messages at once, and the queue must
        // accept the answers to them.
        sendQueue.open();
        try (var connection =
                MqttConnection.connect(
                        settings.broker(),
                        Optional.empty(),
                        subscription(),
                        listener,
                        sendQueue::wakeUp)) {
            requestAllRetained = settings.isSessionShort();
            long since = System.nanoTime();
            Logger.info("The centre is connected to the broker at {}.", settings);
            downReason = "";
            try {
                // First: what follows may be signed with a key that only they make trusted.
                publish(
                        connection,
                        announcements.stream()
                                .map(list -> new Publication(list, 1, true, 0))
                                .toList());
                serve(connection);
            } finally {
                // Two centres with one client id disconnect each other at once: retry slowly.
                if (System.nanoTime() - since > settings.broker().retryCap().toNanos()) {
                    backoff.reset();
                }
            }
            down(connection.failure().map(CentreLinkFailureText::of).orElse("closed"));
        } catch (LinkException e) {
            down(CentreLinkFailureText.of(e.failure()));
        } catch (RuntimeException e) {
            // The link thread must never exit.
            Logger.error(e, "The link failed unexpectedly; connecting again.");
            down("a fault of the program: " + e);
        } finally {
            sendQueue.close();
        }
    }

    private Subscription subscription() {
        return new Subscription(
                settings.filters(), ReceiveQueue.RESERVED_FOR_QOS_1, requestAllRetained);
    }

    private void down(String reason) {
        if (!reason.equals(downReason) && !isClosing()) {
            Logger.warn("The centre has no connection to the broker at {}: {}.", settings, reason);
        }
        downReason = reason;
    }

    private void serve(MqttConnection connection) throws LinkException, InterruptedException {
        while (connection.failure().isEmpty()) {
            if (retainedWanted.getAndSet(false)) {
                connection.requestRetained(settings.retained());
            }
            Duration wait = isClosing() ? Duration.ZERO : settings.outboxPoll();
            SendQueue.SendBatch batch = sendQueue.next(connection.window(), uplink.bytes(), wait);
            if (isClosing() && batch.isEmpty()) {
                return;
            }
            publish(connection, sendQueue.publications(connection.window()));
            // Each step sends for a bounded time, and the lanes are read again after the last one.
            sendAll(connection, batch.answers());
            if (batch.outboxFilled() || batch.isEmpty()) {
                drainOutbox(connection);
            }
            sendAll(connection, batch.parts());
        }
    }

    private void sendAll(MqttConnection connection, List<Message> messages) throws LinkException {
        var publications = new ArrayList<Publication>();
        for (Message message : messages) {
            try {
                publications.add(CentreDelivery.of(message, signer));
            } catch (RuntimeException e) {
                // A station asks again for what does not come.
                Logger.error(e, "A message on {} cannot be encoded.", message.topic().text());
            }
        }
        publish(connection, publications);
    }

    private List<PublishResult> publish(MqttConnection connection, List<Publication> publications)
            throws LinkException {
        if (publications.isEmpty()) {
            return List.of();
        }
        long since = System.nanoTime();
        List<PublishResult> results = connection.publish(publications);
        long bytes = publications.stream().mapToLong(one -> one.message().size()).sum();
        uplink.measured(bytes, System.nanoTime() - since);
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).accepted()) {
                Logger.warn(
                        "The broker refused {}, reason {}.",
                        publications.get(i).message().topic(),
                        results.get(i).reasonCode());
            }
        }
        return results;
    }

    /**
     * Sends the emergencies in the outbox, and so many logs as fit into the window of the uplink,
     * but at least one message. If there may be more, the outbox is read again.
     */
    private void drainOutbox(MqttConnection connection) throws LinkException {
        try {
            List<OutboxMessage> items = outbox.next(connection.window());
            if (items.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            var chosen = new ArrayList<OutboxMessage>();
            var publications = new ArrayList<Publication>();
            long bytes = 0;
            for (OutboxMessage item : items) {
                boolean urgent = OutboxPriority.isAtOnce(item.message());
                if (!urgent && !chosen.isEmpty() && bytes >= uplink.bytes()) {
                    break;
                }
                Optional<Publication> publication = encoded(item, now);
                if (publication.isPresent()) {
                    chosen.add(item);
                    publications.add(publication.get());
                    bytes += publication.get().message().size();
                }
            }
            settle(chosen, publish(connection, publications));
            // Something was sent, postponed or taken out: there is room to read further.
            sendQueue.outboxChanged();
            outboxFailed = false;
        } catch (Transactions.Failed e) {
            if (!outboxFailed) {
                Logger.error(
                        "The outbox cannot be read or updated; trying again later: {}",
                        String.valueOf(e.getMessage()));
            }
            outboxFailed = true;
        }
    }

    /** The message, encoded and signed; one that cannot be becomes a dead letter. */
    private Optional<Publication> encoded(OutboxMessage item, Instant now) {
        try {
            return Optional.of(CentreDelivery.of(item, now, signer, key));
        } catch (RuntimeException e) {
            Logger.error(e, "A message on {} cannot be encoded.", item.message().topic().text());
            outbox.bury(item, UndeliverableMessage.Reason.NOT_ENCODABLE, e.toString());
            return Optional.empty();
        }
    }

    /** Records the broker's answers: a crash before this only sends the messages again. */
    private void settle(List<OutboxMessage> items, List<PublishResult> results) {
        var sent = new ArrayList<OutboxMessage>();
        for (int i = 0; i < items.size(); i++) {
            PublishResult result = results.get(i);
            String detail = "reason code " + result.reasonCode() + " of the broker";
            if (result.accepted()) {
                sent.add(items.get(i));
            } else if (result.isPermanent()) {
                outbox.bury(items.get(i), UndeliverableMessage.Reason.REFUSED, detail);
            } else {
                outbox.postpone(items.get(i), detail);
            }
        }
        if (!sent.isEmpty()) {
            outbox.markSent(sent);
        }
    }
}
