package vn.tienglang.node.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.net.SocketFactory;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.LinkException;
import vn.tienglang.mqtt.LinkFailure;
import vn.tienglang.mqtt.MqttConnection;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.mqtt.PublishResult;
import vn.tienglang.mqtt.RetryBackoff;
import vn.tienglang.mqtt.Subscription;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Mailbox;

/**
 * Link of the station over MQTT 5, on its own thread named {@code link}.
 *
 * <pre>
 * Down       -> Connecting  at once, then after a wait that doubles up to a cap
 * Connecting -> Up          connected and subscribed: LinkUp
 * Connecting -> Down        refused, unreachable, no answer: LinkDown, once for each new reason
 * Up         -> Down        lost, or the mailbox was full: LinkDown
 * any        -> Closed      close()
 * </pre>
 */
public final class MqttLink implements Link {
    /** Keep-alive for a SIM card: rare enough to be cheap, frequent enough to notice a failure. */
    public static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

    private static final Duration RETRY_FIRST = Duration.ofSeconds(1);
    private static final Duration RETRY_CAP = Duration.ofMinutes(1);

    /** Number of QoS 1 messages that the station may hold before it acknowledges them. */
    private static final int RECEIVE_MAXIMUM = 32;

    /** More than the station ever sends at once: all unsent entries of a day are 200 batches. */
    private static final int QUEUE_SIZE = 256;

    /** How often an event is offered again to a mailbox that was full. */
    private static final Duration OFFER_RETRY = Duration.ofMillis(500);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final BrokerSettings settings;
    private final StationId station;
    private final SignedMessage will;
    private final Signer signer;
    private final Mailbox mailbox;
    private final InboundDecoder decoder;
    private final RetryBackoff backoff;
    private final BlockingQueue<LinkTask> tasks = new ArrayBlockingQueue<>(QUEUE_SIZE);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean up;

    /** Used only by the link's own thread, as are the next two. */
    private List<Event> unreported = List.of();

    private String lastReason = "";
    private boolean requestAllRetained = true;

    /** Whether other keys of the centre are trusted than when this connection began. */
    private volatile boolean keysChanged;

    /** Task of the link's thread. */
    private sealed interface LinkTask {
        record Send(Message message) implements LinkTask {}

        /** Checks whether the connection is lost and reports pending events. */
        record CheckConnection() implements LinkTask {}
    }

    private MqttLink(
            BrokerSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Function<SignedMessage, CentreKeyring.Result> keyLists,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator random) {
        this.settings = settings;
        this.station = will.station();
        this.will = Codec.encode(will, signer);
        this.signer = signer;
        this.mailbox = mailbox;
        this.decoder =
                new InboundDecoder(station, keyring, list -> keys(keyLists.apply(list)), mailbox);
        this.backoff = RetryBackoff.withJitter(settings.retryFirst(), settings.retryCap(), random);
        this.thread = new Thread(this::run, "link");
        this.thread.setDaemon(true);
    }

    /**
     * Settings with the usual times of a station.
     *
     * @param station client id and user name
     * @param sockets makes the sockets, with or without TLS
     */
    public static BrokerSettings settings(
            String host, int port, StationId station, String secret, SocketFactory sockets) {
        return new BrokerSettings(
                host, port, station.value(), secret, KEEP_ALIVE, RETRY_FIRST, RETRY_CAP, sockets);
    }

    /**
     * Connects to the broker, and again after each failure, until it is closed. Never fails: a
     * broker that cannot be reached is reported as {@code Event.LinkDown}.
     *
     * @param will what the broker publishes for the station when the link breaks
     * @param keyring holds the centre's keys, and takes their announcements
     * @param certificate takes renewed certificates; empty without TLS
     * @param signer signs as the station
     * @param random spreads the attempts of many stations
     */
    public static MqttLink open(
            BrokerSettings settings,
            Message.StationLost will,
            CentreKeyring keyring,
            Optional<StationCertificate> certificate,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator random) {
        return open(
                settings,
                will,
                keyring,
                message -> receive(message, will.station(), keyring, certificate),
                signer,
                mailbox,
                random);
    }

    private static CentreKeyring.Result receive(
            SignedMessage message,
            StationId station,
            CentreKeyring keyring,
            Optional<StationCertificate> certificate) {
        if (CentreKeyList.isTopic(message.topic())) {
            return keyring.receive(message);
        }
        boolean isSigned = message.isSignedBy(keyring.of(new Topic.TimeAnswer(station)));
        return isSigned && certificate.map(one -> one.renewed(message.payload())).orElse(true)
                ? CentreKeyring.Result.KNOWN
                : CentreKeyring.Result.REJECTED;
    }

    /** A link with fixed keys: it rejects announcements of others. */
    public static MqttLink open(
            BrokerSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator random) {
        return open(
                settings,
                will,
                keyring,
                _ -> CentreKeyring.Result.REJECTED,
                signer,
                mailbox,
                random);
    }

