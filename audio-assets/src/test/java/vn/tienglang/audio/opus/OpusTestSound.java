package vn.tienglang.audio.opus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import vn.tienglang.audio.ArraySoundSource;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;

/** Test sound for Opus, and helpers that read sources and clips. */
final class OpusTestSound {
    private OpusTestSound() {}

    /** A signal similar to a voice: two gliding tones with varying level, and a little noise. */
    static float[] voice(int frames, long seed) {
        var random = new SplittableRandom(seed);
        float[] samples = new float[frames];
        double phase = 0;
        for (int i = 0; i < frames; i++) {
            double seconds = i / 48_000.0;
            phase += 2 * Math.PI * (220 + 90 * Math.sin(2 * Math.PI * 0.7 * seconds)) / 48_000;
            double loudness = 0.25 * (1 + Math.sin(2 * Math.PI * 3.1 * seconds));
            double sample = Math.sin(phase) + 0.4 * Math.sin(5 * phase);
            samples[i] = (float) (loudness * sample + random.nextDouble(-0.01, 0.01));
        }
        return samples;
    }

    /** A source of these mono samples, in blocks of changing size. */
    static SoundSource source(float[] samples) {
        return new ArraySoundSource(48_000, 1, samples);
    }

    /** These samples as a clip, by our writer. */
    static byte[] clip(float[] samples) {
        var file = new ByteArrayOutputStream();
        try {
            OggOpusWriter.write(source(samples), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSoundException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    /** All samples of a source. */
    static float[] all(SoundSource source) throws IOException, InvalidSoundException {
        float[] block = new float[4_096 * source.channels()];
        float[] all = new float[0];
        int filled = 0;
        for (int read = source.read(block); read > 0; read = source.read(block)) {
            int samples = read * source.channels();
            if (filled + samples > all.length) {
                all = Arrays.copyOf(all, 2 * (filled + samples));
            }
            System.arraycopy(block, 0, all, filled, samples);
            filled += samples;
        }
        return Arrays.copyOf(all, filled);
    }

    /** All remaining samples of a clip. */
    static short[] all(ClipReader clip) throws IOException, InvalidSoundException {
        byte[] block = new byte[3_844];
        var all = new ByteArrayOutputStream();
        for (int read = clip.read(block); read > 0; read = clip.read(block)) {
            all.write(block, 0, read);
        }
        return shorts(all.toByteArray());
    }

    static short[] shorts(byte[] bytes) {
        short[] shorts = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(shorts);
        return shorts;
    }

    /** The largest difference between sounds of equal length. */
    static double difference(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new AssertionError(one.length + " samples against " + other.length);
        }
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }

    static float[] floats(short[] samples) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = samples[i] / 32_768f;
        }
        return floats;
    }

    /** Correlation of two sounds of equal length: 1 when they differ only in level. */
    static double likeness(float[] one, float[] other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
            ones += (double) one[i] * one[i];
            others += (double) other[i] * other[i];
        }
        return product / Math.sqrt(ones * others);
    }
}
