package vn.tienglang.audio.clips;

import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.Pcm;

/**
 * Generator of tones: station ident, test tone and placeholders for recordings.
 *
 * <p>The same tones give the same samples on every machine: {@link StrictMath} is exact where
 * {@link Math} may differ in the last bit.
 */
final class ToneGenerator {
    /** Sample rate of Opus. Without resampling the bytes are the same everywhere. */
    static final int RATE_HZ = 48_000;

    private static final double MIDDLE_A_HZ = 440;
    private static final int MIDDLE_A_MIDI = 69;
    private static final int SEMITONES = 12;
    private static final Duration LAST_FADE = Duration.ofMillis(30);

    private final double[] sum;

    private ToneGenerator(Duration length) {
        sum = new double[frames(length)];
    }

    /**
     * One note.
     *
     * @param midi its pitch, 69 for the A of 440 Hz
     * @param at when it begins
     * @param length length until it has faded out
     */
    record Note(int midi, Duration at, Duration length) {}

    /** Notes that fade out like those of a small metal bar, together below full scale. */
    static Pcm bells(Duration length, double peakDbfs, List<Note> notes) {
        var tones = new ToneGenerator(length);
        notes.forEach(tones::strike);
        return tones.pcm(peakDbfs);
    }

    /** Short steady tones of these pitches in succession. */
    static Pcm beeps(Duration length, double peakDbfs, Duration each, List<Integer> midi) {
        var tones = new ToneGenerator(length);
        for (int i = 0; i < midi.size(); i++) {
            tones.hold(hertz(midi.get(i)), each.multipliedBy(2L * i), each);
        }
        return tones.pcm(peakDbfs);
    }

    /** One sine, faded in and out to avoid clicks. */
    static Pcm sine(Duration length, double peakDbfs, double hertz) {
        var tones = new ToneGenerator(length);
        tones.hold(hertz, Duration.ZERO, length);
        return tones.pcm(peakDbfs);
    }

    private void strike(Note note) {
        int first = frames(note.at());
        int frames = Math.min(frames(note.length()), sum.length - first);
        double attack = 0.012;
        double decay = 3.2 / seconds(note.length());
        List<Partial> partials =
                List.of(new Partial(1, 1), new Partial(2, 0.28), new Partial(3.01, 0.09));
        for (int i = 0; i < frames; i++) {
            double t = (double) i / RATE_HZ;
            double rise = t < attack ? 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * t / attack) : 1;
            double sample = 0;
            for (Partial partial : partials) {
                // Higher partials fade first, as they do in metal.
                sample +=
                        partial.share()
                                * StrictMath.exp(-decay * partial.times() * t)
                                * wave(hertz(note.midi()) * partial.times(), t);
            }
            sum[first + i] += rise * sample * fadeOut(i, frames);
        }
    }

    private record Partial(double times, double share) {}

    private void hold(double hertz, Duration at, Duration length) {
        int first = frames(at);
        int frames = Math.min(frames(length), sum.length - first);
        for (int i = 0; i < frames; i++) {
            double fade = fadeOut(i, frames) * fadeOut(frames - 1 - i, frames);
            sum[first + i] += fade * wave(hertz, (double) i / RATE_HZ);
        }
    }

    private static double wave(double hertz, double seconds) {
        return StrictMath.sin(2 * StrictMath.PI * hertz * seconds);
    }

    /** 1 until shortly before the end, then down to 0 along half a cosine. */
    private static double fadeOut(int frame, int frames) {
        double left = (double) (frames - 1 - frame) / frames(LAST_FADE);
        return left >= 1 ? 1 : 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * left);
    }

    /** Scaled to a peak of {@code peakDbfs}. */
    private Pcm pcm(double peakDbfs) {
        double loudest = 0;
        for (double sample : sum) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        double scale = Short.MAX_VALUE * StrictMath.pow(10, peakDbfs / 20) / loudest;
        short[] samples = new short[sum.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) StrictMath.rint(sum[i] * scale);
        }
        return new Pcm(RATE_HZ, 1, samples);
    }

    private static double hertz(int midi) {
        return MIDDLE_A_HZ * StrictMath.pow(2, (double) (midi - MIDDLE_A_MIDI) / SEMITONES);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static int frames(Duration duration) {
        return Math.toIntExact(duration.toMillis() * RATE_HZ / 1000);
    }
}
