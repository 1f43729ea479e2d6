package vn.tienglang.node.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.tienglang.node.guard.ThreadTimer.HungThreadException;

/**
 * Thread {@code guard}: sends a heartbeat to the guard outside the process and to systemd five
 * times a second, while the threads that make sound make progress. A hung one ends the process:
 * after its own limit while a real relay is closed, after 30 seconds while it is open or simulated,
 * because an SD card may keep a thread waiting for seconds.
 */
public final class Heartbeat implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration LIMIT_WITHOUT_SOUND = Duration.ofSeconds(30);

    private final List<ThreadTimer> timers;
    private final GuardedRelay relay;
    private final GuardConnection guard;
    private final SystemdNotifier systemd;
    private final ThreadOwner owner;
    private final CountDownLatch closing = new CountDownLatch(1);

    Heartbeat(
            List<ThreadTimer> timers,
            GuardedRelay relay,
            GuardConnection guard,
            SystemdNotifier systemd,
            ThreadOwner owner) {
        this.timers = List.copyOf(timers);
        this.relay = relay;
        this.guard = guard;
        this.systemd = systemd;
        this.owner = owner;
    }

    /** Starts the thread. */
    public static Heartbeat start(
            List<ThreadTimer> timers,
            GuardedRelay relay,
            GuardConnection guard,
            SystemdNotifier systemd,
            ThreadOwner owner) {
        var heartbeat = new Heartbeat(timers, relay, guard, systemd, owner);
        Thread.ofPlatform()
                .daemon()
                .name("guard")
                .uncaughtExceptionHandler(owner)
                .start(heartbeat::run);
        return heartbeat;
    }

    private void run() {
        do {
            check();
        } while (!isClosed());
    }

    /** Judges the threads once; sends the heartbeats if all is well. */
    void check() {
        if (owner.hasFailed()) {
            return;
        }
        Optional<HungThreadException> hung =
                timers.stream().flatMap(timer -> timer.hung(leastLimit()).stream()).findFirst();
        if (hung.isPresent()) {
            owner.uncaughtException(Thread.currentThread(), hung.get());
            return;
        }
        guard.sendAlive();
        systemd.alive();
    }

    private Duration leastLimit() {
        return relay.isReal() && relay.mayBeClosed() ? Duration.ZERO : LIMIT_WITHOUT_SOUND;
    }

    private boolean isClosed() {
        try {
            return closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
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
