package vn.tienglang.node.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.LinkException;
import vn.tienglang.mqtt.RetryBackoff;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Mailbox;

/**
 * The link over MQTT 5, by Paho, on a thread of its own named {@code link}.
 *
 * <pre>
 * Away    -> Calling   at once, then after a wait that doubles up to a cap
 * Calling -> Up        connected and subscribed: LinkUp
 * Calling -> Away      refused, unreachable, no answer: LinkDown, told again only if it reads new
 * Up      -> Away      lost, or the mailbox was full: LinkDown
 * any     -> Closed    close()
 * </pre>
 */
public final class MqttLink implements Link {
    /** More than the station ever has to say at once: all day's unsent entries are 200 batches. */
    private static final int QUEUE_SIZE = 256;

    /** How often an event is offered again to a mailbox that was full. */
    private static final Duration OFFER_RETRY = Duration.ofMillis(500);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final BrokerSettings settings;
    private final SignedMessage will;
    private final Signer signer;
    private final Mailbox mailbox;
    private final InboundDecoder decoder;
    private final RetryBackoff backoff;
    private final BlockingQueue<LinkTask> tasks = new ArrayBlockingQueue<>(QUEUE_SIZE);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean up;

    /** Only the link's own thread looks at these. */
    private List<Event> unreported = List.of();

    private String lastReason = "";
    private boolean requestAllRetained = true;

    /** What the link's thread is asked to do. */
    private sealed interface LinkTask {
        record Send(Message message) implements LinkTask {}

        /** Something changed: look whether the connection still stands. */
        record CheckConnection() implements LinkTask {}
    }

    private MqttLink(
            BrokerSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator chance) {
        this.settings = settings;
        this.will = Codec.encode(will, signer);
        this.signer = signer;
        this.mailbox = mailbox;
        this.decoder = new InboundDecoder(settings.station(), keyring, mailbox);
        this.backoff = new RetryBackoff(settings.retryFirst(), settings.retryCap(), chance);
        this.thread = new Thread(this::run, "link");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to call the broker, and keeps calling until it is closed. Never fails: a broker that
     * cannot be reached is told as {@code Event.LinkDown}.
     *
     * @param will what the broker says for us when the link breaks
     * @param keyring answers with the centre's key
     * @param signer the station's own
     * @param chance spreads the calls of many stations
     */
    public static MqttLink open(
            BrokerSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator chance) {
        var link = new MqttLink(settings, will, keyring, signer, mailbox, chance);
        link.thread.start();
        return link;
    }

    @Override
    public void send(Message message) {
        if (!up) {
            return;
        }
        if (!tasks.offer(new LinkTask.Send(message))) {
            Logger.warn("{} messages wait for the link; one more is lost", QUEUE_SIZE);
        }
    }

    /** Sends what already waits, within a few seconds, then leaves. */
    @Override
    public void close() {
        closing.countDown();
        wakeUp();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
                Logger.warn("The link did not end within {}; left behind", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void wakeUp() {
        // When there is no room the thread is busy with the errands and looks up after each.
        boolean _ = tasks.offer(new LinkTask.CheckConnection());
    }

    private void run() {
        while (!isClosing()) {
            try {
                connectOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The road must never end for good; what we cannot explain is traced and retried.
                Logger.error(e, "The link failed in a way it never should; calling again");
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
        try (var connection =
                StationConnection.connect(
                        settings, will, requestAllRetained, decoder, this::wakeUp)) {
            requestAllRetained = false;
            Logger.info("Connected to the centre at {}:{}", settings.host(), settings.port());
            long since = System.nanoTime();
            tasks.clear();
            up = true;
            lastReason = "";
            report(new Event.LinkUp());
            String why = serve(connection);
            up = false;
            if (!isClosing()) {
                down(why);
            }
            if (System.nanoTime() - since >= settings.retryCap().toNanos()) {
                backoff.reset();
            }
        } catch (LinkException e) {
            down(e.staffMessage());
        } finally {
            up = false;
        }
    }

    /** Runs errands until the connection is lost, and says why; or until we close. */
    private String serve(StationConnection connection) throws InterruptedException {
        while (true) {
            if (connection.isLost()) {
                return connection.lostReason();
            }
            if (isClosing() && tasks.isEmpty()) {
                return "";
            }
            switch (nextTask()) {
                case LinkTask.CheckConnection() -> reportPending();
                case LinkTask.Send(Message message) -> {
                    try {
                        publish(connection, message);
                    } catch (LinkException e) {
                        return connection.isLost() ? connection.lostReason() : e.staffMessage();
                    }
                }
            }
        }
    }

    private LinkTask nextTask() throws InterruptedException {
        if (unreported.isEmpty()) {
            return tasks.take();
        }
        LinkTask errand = tasks.poll(OFFER_RETRY.toMillis(), TimeUnit.MILLISECONDS);
        return errand == null ? new LinkTask.CheckConnection() : errand;
    }

    private void publish(StationConnection connection, Message message) throws LinkException {
        Optional<StationDelivery> delivery = StationDelivery.of(message);
        if (delivery.isEmpty()) {
            Logger.error("A station has no business saying {}; not sent", message);
            return;
        }
        connection.publish(Codec.encode(message, signer), delivery.get());
    }

    private void down(String why) {
        if (why.equals(lastReason)) {
            return;
        }
        lastReason = why;
        Logger.warn("No connection to {}:{}: {}", settings.host(), settings.port(), why);
        report(new Event.LinkDown(why));
    }

    /** The newest state replaces one that could not be told: only the newest is true. */
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
