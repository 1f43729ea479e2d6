package vn.tienglang.audio.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.ingest.WorkSound;

class SpeedDetectorTest {
    private static final List<String> VOICES =
            List.of("vi", "vi+f2", "vi+f4", "vi+m3", "vi+m7", "vi-vn-x-south", "en", "fr+f2");

    @TempDir Path folder;
    private int files;

    @BeforeEach
    void resetSeed() {
        files = 0;
    }

    @Test
    void normalSpeedGivesNoFinding() {
        for (String voice : VOICES) {
            for (int wordsAMinute : List.of(120, 165, 200)) {
                assertThat(found(voice, wordsAMinute, "1"))
                        .as("%s at %d", voice, wordsAMinute)
                        .isEmpty();
            }
        }
    }

    @Test
    void doubleSpeedIsDetectedForEveryVoice() {
        for (String voice : VOICES) {
            assertThat(found(voice, 165, "2"))
                    .as(voice)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.figure()).isEqualTo(2))
                    .satisfies(finding -> assertThat(finding.weight()).isEqualTo(Weight.REFUSAL));
        }
    }

    @Test
    void halfSpeedIsDetectedForEveryVoice() {
        for (String voice : List.of("vi", "vi+m3", "vi+m7", "vi-vn-x-south", "en")) {
            assertThat(found(voice, 165, "0.5"))
                    .as(voice)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.figure()).isEqualTo(0.5))
                    .satisfies(finding -> assertThat(finding.weight()).isEqualTo(Weight.REFUSAL));
        }
        for (String voice : List.of("vi+f2", "vi+f4")) {
            assertThat(found(voice, 165, "0.5"))
                    .as("%s has a pitch some men have: a warning", voice)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.weight()).isEqualTo(Weight.WARNING));
        }
    }

    @Test
    void tonesAndNoiseAreNotJudged() {
        float[] murmur = TestVoice.murmur(10, 0.4, WorkSound.RATE_HZ);
        assertThat(findings(murmur)).isEmpty();
        float[] noise = new float[10 * WorkSound.RATE_HZ];
        var random = new java.util.Random(3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        assertThat(findings(noise)).isEmpty();
        assertThat(findings(new float[10 * WorkSound.RATE_HZ])).isEmpty();
    }

    private List<Finding> found(String voice, int wordsAMinute, String speed) {
        Path spoken = TestVoice.speak(folder.resolve("a" + files++ + ".wav"), voice, wordsAMinute);
        Path fast = TestVoice.sox(spoken, folder.resolve("b" + files++ + ".wav"), "speed", speed);
        return findings(Ffmpeg.decode(fast, WorkSound.RATE_HZ));
    }

    private static List<Finding> findings(float[] sound) {
        var speed = new SpeedDetector();
        speed.observe(sound, sound.length);
        return speed.findings();
    }
}
