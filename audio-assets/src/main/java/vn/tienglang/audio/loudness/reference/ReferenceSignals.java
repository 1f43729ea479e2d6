package vn.tienglang.audio.loudness.reference;

import static vn.tienglang.audio.loudness.reference.SteppedTones.SILENCE;
import static vn.tienglang.audio.loudness.reference.SteppedTones.stereo;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.loudness.reference.SteppedTones.Step;

/**
 * Reference signals of the minimum requirements of EBU Tech 3341, table 1 (1–6 and 9–23) and of EBU
 * Tech 3342, table 1 (1–4). Loudness may be wrong by 0.1 LU, a range by 1 LU, a true peak by 0.4 dB
 * below and 0.2 dB above.
 */
public final class ReferenceSignals {
    private static final double LOUDNESS_LU = 0.1;
    private static final double RANGE_LU = 1;
    private static final double PEAK_BELOW_DB = 0.4;
    private static final double PEAK_ABOVE_DB = 0.2;

    private static final double TARGET = -23;
    private static final int FILES = 20;
    private static final int SOFTEST = -38;
    private static final int TENTH_MS = 100;

    private ReferenceSignals() {}

    /** All signals. */
    public static List<ReferenceSignal> all() {
        var all = new ArrayList<ReferenceSignal>();
        all.addAll(integrated());
        all.addAll(shortTerm());
        all.addAll(momentary());
        all.addAll(peaks());
        all.addAll(ranges());
        return all;
    }

    private static List<ReferenceSignal> integrated() {
        return List.of(
                integrated("3341-1", -23, List.of(stereo(-23, 20_000))),
                integrated("3341-2", -33, List.of(stereo(-33, 20_000))),
                integrated(
                        "3341-3",
                        TARGET,
                        List.of(stereo(-36, 10_000), stereo(-23, 60_000), stereo(-36, 10_000))),
                integrated(
                        "3341-4",
                        TARGET,
                        List.of(
                                stereo(-72, 10_000),
                                stereo(-36, 10_000),
                                stereo(-23, 60_000),
                                stereo(-36, 10_000),
                                stereo(-72, 10_000))),
                integrated(
                        "3341-5",
                        TARGET,
                        List.of(stereo(-26, 20_000), stereo(-20, 20_100), stereo(-26, 20_000))),
                integrated(
                        "3341-6",
                        TARGET,
                        List.of(new Step(20_000, List.of(-28.0, -28.0, -24.0, -30.0, -30.0)))));
    }

    /** In the first two a steady tone must also be read alike over 400 ms and over 3 s. */
    private static ReferenceSignal integrated(String name, double value, List<Step> steps) {
        int end = SteppedTones.frames(steps);
        var readings = new ArrayList<ExpectedReading>();
        readings.add(loudness(end, Metric.INTEGRATED, value));
        if (steps.size() == 1) {
            readings.add(loudness(end, Metric.MOMENTARY, value));
            readings.add(loudness(end, Metric.SHORT_TERM, value));
        }
        return tones(name, steps, readings);
    }

    private static List<ReferenceSignal> shortTerm() {
        var signals = new ArrayList<ReferenceSignal>();
        signals.add(
                steady(
                        "3341-9",
                        repeated(5, stereo(-20, 1_340), stereo(-30, 1_660)),
                        Metric.SHORT_TERM,
                        3_000));
        signals.addAll(files("3341-10/", Metric.SHORT_TERM_MOST, 150, 3_000));
        signals.add(rising("3341-11", Metric.SHORT_TERM_MOST, 150, 3_000));
        return signals;
    }

    private static List<ReferenceSignal> momentary() {
        var signals = new ArrayList<ReferenceSignal>();
        signals.add(
                steady(
                        "3341-12",
                        repeated(25, stereo(-20, 180), stereo(-30, 220)),
                        Metric.MOMENTARY,
                        1_000));
        signals.addAll(files("3341-13/", Metric.MOMENTARY_MOST, 20, 400));
        signals.add(rising("3341-14", Metric.MOMENTARY_MOST, 20, 400));
        return signals;
    }

