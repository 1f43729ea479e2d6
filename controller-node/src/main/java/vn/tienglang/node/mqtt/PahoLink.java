package vn.tienglang.node.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.node.Link;
import vn.tienglang.node.Mailbox;
import vn.tienglang.node.playout.Event;

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
public final class PahoLink implements Link {
    /** More than the station ever has to say at once: all day's unsent entries are 200 batches. */
    private static final int OUTBOX = 256;

    /** How often an event is offered again to a mailbox that was full. */
    private static final Duration OFFER_AGAIN = Duration.ofMillis(500);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final LinkSettings settings;
    private final Parcel will;
    private final Signer signer;
    private final Mailbox mailbox;
    private final Door door;
    private final Backoff backoff;
    private final BlockingQueue<Errand> errands = new ArrayBlockingQueue<>(OUTBOX);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean up;

    /** Only the link's own thread looks at these. */
    private List<Event> untold = List.of();

    private String lastWhy = "";
    private boolean askForEverything = true;

    /** What the link's thread is asked to do. */
    private sealed interface Errand {
        record Say(Message message) implements Errand {}

        /** Something changed: look whether the connection still stands. */
        record LookUp() implements Errand {}
    }

    private PahoLink(
            LinkSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator chance) {
        this.settings = settings;
        this.will = Codec.seal(will, signer);
        this.signer = signer;
        this.mailbox = mailbox;
        this.door = new Door(settings.station(), keyring, mailbox);
        this.backoff = new Backoff(settings.retryFirst(), settings.retryCap(), chance);
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
    public static PahoLink open(
            LinkSettings settings,
            Message.StationLost will,
            Keyring keyring,
            Signer signer,
            Mailbox mailbox,
            RandomGenerator chance) {
        var link = new PahoLink(settings, will, keyring, signer, mailbox, chance);
        link.thread.start();
        return link;
    }

    @Override
    public void send(Message message) {
        if (!up) {
            return;
        }
        if (!errands.offer(new Errand.Say(message))) {
            Logger.warn("{} messages wait for the link; one more is lost", OUTBOX);
        }
    }

    /** Sends what already waits, within a few seconds, then leaves. */
    @Override
    public void close() {
        closing.countDown();
        lookUp();
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

    private void lookUp() {
        // When there is no room the thread is busy with the errands and looks up after each.
        boolean _ = errands.offer(new Errand.LookUp());
    }

    private void run() {
        while (!isClosing()) {
            try {
                callOnce();
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

    private void callOnce() throws InterruptedException {
        try (var connection =
                Connection.make(settings, will, askForEverything, door, this::lookUp)) {
            askForEverything = false;
            Logger.info("Connected to the centre at {}:{}", settings.host(), settings.port());
            long since = System.nanoTime();
            errands.clear();
            up = true;
            lastWhy = "";
            tell(new Event.LinkUp());
            String why = serve(connection);
            up = false;
            if (!isClosing()) {
                down(why);
            }
            if (System.nanoTime() - since >= settings.retryCap().toNanos()) {
                backoff.reset();
            }
        } catch (Broken e) {
            down(e.words());
        } finally {
            up = false;
        }
    }

    /** Runs errands until the connection is lost, and says why; or until we close. */
    private String serve(Connection connection) throws InterruptedException {
        while (true) {
            if (connection.isLost()) {
                return connection.lostWhy();
            }
            if (isClosing() && errands.isEmpty()) {
                return "";
            }
            switch (nextErrand()) {
                case Errand.LookUp() -> tellAgain();
                case Errand.Say(Message message) -> {
                    try {
                        say(connection, message);
                    } catch (Broken e) {
                        return connection.isLost() ? connection.lostWhy() : e.words();
                    }
                }
            }
        }
    }

    private Errand nextErrand() throws InterruptedException {
        if (untold.isEmpty()) {
            return errands.take();
        }
        Errand errand = errands.poll(OFFER_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return errand == null ? new Errand.LookUp() : errand;
    }

    private void say(Connection connection, Message message) throws Broken {
        Optional<Delivery> delivery = Delivery.of(message);
        if (delivery.isEmpty()) {
            Logger.error("A station has no business saying {}; not sent", message);
            return;
        }
        connection.publish(Codec.seal(message, signer), delivery.get());
    }

    private void down(String why) {
        if (why.equals(lastWhy)) {
            return;
        }
        lastWhy = why;
        Logger.warn("No connection to {}:{}: {}", settings.host(), settings.port(), why);
        tell(new Event.LinkDown(why));
    }

    /** The newest state replaces one that could not be told: only the newest is true. */
    private void tell(Event state) {
        untold = mailbox.offer(state) ? List.of() : List.of(state);
    }

    private void tellAgain() {
        untold.forEach(this::tell);
    }

    private void pause(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            tellAgain();
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            long turn = untold.isEmpty() ? left : Math.min(left, OFFER_AGAIN.toNanos());
            if (closing.await(turn, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
