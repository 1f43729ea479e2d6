package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/**
 * Detector of mains hum, of rumble by wind or a hand on the microphone, of noise in the pauses of
 * speech, and of a level that drops for good. Input is mono at 48 kHz, before any high-pass filter.
 */
public final class NoiseDetector implements SampleObserver {
    private static final double HUM_ALONE_SHARE = 0.85;
    private static final double HUM_BELOW_SPEECH_DB = 20;
    private static final double RUMBLE_BELOW_SPEECH_DB = 4;
    private static final int RUMBLE_SECONDS = 2;
    private static final double NOISY_DB = 16;
    private static final double DROP_DB = 14;
    private static final int DROP_SECONDS = 3;
    private static final double ACTIVE_BELOW_DB = 45;

    private final LowBand low = new LowBand();
    private final LevelProfile profile;

    /**
     * A detector.
     *
     * @param profile levels of the same sound after the high-pass filter
     */
    public NoiseDetector(LevelProfile profile) {
        this.profile = profile;
    }

    @Override
    public void observe(float[] block, int frames) {
        low.observe(block, frames);
    }

    /** Findings, in order of severity. */
    public List<Finding> findings() {
        profile.finish();
        var findings = new ArrayList<Finding>();
        hum(findings);
        boolean hasHum = !findings.isEmpty();
        if (!hasHum) {
            rumble(findings);
        }
        noise(findings);
        drop(findings);
        return findings;
    }

    /** The quarter of the seconds with the least hum is taken: speech has tones at 100 Hz too. */
    private void hum(List<Finding> into) {
        int seconds = low.seconds();
        if (seconds < 2) {
            return;
        }
        double[] hums = new double[seconds];
        int alone = 0;
        for (int i = 0; i < seconds; i++) {
            LowBand.Second second = low.second(i);
            hums[i] = second.hum();
            alone += second.hum() > HUM_ALONE_SHARE * second.full() ? 1 : 0;
        }
        Arrays.sort(hums);
        double humDb = LevelProfile.db(hums[seconds / 4]);
        double below = profile.speechDb() - humDb;
        Duration end = Duration.ofSeconds(seconds);
        if (alone > 0.9 * seconds && humDb > -70) {
            into.add(hum(Weight.REFUSAL, end, humDb, humDb));
        } else if (below < HUM_BELOW_SPEECH_DB && humDb > -70) {
            into.add(hum(Weight.WARNING, end, below, humDb));
        }
    }

    private static Finding hum(Weight weight, Duration end, double figure, double humDb) {
        return new Finding(
                Kind.HUM,
                weight,
                Duration.ZERO,
                end,
                figure,
                String.format(Locale.ROOT, "hum at %.1f dBFS", humDb));
    }

    private void rumble(List<Finding> into) {
        double speech = profile.speechDb();
        int first = -1;
        int last = -1;
        int strong = 0;
        double most = -200;
        for (int i = 0; i < low.seconds(); i++) {
            LowBand.Second second = low.second(i);
            double rumble = LevelProfile.db(second.rumble());
            if (rumble > speech - RUMBLE_BELOW_SPEECH_DB && second.hum() < 0.5 * second.low()) {
                first = first < 0 ? i : first;
                last = i;
                strong++;
                most = Math.max(most, rumble);
            }
        }
        if (strong >= RUMBLE_SECONDS) {
            into.add(
                    new Finding(
                            Kind.RUMBLE,
                            Weight.WARNING,
                            Duration.ofSeconds(first),
                            Duration.ofSeconds(last + 1L),
                            most - speech,
                            strong + " seconds"));
        }
    }

    private void noise(List<Finding> into) {
        double noise = profile.noiseDb();
        double distance = profile.speechDb() - noise;
        if (noise > -199 && distance < NOISY_DB) {
            into.add(
                    new Finding(
                            Kind.NOISY,
                            Weight.WARNING,
                            Duration.ZERO,
                            Duration.ZERO,
                            distance,
                            String.format(Locale.ROOT, "noise at %.1f dBFS", noise)));
        }
    }

    /** Looks for the second from which on the sound is much softer than before. */
    private void drop(List<Finding> into) {
        List<double[]> seconds = activeSeconds();
        double total = seconds.stream().mapToDouble(second -> second[1]).sum();
        double before = 0;
        double most = 0;
        double at = 0;
        for (int i = 1; i < seconds.size(); i++) {
            before += seconds.get(i - 1)[1];
            if (i >= DROP_SECONDS && seconds.size() - i >= DROP_SECONDS) {
                double drop = before / i - (total - before) / (seconds.size() - i);
                if (Math.abs(drop) > Math.abs(most)) {
                    most = drop;
                    at = seconds.get(i)[0];
                }
            }
        }
        if (Math.abs(most) > DROP_DB) {
            Duration place = Duration.ofSeconds((long) at);
            into.add(
                    new Finding(
                            Kind.LEVEL_DROP,
                            Weight.WARNING,
                            place,
                            place.plusMillis(1),
                            Math.abs(most),
                            most > 0 ? "softer from here on" : "louder from here on"));
        }
    }

    /** Number and level of the seconds with sound. */
    private List<double[]> activeSeconds() {
        double least = profile.speechDb() - ACTIVE_BELOW_DB;
        var seconds = new ArrayList<double[]>();
        int width = LevelProfile.BLOCKS_A_SECOND;
        for (int i = 0; i + width <= profile.blocks(); i += width) {
            double most = 0;
            for (int block = i; block < i + width; block++) {
                most = Math.max(most, profile.power(block));
            }
            if (LevelProfile.db(most) > least) {
                seconds.add(new double[] {(double) i / width, LevelProfile.db(most)});
            }
        }
        return seconds;
    }
}
