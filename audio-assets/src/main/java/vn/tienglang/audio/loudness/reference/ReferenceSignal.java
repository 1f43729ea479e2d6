package vn.tienglang.audio.loudness.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.tienglang.audio.loudness.LoudnessMeter;

/**
 * A signal, and what a meter must say of it.
 *
 * @param name the standard's own: {@code 3341-9}, and with a stroke which of its files
 * @param channels samples a frame, in the order of WAV; every signal has {@link #RATE_HZ}
 * @param recipe makes its samples, interleaved, the same each time
 * @param readings in the order of their frames
 */
public record ReferenceSignal(
        String name, int channels, Supplier<float[]> recipe, List<ExpectedReading> readings) {
    /** Frames a second of all of them. */
    public static final int RATE_HZ = 48_000;

    /** Takes a copy of the list. */
    public ReferenceSignal {
        readings = List.copyOf(readings);
    }

    /** What was shown where this was to be read. */
    public record MeterReading(ExpectedReading reading, double value) {
        /** How far above what is right; below 0, how far below. */
        public double error() {
            return value - reading.value();
        }

        /** Whether the standard lets it pass. */
        public boolean isRight() {
            return error() >= -reading.below() && error() <= reading.above();
        }
    }

    /** Measures it and reads the meter at every moment asked for. */
    public List<MeterReading> read() {
        float[] samples = recipe.get();
        var meter = new LoudnessMeter(RATE_HZ, channels);
        var shown = new ArrayList<MeterReading>();
        int done = 0;
        for (ExpectedReading reading : readings) {
            int frames = reading.frame() - done;
            float[] next = new float[frames * channels];
            System.arraycopy(samples, done * channels, next, 0, next.length);
            meter.add(next, frames);
            done = reading.frame();
            shown.add(new MeterReading(reading, reading.metric().readFrom(meter)));
        }
        return shown;
    }
}
