package vn.tienglang.audio.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.audio.check.TestVoice.join;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.audio.Ffmpeg;

class ClippingDetectorTest {
    private static final int RATE = 48_000;

    @Test
    void soundBelowFullScaleHasNoFinding() {
        assertThat(found(TestVoice.murmur(10, 0.9, RATE), 1)).isEmpty();
    }

    @Test
    void toneAtFullScaleHasNoFinding() {
        float[] tone = new float[5 * RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = Math.round(32_767 * Math.sin(2 * Math.PI * 440 * i / RATE)) / 32_768F;
        }
        assertThat(found(tone, 1)).isEmpty();
    }

    @Test
    void singleShoutIsAWarningWithItsPosition() {
        float[] calm = TestVoice.murmur(72, 0.3, RATE);
        float[] shout = driven(TestVoice.murmur(1, 1.6, RATE));
        assertThat(found(join(calm, shout, TestVoice.murmur(30, 0.3, RATE)), 1))
                .containsExactly("CLIPPED WARNING 01:12–01:12");
    }

    @Test
    void recordingThatClipsThroughoutIsRefused() {
        assertThat(found(driven(TestVoice.murmur(10, 3, RATE)), 1))
                .singleElement()
                .asString()
                .startsWith("CLIPPED REFUSAL 00:00–00:0");
    }

    @Test
    void clippingInOneChannelIsDetected() {
        float[] mono = driven(TestVoice.murmur(4, 3, RATE));
        float[] stereo = new float[2 * mono.length];
        for (int i = 0; i < mono.length; i++) {
            stereo[2 * i + 1] = mono[i];
        }
        assertThat(found(stereo, 2)).singleElement().asString().startsWith("CLIPPED REFUSAL");
    }

    @Test
    void clippingIsDetectedAfterALossyFormat(@TempDir Path folder) {
        Path voice = TestVoice.speak(folder.resolve("a.wav"), "vi", 165);
        Path loud = TestVoice.sox(voice, folder.resolve("b.wav"), "vol", "18dB", "rate", "44100");
        Path lossy = Ffmpeg.make(folder.resolve("c.mp3"), "-i", loud.toString(), "-b:a", "128k");
        assertThat(found(Ffmpeg.decode(lossy), 1)).isNotEmpty();
        Path soft = Ffmpeg.make(folder.resolve("d.mp3"), "-i", voice.toString(), "-b:a", "128k");
        assertThat(found(Ffmpeg.decode(soft), 1)).isEmpty();
    }

    private static float[] driven(float[] sound) {
        for (int i = 0; i < sound.length; i++) {
            sound[i] = Math.clamp(sound[i], -1, 32_767 / 32_768F);
        }
        return sound;
    }

    private static List<String> found(float[] sound, int channels) {
        var clipping = new ClippingDetector(RATE, channels);
        clipping.observe(sound, sound.length / channels);
        return clipping.findings().stream().map(SilenceDetectorTest::brief).toList();
    }
}
