package vn.tienglang.audio;

import java.io.IOException;
import java.util.Arrays;

/** Source of samples in memory, which returns blocks of changing size. */
public final class ArraySoundSource implements SoundSource {
    private final int rateHz;
    private final int channels;
    private final float[] samples;
    private int next;
    private int reads;
    private boolean isClosed;

    public ArraySoundSource(int rateHz, int channels, float[] samples) {
        this.rateHz = rateHz;
        this.channels = channels;
        this.samples = samples;
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(float[] into) {
        reads++;
        int room = Math.min(into.length / channels, 1 + reads * 37 % 997);
        int frames = Math.min(room, samples.length / channels - next);
        System.arraycopy(samples, next * channels, into, 0, frames * channels);
        next += frames;
        return frames;
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    /** All samples of a source. */
    public static float[] all(SoundSource source) throws IOException, InvalidSoundException {
        float[] all = new float[1024];
        int held = 0;
        float[] block = new float[source.channels() * 701];
        int frames = source.read(block);
        while (frames > 0) {
            int samples = frames * source.channels();
            if (held + samples > all.length) {
                all = Arrays.copyOf(all, 2 * (held + samples));
            }
            System.arraycopy(block, 0, all, held, samples);
            held += samples;
            frames = source.read(block);
        }
        return Arrays.copyOf(all, held);
    }
}
