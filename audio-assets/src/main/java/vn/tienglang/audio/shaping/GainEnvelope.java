package vn.tienglang.audio.shaping;

/**
 * Envelope of the gain reduction of a limiter: never below the demand of a frame, and smooth.
 *
 * <p>The reduction is an integer part of {@link #WHOLE}, so running sums are exact and return to
 * zero. The largest demand of the last frames is held, released slowly, and averaged by two moving
 * means whose lengths together are the same number of frames. Every value in these means is at
 * least the demand of the returned frame, and so is their mean.
 */
final class GainEnvelope {
    /** Reduction to silence. */
    static final long WHOLE = 1L << 40;

    private final int frames;
    private final double letGo;

    // Demands that may yet be the largest, in falling order, and when they came.
    private final long[] demands;
    private final long[] cameAt;
    private int first;
    private int count;

    private final MovingMean early;
    private final MovingMean late;
    private long now;
    private long held;

    /**
     * An envelope with this look-ahead.
     *
     * @param letGo share of a demand that is left one frame after its end, 0 to 1
     */
    GainEnvelope(int frames, double letGo) {
        this.frames = frames;
        this.letGo = letGo;
        demands = new long[frames];
        cameAt = new long[frames];
        int half = (frames + 1) / 2;
        early = new MovingMean(half);
        late = new MovingMean(frames + 1 - half);
    }

    /**
     * Adds the demand of the next frame and returns the reduction of the frame {@code frames - 1}
     * before it.
     */
    long next(long demand) {
        if (count > 0 && cameAt[first] <= now - frames) {
            first = (first + 1) % frames;
            count--;
        }
        while (count > 0 && demands[(first + count - 1) % frames] <= demand) {
            count--;
        }
        int at = (first + count) % frames;
        demands[at] = demand;
        cameAt[at] = now;
        count++;
        now++;
        held = Math.max(demands[first], (long) (held * letGo));
        return late.next(early.next(held));
    }

    /** The mean of the last values, rounded up. */
    private static final class MovingMean {
        private final long[] values;
        private int at;
        private long sum;

        MovingMean(int length) {
            values = new long[length];
        }

        long next(long value) {
            sum += value - values[at];
            values[at] = value;
            at++;
            if (at == values.length) {
                at = 0;
            }
            return (sum + values.length - 1) / values.length;
        }
    }
}
