package vn.tienglang.audio.io;

import java.time.Duration;

/** Conversion between frame counts and durations, without overflow for any count in a file. */
public final class FrameCounts {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private FrameCounts() {}

    /** Duration of this many frames. */
    public static Duration length(long frames, int rateHz) {
        return Duration.ofSeconds(frames / rateHz, frames % rateHz * NANOS_PER_SECOND / rateHz);
    }

    /** Number of whole frames within this duration. */
    public static long within(Duration longest, int rateHz) {
        return Math.multiplyExact(longest.toSeconds(), (long) rateHz)
                + longest.toNanosPart() * (long) rateHz / NANOS_PER_SECOND;
    }
}
