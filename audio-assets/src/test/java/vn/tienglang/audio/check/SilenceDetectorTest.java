package vn.tienglang.audio.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.audio.check.TestVoice.join;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.WorkSound;

public class SilenceDetectorTest {
    private static final int RATE = WorkSound.RATE_HZ;

    @Test
    void pausesInSpeechAreNoFinding() {
        assertThat(found(join(voice(4), silence(4.8), voice(4)))).isEmpty();
        assertThat(found(join(silence(1.9), voice(4), silence(1.9)))).isEmpty();
    }

    @Test
    void longSilenceAtTheBeginningIsAWarningThenARefusal() {
        assertThat(found(join(silence(3), voice(4))))
                .containsExactly("SILENT_HEAD WARNING 00:00–00:03");
        assertThat(found(join(silence(12), voice(4))))
                .containsExactly("SILENT_HEAD REFUSAL 00:00–00:12");
    }

    @Test
    void longSilenceAtTheEndIsAWarningThenARefusal() {
        assertThat(found(join(voice(4), silence(3))))
                .containsExactly("SILENT_TAIL WARNING 00:04–00:07");
        assertThat(found(join(voice(4), silence(11))))
                .containsExactly("SILENT_TAIL REFUSAL 00:04–00:15");
    }

    @Test
    void silenceInTheMiddleIsReportedWithItsSection() {
        assertThat(found(join(voice(62), silence(7), voice(4), silence(25), voice(3))))
                .containsExactly(
                        "SILENT_MIDDLE WARNING 01:02–01:09", "SILENT_MIDDLE REFUSAL 01:13–01:38");
    }

    @Test
    void clickDoesNotEndASilence() {
        float[] silence = silence(7);
        silence[3 * RATE] = 1;
        assertThat(found(join(voice(4), silence, voice(4))))
                .containsExactly("SILENT_MIDDLE WARNING 00:04–00:11");
    }

    @Test
    void silenceIsRelativeToTheVoiceLevel() {
        // A quiet recording is not silent, but the hiss of a loud one is.
        assertThat(found(TestVoice.murmur(8, 0.01, RATE))).isEmpty();
        assertThat(found(join(voice(4), TestVoice.murmur(7, 0.004, RATE), voice(4))))
                .containsExactly("SILENT_MIDDLE WARNING 00:04–00:11");
        assertThat(found(join(voice(4), TestVoice.murmur(7, 0.05, RATE), voice(4)))).isEmpty();
    }

    @Test
    void recordingBelowTheVoiceLevelIsAllSilent() {
        assertThat(found(silence(8))).containsExactly("ALL_SILENT REFUSAL 00:00–00:08");
        assertThat(found(TestVoice.murmur(8, 0.0001, RATE)))
                .containsExactly("ALL_SILENT REFUSAL 00:00–00:08");
    }

    @Test
    void resultDoesNotDependOnBlockSizes() {
        float[] sound = join(silence(3), voice(2));
        var oneProfile = new LevelProfile();
        var inOne = new SilenceDetector(oneProfile);
        oneProfile.observe(sound, sound.length);
        var manyProfile = new LevelProfile();
        var inMany = new SilenceDetector(manyProfile);
        for (int at = 0; at < sound.length; at += 777) {
            float[] block = java.util.Arrays.copyOfRange(sound, at, at + 777);
            manyProfile.observe(block, Math.min(777, sound.length - at));
        }
        assertThat(inMany.findings()).isEqualTo(inOne.findings()).hasSize(1);
    }

    private static float[] voice(double seconds) {
        return TestVoice.murmur(seconds, 0.4, RATE);
    }

    private static float[] silence(double seconds) {
        return TestVoice.silence(seconds, RATE);
    }

    private static List<String> found(float[] sound) {
        var profile = new LevelProfile();
        profile.observe(sound, sound.length);
        return new SilenceDetector(profile).findings().stream().map(SilenceDetectorTest::brief).toList();
    }

    /** Kind, weight and position as text. */
    public static String brief(Finding finding) {
        Kind kind = finding.kind();
        Weight weight = finding.weight();
        return "%s %s %s–%s"
                .formatted(
                        kind,
                        weight,
                        FindingMessages.clock(finding.from()),
                        FindingMessages.clock(finding.until()));
    }
}
