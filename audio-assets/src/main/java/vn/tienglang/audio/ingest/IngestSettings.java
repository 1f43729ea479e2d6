package vn.tienglang.audio.ingest;

import java.time.Duration;

/**
 * Settings of an ingest.
 *
 * @param targetLufs integrated loudness of the delivery copy, in LUFS
 * @param ceilingDbTp highest true peak, in dBTP
 * @param horn whether it is filtered for a horn loudspeaker: band-limited and compressed
 * @param shortest shortest duration
 * @param longest longest duration
 * @param uploadBytes largest file, in bytes
 */
public record IngestSettings(
        double targetLufs,
        double ceilingDbTp,
        boolean horn,
        Duration shortest,
        Duration longest,
        long uploadBytes) {

    /** Speech for horns: −16 LUFS under −1.5 dBTP, one second to two hours, at most 1 GiB. */
    public static IngestSettings defaults() {
        return new IngestSettings(
                -16, -1.5, false, Duration.ofSeconds(1), Duration.ofHours(2), 1L << 30);
    }
}
