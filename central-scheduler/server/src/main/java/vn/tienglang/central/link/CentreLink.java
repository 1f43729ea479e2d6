package vn.tienglang.central.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.publish.OutboxService;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;

/**
 * The centre's link to the broker, on a thread of its own named {@code link}.
 *
 * <pre>
 * Away    -> Calling   at once, then after a wait that doubles up to a cap
 * Calling -> Up        connected and subscribed; the outbox is looked into
 * Calling -> Away      refused, unreachable, no answer
 * Up      -> Away      lost, or a broker that sends more than was agreed on
 * any     -> Closed    close()
 * </pre>
 *
 * <p>Nothing is ever published from one of Paho's own threads: a message that came is brought to
 * the desk by {@code intake}, and what the desk answers waits in the {@link SendQueue} for this
 * one.
 */
public final class CentreLink implements AutoCloseable {
    /** The outbox is looked into at least so often, should every word about it get lost. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(30);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final CentreLinkSettings settings;
    private final SendQueue dispatch;
    private final OutboxService outbox;
    private final Signer signer;
    private final InstantSource clock;
    private final ReceiveQueue inbox;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile String downWhy = "not connected yet";

    /** Only the link's own thread looks at these. */
    private boolean askForEverything = true;

    private boolean outboxFailed;
    private Duration wait;

    private CentreLink(
            CentreLinkSettings settings,
            SendQueue dispatch,
            OutboxService outbox,
            StationMessageReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            Signer signer,
            InstantSource clock) {
        this.settings = settings;
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.signer = signer;
        this.clock = clock;
        this.wait = settings.retryFirst();
        this.inbox = new ReceiveQueue(receiver, rejections, keyring, clock);
        this.thread = Thread.ofPlatform().daemon().name("link").unstarted(this::run);
    }

    /**
     * Begins to call the broker, and keeps calling until it is closed. Never fails.
     *
     * @param dispatch the sender that the services use
     * @param outbox messages to send
     * @param receiver receives the stations' messages
     * @param rejections counts what could not be read as a message
     * @param keyring knows the stations' keys
     * @param signer signs as the centre
     */
    public static CentreLink open(
            CentreLinkSettings settings,
            SendQueue dispatch,
            OutboxService outbox,
            StationMessageReceiver receiver,
            RejectionCounter rejections,
            Keyring keyring,
            Signer signer,
            InstantSource clock) {
        var link =
                new CentreLink(
                        settings, dispatch, outbox, receiver, rejections, keyring, signer, clock);
        link.thread.start();
        return link;
    }

    /** Whether it is up, and otherwise why not. */
    public sealed interface State {
        /** Connected and subscribed. */
        record Up() implements State {}

        /** Not; being called again. */
        record Down(String why) implements State {}
    }

    /** How the link is now; may be asked from any thread. */
    public State state() {
        String why = downWhy;
        return why.isEmpty() ? new State.Up() : new State.Down(why);
    }

    /** How many messages of stations found no room since the start; they are told again. */
    public long discarded() {
        return inbox.discarded();
    }

    /** Sends what already waits, within a few seconds, and leaves. */
    @Override
    public void close() {
        closing.countDown();
        dispatch.wakeUp();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
                Logger.warn("The link did not end within {}; left behind.", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inbox.close();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        while (!isClosing()) {
            try {
                connectOnce();
                if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                wait = shorter(wait.multipliedBy(2), settings.retryCap());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void connectOnce() throws InterruptedException {
        // Before the call: a broker that kept messages for us hands them out at once, and what the
        // desk answers to them must find the way open.
        dispatch.open();
        try (var connection =
                CentreConnection.open(
                        settings,
                        ReceiveQueue.CAREFUL_ROOM,
                        askForEverything,
                        inbox,
                        dispatch::wakeUp)) {
            askForEverything = false;
            long since = System.nanoTime();
            Logger.info("The centre is connected to the broker at {}.", settings);
            downWhy = "";
            try {
                serve(connection);
            } finally {
                // Two centres of one name throw each other out at once; that must not go fast.
                if (System.nanoTime() - since > settings.retryCap().toNanos()) {
                    wait = settings.retryFirst();
                }
            }
            down(connection.isLost() ? connection.lostWhy() : "closed");
        } catch (CentreLinkException e) {
            down(e.reason());
        } catch (RuntimeException e) {
            // The road must never end for good; what we cannot explain is traced and retried.
            Logger.error(e, "The link failed in a way it never should; calling again.");
            down("a fault of the program: " + e);
        } finally {
            dispatch.close();
        }
    }

    private void down(String why) {
        if (!why.equals(downWhy) && !isClosing()) {
            Logger.warn("The centre has no connection to the broker at {}: {}.", settings, why);
        }
        downWhy = why;
    }

    private void serve(CentreConnection connection)
            throws CentreLinkException, InterruptedException {
        while (!connection.isLost()) {
            SendQueue.SendBatch errands =
                    isClosing()
                            ? dispatch.next(connection.window(), Duration.ZERO)
                            : dispatch.next(connection.window(), LOOK_ANYWAY);
            if (isClosing() && errands.isEmpty()) {
                return;
            }
            // First what must arrive: an emergency lies in the outbox, parts do not.
            if (errands.outboxFilled() || errands.isEmpty()) {
                drainOutbox(connection);
            }
            sendAll(connection, errands.messages());
        }
    }

    private void sendAll(CentreConnection connection, List<Message> messages)
            throws CentreLinkException {
        if (!messages.isEmpty()) {
            connection.publish(
                    messages.stream().map(message -> CentreDelivery.of(message, signer)).toList());
        }
    }

    /** Takes one handful out; where there may be more, it is asked to look again. */
    private void drainOutbox(CentreConnection connection) throws CentreLinkException {
        try {
            List<OutboxMessage> items = outbox.next(connection.window());
            if (items.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            List<Boolean> taken =
                    connection.publish(
                            items.stream()
                                    .map(item -> CentreDelivery.of(item, now, signer))
                                    .toList());
            var sent = new ArrayList<OutboxMessage>();
            for (int i = 0; i < items.size(); i++) {
                if (taken.get(i)) {
                    sent.add(items.get(i));
                }
            }
            if (!sent.isEmpty()) {
                // Only now: had we died before, they would be sent again, which does no harm.
                outbox.markSent(sent);
                dispatch.outboxChanged();
            }
            outboxFailed = false;
        } catch (Transactions.Failed e) {
            if (!outboxFailed) {
                Logger.error(e, "The outbox cannot be read or cleared; looking again later.");
            }
            outboxFailed = true;
        }
    }
}
