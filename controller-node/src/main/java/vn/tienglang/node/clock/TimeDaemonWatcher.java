package vn.tienglang.node.clock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;

/**
 * Thread that reads the state of the time daemon every 15 seconds and reports each change to the
 * station. The station begins with <i>not synchronised</i>, so that state is reported only after
 * the other one. A report that the mailbox does not take is repeated at the next reading.
 */
public final class TimeDaemonWatcher implements AutoCloseable {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

    private final TimeDaemon daemon;
    private final Mailbox mailbox;
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean reported;

    TimeDaemonWatcher(TimeDaemon daemon, Mailbox mailbox) {
        this.daemon = daemon;
        this.mailbox = mailbox;
    }

    /** Starts the thread; the first reading is immediate. */
    public static TimeDaemonWatcher start(TimeDaemon daemon, Mailbox mailbox) {
        var watcher = new TimeDaemonWatcher(daemon, mailbox);
        Thread.ofPlatform().daemon().name("clock").start(watcher::run);
        return watcher;
    }

    private void run() {
        do {
            check();
        } while (!isClosed());
    }

    /** Reads the state once; reports it if it differs from the one reported last. */
    void check() {
        boolean synchronised = daemon.isSynchronised();
        if (synchronised != reported && mailbox.offer(new Event.ClockSynchronised(synchronised))) {
            reported = synchronised;
        }
    }

    private boolean isClosed() {
        try {
            return closing.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        closing.countDown();
    }
}
