package vn.tienglang.node.playout.download;

import java.time.Duration;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;

/**
 * Bytes of parts that a station has requested and not received: a few seconds of its link, so that
 * the centre hears every few seconds how much has arrived.
 *
 * <pre>
 * link up, request expired                              24 KB
 * room again within 2 s of the last request             doubled, up to 192 KB
 * room again after 4 s or more                          halved
 * otherwise                                             as before
 * </pre>
 *
 * <p>At 64 kbit/s it stays at 48 KB, and a request follows every 3 s. Not thread-safe.
 */
public final class RequestWindow {
    private static final long LEAST = Limits.PART_BYTES;
    private static final long MOST = (long) Limits.PARTS_WANTED_AT_ONCE * Limits.PART_BYTES;
    private static final Duration FAST = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(4);

    private long bytes = LEAST;
    private Duration requestedAt = Duration.ZERO;

    /**
     * Parts that may be requested now.
     *
     * @param least fewer are not worth a message, unless no more are missing; 1 or more
     * @param most 0 or more
     */
    public record Allowed(int least, int most) {}

    /** Forgets what was measured: a new link. */
    public void reset() {
        bytes = LEAST;
        requestedAt = Duration.ZERO;
    }

    /** Parts of this clip that may be requested while so many bytes are outstanding. */
    public Allowed parts(Clip clip, long outstanding, Now now) {
        long next = next(outstanding, now);
        long whole = Math.clamp(next / clip.partBytes(), 1, (long) Limits.PARTS_WANTED_AT_ONCE);
        // A part larger than the window may be requested alone.
        long room = outstanding == 0 ? whole : (next - outstanding) / clip.partBytes();
        return new Allowed(
                Math.toIntExact(Math.max(1, whole / 2)), Math.toIntExact(Math.max(0, room)));
    }

    /** A request was sent while so many bytes were outstanding. */
    public void requested(long outstanding, Now now) {
        bytes = next(outstanding, now);
        requestedAt = now.sinceBoot();
    }

    private long next(long outstanding, Now now) {
        if (requestedAt.isZero()) {
            return bytes;
        }
        Duration took = now.sinceBoot().minus(requestedAt);
        if (took.compareTo(FAST) < 0 && outstanding <= bytes * 2 / 3) {
            return Math.min(MOST, bytes * 2);
        }
        return took.compareTo(SLOW) > 0 ? Math.max(LEAST, bytes / 2) : bytes;
    }
}
