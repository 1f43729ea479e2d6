package vn.tienglang.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;

/**
 * Program that measures or decodes a file, started with one core and a small heap. For every line
 * of standard input it processes the file once and prints the nanoseconds and the megabytes of heap
 * in use.
 */
public final class SoundWorker {
    private static final int BLOCK_FRAMES = 8192;
    private static final float FULL_SCALE = 32_768;

    private SoundWorker() {}

    /** Takes {@code measure} or {@code decode} and the file. */
    public static void main(String[] arguments) throws IOException, InvalidSoundException {
        Path file = Path.of(arguments[1]);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            long began = System.nanoTime();
            switch (arguments[0]) {
                case "measure" -> measured(file);
                case "decode" -> decoded(file);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            long took = System.nanoTime() - began;
            Runtime runtime = Runtime.getRuntime();
            long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            System.out.println(took + " " + heap);
        }
    }

    /** Reads and measures the whole file. */
    static Loudness measured(Path file) throws IOException, InvalidSoundException {
        try (ClipReader sound = ClipReaders.open(file)) {
            int channels = sound.format().channels();
            var meter = new LoudnessMeter(sound.format().rateHz(), channels);
            byte[] bytes = new byte[BLOCK_FRAMES * sound.format().bytesPerFrame()];
            ShortBuffer shorts =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            short[] whole = new short[shorts.capacity()];
            float[] samples = new float[shorts.capacity()];
            int read = sound.read(bytes);
            while (read > 0) {
                int count = read / Short.BYTES;
                shorts.get(0, whole, 0, count);
                for (int i = 0; i < count; i++) {
                    samples[i] = whole[i] / FULL_SCALE;
                }
                meter.add(samples, count / channels);
                read = sound.read(bytes);
            }
            return meter.measured();
        }
    }

    /** Decodes the whole file and returns the number of frames. */
    static long decoded(Path file) throws IOException, InvalidSoundException {
        try (ClipReader sound = ClipReaders.open(file)) {
            byte[] bytes = new byte[BLOCK_FRAMES * sound.format().bytesPerFrame()];
            long all = 0;
            int read = sound.read(bytes);
            while (read > 0) {
                all += read;
                read = sound.read(bytes);
            }
            return all / sound.format().bytesPerFrame();
        }
    }
}
