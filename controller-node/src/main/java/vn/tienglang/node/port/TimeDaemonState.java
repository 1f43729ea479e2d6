package vn.tienglang.node.port;

import java.time.Duration;

/**
 * State of the machine's time daemon (NTP), as it is read together with the clocks.
 *
 * @param level whether the daemon keeps the wall clock right
 * @param bound limit of the error of the wall clock by the kernel's estimate; zero unless the level
 *     is {@link Level#SYNCHRONISED}
 */
public record TimeDaemonState(Level level, Duration bound) {
    /** No daemon has set the clock. */
    public static final TimeDaemonState UNSYNCHRONISED =
            new TimeDaemonState(Level.UNSYNCHRONISED, Duration.ZERO);

    /** A daemon has set the clock since the machine started. */
    public static final TimeDaemonState SET = new TimeDaemonState(Level.SET, Duration.ZERO);

    /** The kernel says that the clock is synchronised, with this bound. */
    public static TimeDaemonState synchronised(Duration bound) {
        return new TimeDaemonState(Level.SYNCHRONISED, bound);
    }

    /** How far the daemon can be relied upon. */
    public enum Level {
        /** Not at all. */
        UNSYNCHRONISED,
        /** It has set the clock since the machine started; the kernel does not confirm it now. */
        SET,
        /** The kernel says now that the clock is synchronised. */
        SYNCHRONISED
    }
}
