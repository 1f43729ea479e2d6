package vn.tienglang.audio.ingest;

import java.time.Duration;

/**
 * How recordings are made ready for air.
 *
 * @param targetLufs how loud the delivery copy becomes, integrated
 * @param ceilingDbTp what its true peak never passes
 * @param horn whether it is shaped for a horn loudspeaker: band-limited, gently compressed
 * @param shortest anything shorter is a slip of the finger
 * @param longest anything longer is refused before it is decoded to its end
 * @param uploadBytes no file is larger
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