    private static MqttLink open(
            BrokerSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Function<SignedMessage, CentreKeyring.Result> keyLists,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator random) {
        var link = new MqttLink(settings, will, keyring, keyLists, signer, mailbox, random);
        link.thread.start();
        return link;
    }

    @Override
    public void send(Message message) {
        if (!up) {
            return;
        }
        if (!tasks.offer(new LinkTask.Send(message))) {
            Logger.warn("{} messages wait for the link; one more is dropped", QUEUE_SIZE);
        }
    }

    /** Sends the waiting messages, within a few seconds, then ends. */
    @Override
    public void close() {
        closing.countDown();
        wakeUp();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
                Logger.warn("The link thread did not end within {}", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /**
     * Retained messages that the keys before did not verify were rejected. After a change the link
     * connects again and asks for them once more.
     */
    private CentreKeyring.Result keys(CentreKeyring.Result result) {
        if (result == CentreKeyring.Result.CHANGED) {
            keysChanged = true;
            wakeUp();
        }
        return result;
    }

    private void wakeUp() {
        // If the queue is full the thread is busy, and checks the connection after each task.
        boolean _ = tasks.offer(new LinkTask.CheckConnection());
    }

    private void run() {
        while (!isClosing()) {
            try {
                connectOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The link thread must never exit.
                Logger.error(e, "The link failed unexpectedly; connecting again");
                down("lỗi trong chương trình: " + e);
            }
            try {
                pause(backoff.next());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void connectOnce() throws InterruptedException {
        if (keysChanged) {
            keysChanged = false;
            requestAllRetained = true;
        }
        try (var connection =
                MqttConnection.connect(
                        settings, Optional.of(will), subscription(), decoder, this::wakeUp)) {
            requestAllRetained = false;
            Logger.info("Connected to the centre at {}:{}", settings.host(), settings.port());
            long since = System.nanoTime();
            tasks.clear();
            up = true;
            lastReason = "";
            report(new Event.LinkUp());
            String reason = serve(connection);
            up = false;
            if (!isClosing()) {
                down(reason);
            }
            if (System.nanoTime() - since >= settings.retryCap().toNanos()) {
                backoff.reset();
            }
        } catch (LinkException e) {
            down(text(e.failure()));
        } finally {
            up = false;
        }
    }

    private Subscription subscription() {
        return new Subscription(
                List.of(Topic.downFilter(station), Topic.ALL_FILTER),
                RECEIVE_MAXIMUM,
                requestAllRetained);
    }

    private String text(LinkFailure failure) {
        return LinkFailureText.of(failure, decoder.mailboxFullCount());
    }

    /** Runs tasks until the connection is lost, and returns why, or until the link is closed. */
    private String serve(MqttConnection connection) throws InterruptedException {
        while (true) {
            Optional<LinkFailure> failure = connection.failure();
            if (failure.isPresent()) {
                return text(failure.get());
            }
            if (isClosing() && tasks.isEmpty()) {
                return "";
            }
            if (keysChanged && tasks.isEmpty()) {
                return "khóa của trung tâm vừa được thay, kết nối lại";
            }
            switch (nextTask()) {
                case LinkTask.CheckConnection() -> reportPending();
                case LinkTask.Send(Message message) -> {
                    try {
                        publish(connection, message);
                    } catch (LinkException e) {
                        return text(connection.failure().orElse(e.failure()));
                    }
                }
            }
        }
    }

    private LinkTask nextTask() throws InterruptedException {
        if (unreported.isEmpty()) {
            return tasks.take();
        }
        LinkTask task = tasks.poll(OFFER_RETRY.toMillis(), TimeUnit.MILLISECONDS);
        return task == null ? new LinkTask.CheckConnection() : task;
    }

    private void publish(MqttConnection connection, Message message) throws LinkException {
        Optional<Publication> publication = StationDelivery.of(message, signer);
        if (publication.isEmpty()) {
            Logger.error("A station never sends {}; not sent", message);
            return;
        }
        PublishResult result = connection.publish(List.of(publication.get())).getFirst();
        if (!result.accepted()) {
            Logger.warn(
                    "The broker refused {} with reason {}",
                    publication.get().message(),
                    result.reasonCode());
        }
    }

    private void down(String reason) {
        if (reason.equals(lastReason)) {
            return;
        }
        lastReason = reason;
        Logger.warn("No connection to {}:{}: {}", settings.host(), settings.port(), reason);
        report(new Event.LinkDown(reason));
    }

    /** The newest state replaces an unreported one: only the newest is true. */
    private void report(Event state) {
        unreported = mailbox.offer(state) ? List.of() : List.of(state);
    }

    private void reportPending() {
        unreported.forEach(this::report);
    }

    private void pause(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            reportPending();
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            long turn = unreported.isEmpty() ? left : Math.min(left, OFFER_RETRY.toNanos());
            if (closing.await(turn, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
