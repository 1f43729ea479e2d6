package vn.tienglang.audio.loudness.reference;

import java.util.List;

/** Sines with levels that change in steps, with continuous phase. */
final class SteppedTones {
    static final double SILENCE = Double.NEGATIVE_INFINITY;

    private static final int HZ = 1000;

    private SteppedTones() {}

    /**
     * A stretch at one level, in dB below full scale of the sine's crest.
     *
     * @param millis how long
     * @param levels of each channel
     */
    record Step(int millis, List<Double> levels) {
        int frames() {
            return Math.toIntExact((long) millis * ReferenceSignal.RATE_HZ / 1000);
        }
    }

    static Step stereo(double level, int millis) {
        return new Step(millis, List.of(level, level));
    }

    static int frames(List<Step> steps) {
        return steps.stream().mapToInt(Step::frames).sum();
    }

    /** 1 kHz through all the steps, interleaved. */
    static float[] samples(List<Step> steps) {
        int channels = steps.getFirst().levels().size();
        float[] samples = new float[frames(steps) * channels];
        int frame = 0;
        for (Step step : steps) {
            double[] crests =
                    step.levels().stream().mapToDouble(level -> Math.pow(10, level / 20)).toArray();
            for (int i = 0; i < step.frames(); i++) {
                double sine = Math.sin(2 * Math.PI * HZ * frame / ReferenceSignal.RATE_HZ);
                for (int channel = 0; channel < channels; channel++) {
                    samples[frame * channels + channel] = (float) (crests[channel] * sine);
                }
                frame++;
            }
        }
        return samples;
    }
}
