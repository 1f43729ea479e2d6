package vn.tienglang.audio.loudness;

import java.util.Arrays;

/**
 * Loudness meter of ITU-R BS.1770-4 with the time windows of EBU Tech 3341 and the range of EBU
 * Tech 3342. Samples are added in blocks of any size; the values may be read at any time and do not
 * depend on the block sizes. Used by one thread.
 *
 * <p>Gating blocks are 400 ms and begin every 100 ms; the loudest 400 ms and 3 s are sought in
 * steps of 10 ms; the range takes 3 s every 100 ms. The sums are kept whole, without a histogram,
 * at 80 bytes a second of sound: six hours in two megabytes.
 */
public final class LoudnessMeter {
    private static final int CHANNELS_MOST = 6;
    private static final int RATE_HZ_LEAST = 8_000;
    private static final int RATE_HZ_MOST = 192_000;

    // A unit is 10 ms, a hop is 100 ms.
    private static final int UNITS_PER_SECOND = 100;
    private static final int UNITS_PER_HOP = 10;
    private static final int UNITS_MOMENTARY = 40;
    private static final int UNITS_SHORT_TERM = 300;
    private static final int HOPS_PER_GATING_BLOCK = 4;
    private static final int HOPS_SHORT_TERM = 30;

    private static final double OFFSET_LU = -0.691;
    private static final double ABSOLUTE_GATE = energy(-70);
    private static final double RELATIVE_GATE_LU = -10;
    private static final double RANGE_GATE_LU = -20;
    private static final double RANGE_LOW = 0.10;
    private static final double RANGE_HIGH = 0.95;

    private final int rateHz;
    private final int channels;
    private final double[] weights;
    private final KWeighting[] filters;
    private final TruePeak[] peaks;

    private long unitsDone;
    private long frames;
    private long unitEnds;
    private double unitEnergy;
    private final double[] units = new double[UNITS_SHORT_TERM];
    private double momentarySum;
    private double shortTermSum;
    private double momentaryMost;
    private double shortTermMost;
    private double hopEnergy;
    private double[] hops = new double[64];
    private int hopCount;

    /**
     * A meter for sound of this kind.
     *
     * @param rateHz frames per second, 8,000 to 192,000
     * @param channels 1 to 6, in the order of WAV: mono; left, right; then centre; with four, left
     *     and right surround; with five, centre and surrounds; with six, centre, low-frequency and
     *     surrounds. Mono counts once, surrounds 1.41 times, low frequencies not at all
     */
    public LoudnessMeter(int rateHz, int channels) {
        if (rateHz < RATE_HZ_LEAST || rateHz > RATE_HZ_MOST) {
            throw new IllegalArgumentException(rateHz + " frames a second");
        }
        this.rateHz = rateHz;
        this.channels = channels;
        weights = weights(channels);
        filters = new KWeighting[channels];
        peaks = new TruePeak[channels];
        var interpolator = Interpolator.of(rateHz);
        for (int channel = 0; channel < channels; channel++) {
            filters[channel] = new KWeighting(rateHz);
            peaks[channel] = new TruePeak(interpolator);
        }
        unitEnds = unitEnd(0);
    }

    /** ITU-R BS.1770-4, table 3, and its exclusion of the low-frequency channel. */
    private static double[] weights(int channels) {
        return switch (channels) {
            case 1 -> new double[] {1};
            case 2 -> new double[] {1, 1};
            case 3 -> new double[] {1, 1, 1};
            case 4 -> new double[] {1, 1, 1.41, 1.41};
            case 5 -> new double[] {1, 1, 1, 1.41, 1.41};
            case CHANNELS_MOST -> new double[] {1, 1, 1, 0, 1.41, 1.41};
            default -> throw new IllegalArgumentException(channels + " channels");
        };
    }

    /**
     * Measures the next frames.
     *
     * @param interleaved finite samples, full scale at ±1
     * @param frames how many whole frames of it count, from its beginning
     */
    public void add(float[] interleaved, int frames) {
        if (frames < 0 || (long) frames * channels > interleaved.length) {
            throw new IllegalArgumentException(
                    frames + " frames in " + interleaved.length + " samples");
        }
        int done = 0;
        while (done < frames) {
            int untilUnit = (int) Math.min(unitEnds - this.frames, frames - done);
            int count = Math.min(untilUnit, peaks[0].room());
            for (int channel = 0; channel < channels; channel++) {
                addTo(channel, interleaved, done * channels + channel, count);
            }
            done += count;
            this.frames += count;
            if (this.frames == unitEnds) {
                endUnit();
            }
        }
    }

    private void addTo(int channel, float[] interleaved, int first, int count) {
        TruePeak peak = peaks[channel];
        float[] line = peak.line;
        int at = peak.at();
        if (channels == 1) {
            System.arraycopy(interleaved, first, line, at, count);
        } else {
            int from = first;
            for (int i = at; i < at + count; i++) {
                line[i] = interleaved[from];
                from += channels;
            }
        }
        if (weights[channel] > 0) {
            unitEnergy += weights[channel] * filters[channel].energy(line, at, at + count);
        }
        peak.addSample(count);
    }

