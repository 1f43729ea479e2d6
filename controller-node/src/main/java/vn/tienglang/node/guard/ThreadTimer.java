package vn.tienglang.node.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.tienglang.node.port.WorkTimer;

/** Timer of a thread whose hanging would leave the amplifier on. Written by it, read by another. */
public final class ThreadTimer implements WorkTimer {
    private final LongSupplier nanoTime;
    private volatile @Nullable Work work;

    /** What the thread does now. */
    private record Work(Thread thread, long since, Duration atMost) {}

    /** Timer of a thread in this time in nanoseconds. */
    public ThreadTimer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void busy(Duration atMost) {
        work = new Work(Thread.currentThread(), nanoTime.getAsLong(), atMost);
    }

    @Override
    public void idle() {
        work = null;
    }

    /**
     * The thread as an exception with its present stack, if it is hung.
     *
     * @param atLeast a limit that replaces a shorter one of the thread itself
     */
    Optional<HungThreadException> hung(Duration atLeast) {
        Work now = work;
        if (now == null) {
            return Optional.empty();
        }
        Duration busy = Duration.ofNanos(nanoTime.getAsLong() - now.since());
        Duration limit = now.atMost().compareTo(atLeast) < 0 ? atLeast : now.atMost();
        return busy.compareTo(limit) > 0
                ? Optional.of(new HungThreadException(now.thread(), busy))
                : Optional.empty();
    }

    /** Cause of the end of the process: a thread does not come back from its work. */
    public static final class HungThreadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private HungThreadException(Thread thread, Duration busy) {
            super("thread " + thread.getName() + " has not moved for " + busy.toMillis() + " ms");
            setStackTrace(thread.getStackTrace());
        }
    }
}
