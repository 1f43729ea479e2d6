package vn.tienglang.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.decode.Decoder;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.process.FfmpegPrograms;
import vn.tienglang.audio.shaping.GainFilter;
import vn.tienglang.audio.shaping.Limiter;
import vn.tienglang.audio.shaping.Resampler;

/** Encoders of delivery copies, on speech that makes the voice mode of Concentus fail. */
class ClipEncoderTest {
    private static final List<ClipEncoder> ALL = ClipEncoder.all(FfmpegPrograms.installed());

    @TempDir private Path folder;

    @Test
    void theVoiceModeOfConcentusFailsOnSpeechWithoutAHighBandAndTheOthersDoNot()
            throws IOException, InvalidSoundException, EncoderFailedException {
        Path telephone = telephoneSpeech();

        assertThatThrownBy(() -> encoded(ALL.get(1), telephone))
                .isInstanceOf(EncoderFailedException.class)
                .hasMessageContaining("AssertionError");
        for (ClipEncoder encoder : List.of(ALL.getFirst(), ALL.getLast())) {
            Path clip = Files.write(folder.resolve("clip.opus"), encoded(encoder, telephone));
            long frames = frames(telephone);
            assertThat(Ffmpeg.decode(clip)).hasSize(Math.toIntExact(frames));
            assertThat(Files.size(clip) * 8 * 48_000 / frames).isBetween(10_000L, 32_000L);
        }
    }

    @Test
    void everyEncoderWritesTheCommentsAndTheSameBytesTwice() throws Exception {
        Path speech = speech("vi", "44100");
        for (ClipEncoder encoder : ALL) {
            byte[] clip = encoded(encoder, speech);
            assertThat(new String(clip, StandardCharsets.ISO_8859_1)).contains("KEY=value");
            assertThat(encoded(encoder, speech)).isEqualTo(clip);
        }
    }

    @Test
    void libopusThatIsMissingOrFailsIsAFailureOfThisEncoderOnly() throws Exception {
        var broken = new FfmpegPrograms(Path.of("/bin/false"), Path.of("/bin/false"));
        Path speech = speech("vi", "44100");

        assertThatThrownBy(
                        () ->
                                encoded(
                                        ClipEncoder.all(Optional.of(broken)).getFirst(),
                                        speech))
                .isInstanceOf(EncoderFailedException.class);
    }

    @Test
    void aSourceThatFailsEndsTheProcess() throws Exception {
        var failing =
                new SoundSource() {
                    private int blocks;

                    @Override
                    public int rateHz() {
                        return OggOpusWriter.RATE_HZ;
                    }

                    @Override
                    public int channels() {
                        return 1;
                    }

                    @Override
                    public int read(float[] into) throws IOException {
                        if (++blocks == 20) {
                            throw new IOException("no more");
                        }
                        return into.length;
                    }

                    @Override
                    public void close() {}
                };

        assertThatThrownBy(
                        () ->
                                ALL.getFirst()
                                        .encode(
                                                failing,
                                                OutputStream.nullOutputStream(),
                                                Content.VOICE,
                                                List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("no more");
    }

    private Path telephoneSpeech() {
        return speech("vi+f2", "12000");
    }

    private Path speech(String voice, String rateHz) {
        Path spoken = folder.resolve(voice + ".wav");
        String words = "Kính thưa bà con, mời bà con đưa trẻ đến trạm y tế xã tiêm chủng.";
        Ffmpeg.run(List.of("espeak-ng", "-v", voice, "-w", spoken.toString(), words.repeat(3)));
        return Ffmpeg.make(
                folder.resolve(voice + rateHz + ".wav"),
                "-i",
                spoken.toString(),
                "-ar",
                rateHz);
    }

    private static SoundSource levelled(Path file) throws IOException, InvalidSoundException {
        SoundSource source =
                Decoder.open(file, Duration.ofMinutes(1), Optional.empty()).source();
        return new Limiter(
                new GainFilter(new Resampler(source, OggOpusWriter.RATE_HZ), 7), -3.5);
    }

    private static byte[] encoded(ClipEncoder encoder, Path file)
            throws IOException, InvalidSoundException, EncoderFailedException {
        var out = new ByteArrayOutputStream();
        try (SoundSource source = levelled(file)) {
            encoder.encode(source, out, Content.VOICE, List.of("KEY=value"));
        }
        return out.toByteArray();
    }

    private static long frames(Path file) throws IOException, InvalidSoundException {
        long frames = 0;
        try (SoundSource source = levelled(file)) {
            float[] block = new float[4_096];
            for (int read = source.read(block); read > 0; read = source.read(block)) {
                frames += read;
            }
        }
        return frames;
    }
}