    private long unitEnd(long unit) {
        return (unit + 1) * rateHz / UNITS_PER_SECOND;
    }

    /**
     * The running sums serve only the maxima: what rounding leaves in them is smaller than the
     * loudest by twelve places.
     */
    private void endUnit() {
        int at = (int) (unitsDone % UNITS_SHORT_TERM);
        int leaving = (at + UNITS_SHORT_TERM - UNITS_MOMENTARY) % UNITS_SHORT_TERM;
        momentarySum += unitEnergy - units[leaving];
        shortTermSum += unitEnergy - units[at];
        units[at] = unitEnergy;
        hopEnergy += unitEnergy;
        unitEnergy = 0;
        unitsDone++;
        unitEnds = unitEnd(unitsDone);
        if (unitsDone >= UNITS_MOMENTARY) {
            momentaryMost = Math.max(momentaryMost, mean(momentarySum, UNITS_MOMENTARY));
        }
        if (unitsDone >= UNITS_SHORT_TERM) {
            shortTermMost = Math.max(shortTermMost, mean(shortTermSum, UNITS_SHORT_TERM));
        }
        if (unitsDone % UNITS_PER_HOP == 0) {
            endHop();
        }
    }

    private void endHop() {
        if (hopCount == hops.length) {
            hops = Arrays.copyOf(hops, hops.length * 2);
        }
        hops[hopCount] = hopEnergy;
        hopCount++;
        hopEnergy = 0;
    }

    /** The mean of the last units; their frames are counted, for not every rate divides by 100. */
    private double mean(double sum, int units) {
        return sum / (unitEnd(unitsDone - 1) - unitEnd(unitsDone - 1 - units));
    }

    /** The loudness of the last 400 ms, in LUFS; negative infinity during the first 400 ms. */
    public double momentaryLufs() {
        return last(UNITS_MOMENTARY);
    }

    /** The loudness of the last 3 s, in LUFS; negative infinity during the first 3 s. */
    public double shortTermLufs() {
        return last(UNITS_SHORT_TERM);
    }

    private double last(int count) {
        if (unitsDone < count) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (long unit = unitsDone - count; unit < unitsDone; unit++) {
            sum += units[(int) (unit % UNITS_SHORT_TERM)];
        }
        return lufs(mean(sum, count));
    }

    /**
     * The figures of all that was added so far. What is shorter than 400 ms has no loudness, and
     * what is shorter than 3 s no short-term loudness: they are as those of silence. An unfinished
     * block at the end does not count, as the standard says, but for the peaks.
     */
    public Loudness measured() {
        double sample = 0;
        double between = 0;
        for (TruePeak peak : peaks) {
            TruePeak.Peaks ended = peak.atEnd();
            sample = Math.max(sample, ended.sample());
            between = Math.max(between, ended.betweenToo());
        }
        return new Loudness(
                integrated(),
                lufs(momentaryMost),
                lufs(shortTermMost),
                range(),
                20 * Math.log10(between),
                20 * Math.log10(sample));
    }

    /** ITU-R BS.1770-4, annex 1: the mean above −70 LUFS, then above that less 10 LU. */
    private double integrated() {
        double[] blocks = means(HOPS_PER_GATING_BLOCK);
        double absolute = meanAbove(blocks, ABSOLUTE_GATE);
        double relative = absolute * ratio(RELATIVE_GATE_LU);
        return lufs(meanAbove(blocks, Math.max(relative, ABSOLUTE_GATE)));
    }

    /** EBU Tech 3342: from the 10th to the 95th of a hundred, above −70 LUFS and −20 LU. */
    private double range() {
        double[] blocks = means(HOPS_SHORT_TERM);
        double relative = meanAbove(blocks, ABSOLUTE_GATE) * ratio(RANGE_GATE_LU);
        double gate = Math.max(relative, ABSOLUTE_GATE);
        double[] counted = Arrays.stream(blocks).filter(block -> block > gate).sorted().toArray();
        if (counted.length == 0) {
            return 0;
        }
        int last = counted.length - 1;
        double low = counted[(int) Math.round(last * RANGE_LOW)];
        double high = counted[(int) Math.round(last * RANGE_HIGH)];
        return lufs(high) - lufs(low);
    }

    private double[] means(int hopsEach) {
        double[] means = new double[Math.max(0, hopCount - hopsEach + 1)];
        for (int block = 0; block < means.length; block++) {
            double sum = 0;
            for (int hop = block; hop < block + hopsEach; hop++) {
                sum += hops[hop];
            }
            means[block] = sum / (hopStart(block + hopsEach) - hopStart(block));
        }
        return means;
    }

    private long hopStart(long hop) {
        return hop * UNITS_PER_HOP * rateHz / UNITS_PER_SECOND;
    }

    private static double meanAbove(double[] blocks, double gate) {
        double sum = 0;
        int count = 0;
        for (double block : blocks) {
            if (block > gate) {
                sum += block;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double lufs(double energy) {
        return OFFSET_LU + 10 * Math.log10(energy);
    }

    private static double energy(double lufs) {
        return ratio(lufs - OFFSET_LU);
    }

    private static double ratio(double lu) {
        return Math.pow(10, lu / 10);
    }
}
