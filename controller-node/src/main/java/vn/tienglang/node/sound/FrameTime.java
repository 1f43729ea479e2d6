package vn.tienglang.node.sound;

import java.time.Duration;

/** Conversion between frames and time, at a constant rate. */
final class FrameTime {
    private static final long NANOS = 1_000_000_000L;

    private FrameTime() {}

    /** How many whole frames fit into this time. */
    static long framesIn(Duration time, int rateHz) {
        // Seconds and remainder separately: nanoseconds times rate would overflow after 13 hours at
        // 192 kHz.
        return time.toSeconds() * rateHz + (long) time.toNanosPart() * rateHz / NANOS;
    }

    /** How long this many frames last, rounded up to a nanosecond. */
    static Duration durationOf(long frames, int rateHz) {
        long seconds = frames / rateHz;
        long rest = frames % rateHz;
        return Duration.ofSeconds(seconds, (rest * NANOS + rateHz - 1) / rateHz);
    }
}
