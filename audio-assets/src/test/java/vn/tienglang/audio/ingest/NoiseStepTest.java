package vn.tienglang.audio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.TestVoice;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.process.FfmpegPrograms;

/** Noise behind speech is lowered when a person asks for it and it helps, and never otherwise. */
class NoiseStepTest {
    private static final IngestOptions LOWERED =
            new IngestOptions(VoiceOrigin.PERSON, NoiseTreatment.LOWERED);

    @TempDir private Path top;

    @Test
    void steadyNoiseBehindSpeechIsLowered() throws Exception {
        Path noisy = mixed("anoisesrc=c=pink:a=0.05:r=48000:s=3");

        IngestResult.Admitted plain = ingested(noisy, "vi", IngestOptions.USUAL);
        IngestResult.Admitted treated = ingested(noisy, "vi", LOWERED);

        assertThat(finding(treated, Kind.NOISE_LOWERED).figure()).isBetween(3.0, 12.0);
        assertThat(plain.findings())
                .extracting(Finding::kind)
                .doesNotContain(Kind.NOISE_LOWERED, Kind.NOISE_KEPT);
        assertThat(noiseDb(treated)).isLessThan(noiseDb(plain) - 3);
        assertThat(treated.clip().length())
                .isBetween(
                        plain.clip().length(), plain.clip().length().plus(Duration.ofMillis(30)));
    }

    @Test
    void cleanSpeechStaysAsItIs() throws Exception {
        Path clean = TestVoice.speak(top.resolve("clean.wav"), "vi", 150);

        IngestResult.Admitted plain = ingested(clean, "vi", IngestOptions.USUAL);
        IngestResult.Admitted treated = ingested(clean, "vi", LOWERED);

        assertThat(finding(treated, Kind.NOISE_KEPT).figure()).isLessThan(3);
        assertThat(treated.clip().id()).isEqualTo(plain.clip().id());
    }

    @Test
    void musicIsNotTreated() throws Exception {
        IngestResult.Admitted treated =
                ingested(mixed("anoisesrc=c=pink:a=0.05:r=48000:s=3"), "zxx", LOWERED);

        assertThat(treated.findings())
                .extracting(Finding::kind)
                .doesNotContain(Kind.NOISE_LOWERED, Kind.NOISE_KEPT);
    }

    @Test
    void withoutFfmpegTheNoiseStays() throws Exception {
        IngestResult.Admitted treated =
                ingested(
                        mixed("anoisesrc=c=pink:a=0.05:r=48000:s=3"),
                        "vi",
                        LOWERED,
                        Optional.empty());

        assertThat(finding(treated, Kind.NOISE_KEPT).detail()).contains("ffmpeg");
    }

    /** Speech over noise, with a pause of a second before it. */
    private Path mixed(String noise) {
        Path voice = TestVoice.speak(top.resolve("voice.wav"), "vi", 150);
        return Ffmpeg.make(
                top.resolve("noisy.wav"),
                "-i",
                voice.toString(),
                "-f",
                "lavfi",
                "-i",
                noise,
                "-filter_complex",
                "[0]adelay=1000,aresample=48000[v];[v][1]amix=inputs=2:duration=first:normalize=0",
                "-ac",
                "1");
    }

    private IngestResult.Admitted ingested(Path file, String language, IngestOptions options)
            throws Exception {
        return ingested(file, language, options, FfmpegPrograms.installed());
    }

    private IngestResult.Admitted ingested(
            Path file, String language, IngestOptions options, Optional<FfmpegPrograms> ffmpeg)
            throws Exception {
        var ingest = new Ingest(IngestSettings.defaults(), top.resolve("work"), ffmpeg);
        IngestResult result =
                ingest.run(
                        file, "Bản tin", new LanguageTag(language), options, (step, share) -> {});
        assertThat(result).isInstanceOf(IngestResult.Admitted.class);
        return (IngestResult.Admitted) result;
    }

    private static Finding finding(IngestResult.Admitted result, Kind kind) {
        List<Finding> found =
                result.findings().stream().filter(finding -> finding.kind() == kind).toList();
        assertThat(found).as(() -> result.findings().toString()).hasSize(1);
        return found.getFirst();
    }

    /** Level of the first second, in which nobody speaks. */
    private static double noiseDb(IngestResult.Admitted result) {
        float[] samples = Ffmpeg.decode(result.delivery(), 48_000);
        double sum = 0;
        for (int i = 12_000; i < 36_000; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / 24_000);
    }
}
