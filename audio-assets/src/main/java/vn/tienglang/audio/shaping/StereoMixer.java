package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that mixes two channels to one. Where one channel is inverted, as by a wrongly wired
 * microphone cable, their sum would be silent; there it takes the louder channel alone. The decision
 * is made for every tenth of a second, and the change takes one block.
 */
public final class StereoMixer extends SoundFilter {
    private static final int BLOCKS_A_SECOND = 10;

    /** Below this correlation the channels cancel each other. */
    private static final double INVERTED = -0.5;

    /** A softer channel cannot cancel a louder one. */
    private static final double LEAST_RATIO = 0.1;

    private static final double SILENCE = 1e-9;

    /** Blocks that must agree, so that wide stereo music is not taken for inverted speech. */
    private static final int BLOCKS_TO_CHANGE = 3;

    private static final int RANGES_MOST = 20;

    private final int blockFrames;
    private final float[] block;
    private final float[] mixed;
    private final double[] energy = new double[2];
    private final List<Range> ranges = new ArrayList<>();
    private int filled;
    private int taken;
    private long blocks;
    private boolean isInverted;
    private int differing;
    private double left = 0.5;
    private double right = 0.5;
    private boolean isEnded;

    /**
     * Section in which one channel was inverted.
     *
     * @param from its begin
     * @param until its end
     * @param channel the channel that was taken: 0 left, 1 right
     */
    public record Range(Duration from, Duration until, int channel) {}

    /** The mix of this source, which has two channels. */
    public StereoMixer(SoundSource source) {
        super(source);
        blockFrames = source.rateHz() / BLOCKS_A_SECOND;
        block = new float[2 * blockFrames];
        mixed = new float[blockFrames];
    }

    @Override
    public int channels() {
        return 1;
    }

    /** The inverted sections so far. */
    public List<Range> inverted() {
        return List.copyOf(ranges);
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        if (taken == filled && !isEnded) {
            fill();
        }
        int count = Math.min(into.length, filled - taken);
        System.arraycopy(mixed, taken, into, 0, count);
        taken += count;
        return count;
    }

    private void fill() throws IOException, InvalidSoundException {
        filled = 0;
        taken = 0;
        while (filled < blockFrames && !isEnded) {
            float[] part = new float[2 * (blockFrames - filled)];
            int read = source.read(part);
            System.arraycopy(part, 0, block, 2 * filled, 2 * read);
            filled += read;
            isEnded = read == 0;
        }
        if (filled > 0) {
            mix();
        }
    }

    private void mix() {
        double ll = SILENCE;
        double rr = SILENCE;
        double lr = 0;
        for (int i = 0; i < filled; i++) {
            ll += (double) block[2 * i] * block[2 * i];
            rr += (double) block[2 * i + 1] * block[2 * i + 1];
            lr += (double) block[2 * i] * block[2 * i + 1];
        }
        decide(ll, rr, lr);
        // The decision takes effect within the block, without a click.
        double toLeft = isInverted ? (energy[0] >= energy[1] ? 1 : 0) : 0.5;
        double toRight = isInverted ? 1 - toLeft : 0.5;
        for (int i = 0; i < filled; i++) {
            double share = (i + 1.0) / filled;
            double l = left + (toLeft - left) * share;
            double r = right + (toRight - right) * share;
            mixed[i] = (float) (l * block[2 * i] + r * block[2 * i + 1]);
        }
        left = toLeft;
        right = toRight;
        blocks++;
    }

    private void decide(double ll, double rr, double lr) {
        energy[0] += ll;
        energy[1] += rr;
        boolean isSilent = ll + rr < filled * 1e-7;
        boolean seemsInverted =
                lr / Math.sqrt(ll * rr) < INVERTED
                        && Math.min(ll, rr) > LEAST_RATIO * Math.max(ll, rr);
        if (isSilent || seemsInverted == isInverted) {
            differing = 0;
        } else if (blocks == 0 || ++differing >= BLOCKS_TO_CHANGE) {
            isInverted = seemsInverted;
            differing = 0;
            if (isInverted && ranges.size() < RANGES_MOST) {
                ranges.add(new Range(at(blocks), at(blocks), 0));
            }
        }
        if (isInverted && !ranges.isEmpty()) {
            Range open = ranges.removeLast();
            ranges.add(new Range(open.from(), at(blocks + 1), energy[0] >= energy[1] ? 0 : 1));
        }
    }

    private static Duration at(long block) {
        return Duration.ofMillis(block * 1_000 / BLOCKS_A_SECOND);
    }
}
