package vn.tienglang.audio.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.tienglang.audio.Ffmpeg;

/** Speech for tests: a synthetic voice, and a similar signal that needs no tool. */
public final class TestVoice {
    static final String WORDS =
            "Kính thưa bà con. Mùa mưa lũ đang đến, xin bà con giữ gìn vệ sinh, ăn chín uống sôi,"
                    + " rửa tay bằng xà phòng. Khi sốt cao, ho, khó thở, xin bà con đến ngay trạm y"
                    + " tế. Xin cảm ơn bà con đã lắng nghe.";

    private TestVoice() {}

    /** This text spoken by espeak-ng, at its rate of 22,050 Hz; needs espeak-ng. */
    public static Path speak(Path into, String voice, int wordsAMinute) {
        Ffmpeg.run(
                List.of(
                        "espeak-ng",
                        "-v",
                        voice,
                        "-s",
                        Integer.toString(wordsAMinute),
                        "-a",
                        "60",
                        "-w",
                        into.toString(),
                        WORDS));
        return into;
    }

    /** The file through SoX, which adds no dither; needs sox. */
    public static Path sox(Path from, Path into, String... effects) {
        var command = new ArrayList<>(List.of("sox", "-D", "-R", from.toString(), into.toString()));
        command.addAll(List.of(effects));
        Ffmpeg.run(command);
        return into;
    }

    /**
     * Sound that rises and falls four times per second like speech, at this level; deterministic.
     */
    public static float[] murmur(double seconds, double level, int rateHz) {
        var random = new Random(7);
        float[] samples = new float[(int) Math.round(seconds * rateHz)];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / rateHz;
            double swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * t);
            double tone = Math.sin(2 * Math.PI * 180 * t) + 0.5 * Math.sin(2 * Math.PI * 540 * t);
            samples[i] = (float) (level * swell * (0.6 * tone + 0.05 * random.nextGaussian()));
        }
        return samples;
    }

    /** These sounds in succession. */
    public static float[] join(float[]... sounds) {
        int length = 0;
        for (float[] sound : sounds) {
            length += sound.length;
        }
        float[] all = new float[length];
        int at = 0;
        for (float[] sound : sounds) {
            System.arraycopy(sound, 0, all, at, sound.length);
            at += sound.length;
        }
        return all;
    }

    /** Silence of this length. */
    static float[] silence(double seconds, int rateHz) {
        return new float[(int) Math.round(seconds * rateHz)];
    }
}
