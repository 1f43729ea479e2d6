package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import vn.tienglang.audio.opus.OggOpusWriter;

/**
 * Mean squares of blocks of 20 ms: the level of speech, the level of the noise in its pauses, and
 * level over time. Input is mono at 48 kHz; two hours take 1.4 MB.
 */
public final class LevelProfile implements SampleObserver {
    /** Blocks per second. */
    static final int BLOCKS_A_SECOND = 50;

    private static final int BLOCK = OggOpusWriter.RATE_HZ / BLOCKS_A_SECOND;

    private static final double DIGITAL_SILENCE_DB = -100;

    private float[] powers = new float[BLOCKS_A_SECOND * 60];
    private int blocks;
    private double sum;
    private int inBlock;

    @Override
    public void observe(float[] block, int frames) {
        for (int i = 0; i < frames; i++) {
            sum += (double) block[i] * block[i];
            if (++inBlock == BLOCK) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        if (blocks == powers.length) {
            powers = Arrays.copyOf(powers, 2 * powers.length);
        }
        powers[blocks++] = (float) (sum / inBlock);
        sum = 0;
        inBlock = 0;
    }

    /** Counts an incomplete last block. */
    void finish() {
        if (inBlock > 0) {
            endBlock();
        }
    }

    /** Number of blocks. */
    int blocks() {
        return blocks;
    }

    /** Mean square of a block. */
    float power(int block) {
        return powers[block];
    }

    /** Mean square of the loudest 400 ms, or of the whole sound when it is shorter. */
    double loudest(int window) {
        int width = Math.min(window, blocks);
        double running = 0;
        double most = 0;
        for (int i = 0; i < blocks; i++) {
            running += powers[i] - (i >= width ? powers[i - width] : 0);
            if (i >= width - 1) {
                most = Math.max(most, running / width);
            }
        }
        return most;
    }

    /** The level that a share of the blocks does not exceed, in dBFS; −200 for digital silence. */
    double percentileDb(double share) {
        float[] sorted = Arrays.copyOf(powers, blocks);
        Arrays.sort(sorted);
        return blocks == 0 ? -200 : db(sorted[(int) (share * (blocks - 1))]);
    }

    /** Level of speech: exceeded by a tenth of the blocks, in dBFS. */
    public double speechDb() {
        return percentileDb(0.9);
    }

    /**
     * Level of the noise in pauses, in dBFS. Digital silence, which an editor inserted, is no
     * pause.
     */
    public double noiseDb() {
        float[] sorted = Arrays.copyOf(powers, blocks);
        Arrays.sort(sorted);
        int first = 0;
        while (first < blocks && db(sorted[first]) < DIGITAL_SILENCE_DB) {
            first++;
        }
        int left = blocks - first;
        // Too few blocks of noise between digital silence and speech say nothing.
        return left < blocks / 2 ? -200 : db(sorted[first + left / 20]);
    }

    /**
     * Begin of the quietest section of this many blocks without digital silence; empty when there
     * is none.
     */
    public Optional<Duration> quietest(int width) {
        int from = -1;
        double least = Double.MAX_VALUE;
        double running = 0;
        int sounding = 0;
        for (int i = 0; i < blocks; i++) {
            boolean isSilent = db(powers[i]) < DIGITAL_SILENCE_DB;
            sounding = isSilent ? 0 : sounding + 1;
            running = isSilent ? 0 : running + powers[i];
            if (sounding > width) {
                running -= powers[i - width];
                sounding = width;
            }
            if (sounding == width && running < least) {
                least = running;
                from = i - width + 1;
            }
        }
        return from < 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(from * 1_000L / BLOCKS_A_SECOND));
    }

    /** Power as decibels. */
    static double db(double power) {
        return power <= 1e-20 ? -200 : 10 * Math.log10(power);
    }
}
