package vn.tienglang.audio.loudness.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.tienglang.audio.loudness.LoudnessMeter;

/**
 * Reference signal with the readings that a meter must show.
 *
 * @param name name in the standard, such as {@code 3341-9}, with the file after a dash
 * @param channels samples per frame, in the order of WAV; every signal has {@link #RATE_HZ}
 * @param recipe makes its samples, interleaved, the same each time
 * @param readings in the order of their frames
 */
public record ReferenceSignal(
        String name, int channels, Supplier<float[]> recipe, List<ExpectedReading> readings) {
    /** Sample rate of all signals. */
    public static final int RATE_HZ = 48_000;

    /** Takes a copy of the list. */
    public ReferenceSignal {
        readings = List.copyOf(readings);
    }

    /** A reading of the meter under test. */
    public record MeterReading(ExpectedReading reading, double value) {
        /** Difference from the correct value. */
        public double error() {
            return value - reading.value();
        }

        /** True when the difference is within the tolerance. */
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
