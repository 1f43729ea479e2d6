package vn.tienglang.audio.io;

import java.time.Duration;

/** Counts of frames as time, and back, without overflow for any count a file may claim. */
public final class FrameCounts {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private FrameCounts() {}

    /** How long so many frames sound. */
    public static Duration length(long frames, int rateHz) {
        return Duration.ofSeconds(frames / rateHz, frames % rateHz * NANOS_PER_SECOND / rateHz);
    }

    /** How many whole frames sound no longer than this. */
    public static long within(Duration longest, int rateHz) {
        return Math.multiplyExact(longest.toSeconds(), (long) rateHz)
                + longest.toNanosPart() * (long) rateHz / NANOS_PER_SECOND;
    }
}