    private static List<Step> repeated(int times, Step loud, Step soft) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < times; i++) {
            steps.add(loud);
            steps.add(soft);
        }
        return steps;
    }

    /** The same figure at all times after the first few, read every 100 ms. */
    private static ReferenceSignal steady(
            String name, List<Step> steps, Metric dial, int afterMillis) {
        var readings = new ArrayList<ExpectedReading>();
        int end = SteppedTones.frames(steps);
        int tenth = stereo(SILENCE, TENTH_MS).frames();
        for (int at = stereo(SILENCE, afterMillis).frames(); at <= end; at += tenth) {
            readings.add(loudness(at, dial, TARGET));
        }
        return tones(name, steps, readings);
    }

    /** Twenty files, in each of which the tone begins a little later. */
    private static List<ReferenceSignal> files(
            String name, Metric dial, int laterMillis, int toneMillis) {
        var signals = new ArrayList<ReferenceSignal>();
        for (int file = 0; file < FILES; file++) {
            List<Step> steps =
                    List.of(
                            stereo(SILENCE, file * laterMillis),
                            stereo(TARGET, toneMillis),
                            stereo(SILENCE, 1_000));
            int end = SteppedTones.frames(steps);
            signals.add(tones(name + (file + 1), steps, List.of(loudness(end, dial, TARGET))));
        }
        return signals;
    }

    /** The same in one go for meters that run: each tone 1 LU louder than the one before. */
    private static ReferenceSignal rising(
            String name, Metric dial, int laterMillis, int toneMillis) {
        var steps = new ArrayList<Step>();
        var readings = new ArrayList<ExpectedReading>();
        for (int tone = 0; tone < FILES; tone++) {
            steps.add(stereo(SILENCE, tone * laterMillis));
            steps.add(stereo(SOFTEST + tone, toneMillis));
            steps.add(stereo(SILENCE, toneMillis - tone * laterMillis));
            readings.add(loudness(SteppedTones.frames(steps), dial, SOFTEST + tone));
        }
        return tones(name, steps, readings);
    }

    private static List<ReferenceSignal> peaks() {
        return List.of(
                peak("3341-15", -6, PeakSignals.sine(0.5, 4, 0)),
                peak("3341-16", -6, PeakSignals.sine(0.5, 4, 45)),
                peak("3341-17", -6, PeakSignals.sine(0.5, 6, 60)),
                peak("3341-18", -6, PeakSignals.sine(0.5, 8, 67.5)),
                peak("3341-19", 3, PeakSignals.sine(1.41, 4, 45)),
                peak("3341-20", 0, PeakSignals.burst(0)),
                peak("3341-21", 0, PeakSignals.burst(1)),
                peak("3341-22", 0, PeakSignals.burst(2)),
                peak("3341-23", 0, PeakSignals.burst(3)));
    }

    private static ReferenceSignal peak(String name, double value, float[] samples) {
        var reading =
                new ExpectedReading(
                        samples.length, Metric.TRUE_PEAK, value, PEAK_BELOW_DB, PEAK_ABOVE_DB);
        return new ReferenceSignal(name, 1, samples::clone, List.of(reading));
    }

    private static List<ReferenceSignal> ranges() {
        return List.of(
                range("3342-1", 10, -20, -30),
                range("3342-2", 5, -20, -15),
                range("3342-3", 20, -40, -20),
                range("3342-4", 15, -50, -35, -20, -35, -50));
    }

    private static ReferenceSignal range(String name, double value, double... levels) {
        var steps = new ArrayList<Step>();
        for (double level : levels) {
            steps.add(stereo(level, 20_000));
        }
        int end = SteppedTones.frames(steps);
        return tones(
                name,
                steps,
                List.of(new ExpectedReading(end, Metric.RANGE, value, RANGE_LU, RANGE_LU)));
    }

    private static ExpectedReading loudness(int frame, Metric dial, double value) {
        return new ExpectedReading(frame, dial, value, LOUDNESS_LU, LOUDNESS_LU);
    }

    private static ReferenceSignal tones(
            String name, List<Step> steps, List<ExpectedReading> readings) {
        List<Step> kept = List.copyOf(steps);
        int channels = kept.getFirst().levels().size();
        return new ReferenceSignal(name, channels, () -> SteppedTones.samples(kept), readings);
    }
}
