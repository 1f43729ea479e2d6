package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/**
 * Detector of a DC offset, which a faulty recorder causes. {@code DcBlockFilter} removes it from
 * the delivery copy, but the recorder should be checked, because it clips earlier on one side.
 */
public final class DcOffsetDetector implements SampleObserver {
    private static final double SHARE_MOST = 0.01;

    private final double[] sums;
    private long frames;

    public DcOffsetDetector(int channels) {
        this.sums = new double[channels];
    }

    @Override
    public void observe(float[] block, int count) {
        for (int i = 0; i < count * sums.length; i++) {
            sums[i % sums.length] += block[i];
        }
        frames += count;
    }

    /** A warning with the offset in percent of full scale, if any channel has more than one. */
    public List<Finding> findings() {
        double most = 0;
        for (double sum : sums) {
            double mean = sum / Math.max(1, frames);
            most = Math.abs(mean) > Math.abs(most) ? mean : most;
        }
        if (Math.abs(most) <= SHARE_MOST) {
            return List.of();
        }
        return List.of(
                new Finding(
                        Kind.DC_OFFSET,
                        Weight.WARNING,
                        Duration.ZERO,
                        Duration.ZERO,
                        Math.abs(most) * 100,
                        String.format(Locale.ROOT, "mean %.4f", most)));
    }
}
