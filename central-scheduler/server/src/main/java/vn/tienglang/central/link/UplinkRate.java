package vn.tienglang.central.link;

import java.time.Duration;

/**
 * Measured rate of the link from the centre to the broker. It bounds by time how much is under way
 * at once, so that an emergency or an acknowledgement waits for {@link #WINDOW} at most. Used by
 * one thread.
 */
final class UplinkRate {
    /** Longest time that logs or clip parts occupy the link before others have their turn. */
    static final Duration WINDOW = Duration.ofSeconds(1);

    private static final double FIRST_BYTES_A_SECOND = 64_000;
    private static final double LARGEST_BYTES_A_SECOND = 512_000;
    private static final double LEAST_SECONDS = 0.001;
    private static final double NANOS_A_SECOND = 1e9;

    private double bytesASecond = FIRST_BYTES_A_SECOND;

    /** Bytes that fit into the window. */
    long bytes() {
        return (long) (bytesASecond * WINDOW.toSeconds());
    }

    /** Records that so many bytes were written and answered in this time. */
    void measured(long bytes, long nanos) {
        double rate = bytes / Math.max(nanos / NANOS_A_SECOND, LEAST_SECONDS);
        double mean = (bytesASecond + rate) / 2;
        bytesASecond = Math.min(mean, LARGEST_BYTES_A_SECOND);
    }
}
