package vn.tienglang.audio.shaping;

/**
 * From how much each frame must be turned down, how much it is: never less than it must, and
 * without corners.
 *
 * <p>What is taken off is counted in whole parts of {@link #WHOLE}, so that running sums stay exact
 * and come back to zero. The largest demand of the last frames is held, let go slowly, and run
 * through two moving means whose lengths together are the same number of frames. Every value in
 * those means is at least the demand of the frame that is answered, and so is their mean.
 */
final class GainEnvelope {
    /** Turned down to nothing. */
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
     * A slope of so many frames.
     *
     * @param letGo what is left of a demand one frame after it is over, 0 to 1
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
     * Takes the demand of the next frame and answers what is taken off the frame that came {@code
     * frames - 1} before it.
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
