package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.tienglang.audio.decode.DecodeRefusals.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.process.FfmpegPrograms;

class FileTypeDetectorTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "WAV, -f wav",
        "WAV, -f wav -c:a pcm_s24le",
        "AIFF, -f aiff",
        "Ogg Opus, -f ogg -c:a libopus",
        "WebM/Opus, -f webm -c:a libopus",
        "WebM/Opus, -f matroska -c:a libopus",
    })
    void withoutFfmpegFourFormatsAreDecoded(String title, String arguments)
            throws IOException, InvalidSoundException {
        Path file = new FfmpegRecordings(folder).make("tin.amr", 48_000, 1, arguments);

        try (OpenSoundFile open =
                Decoder.open(file, FfmpegRecordings.LONGEST, Optional.empty())) {
            assertThat(open.title()).isEqualTo(title);
            assertThat(FfmpegRecordings.decoded(open)).hasSameSizeAs(Ffmpeg.decode(file));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MP3, -f mp3 -c:a libmp3lame",
        "FLAC, -f flac",
        "M4A/AAC, -f ipod -c:a aac",
        "ADTS/AAC, -f adts -c:a aac",
        "WMA, -f asf -c:a wmav2",
        "Ogg/Vorbis, -f ogg -c:a libvorbis",
        "Ogg/Opus, -f ogg -c:a libopus",
        "video MP4/AAC, -f lavfi -i color=s=32x32:d=0.1 -c:v mpeg4 -c:a aac -f mp4",
        "WAV/IMA ADPCM, -f wav -c:a adpcm_ima_wav",
    })
    void withFfmpegEveryFormatIsDecodedAndNamed(String title, String arguments)
            throws IOException, InvalidSoundException {
        Path file = new FfmpegRecordings(folder).make("tin.xyz", 48_000, 1, arguments);

        try (OpenSoundFile open =
                Decoder.open(file, FfmpegRecordings.LONGEST, FfmpegPrograms.installed())) {
            assertThat(open.title()).isEqualTo(title);
            float[] sound = FfmpegRecordings.decoded(open);
            assertThat(sound).hasSizeGreaterThan(48_000);
            assertThat(open.lengths().findings(sound.length)).isEmpty();
        }
        boolean isOpus = title.equals("Ogg/Opus");
        if (!isOpus) {
            assertThat(refused(file, Flaw.NO_DECODER).detail()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PDF, %PDF-1.7 123456",
        "ZIP or Office document, PK\u0003\u0004123456",
        "MIDI, MThd000000",
        "PNG image, \u0089PNG000000",
        "JPEG image, \u00FF\u00D8\u00FF\u00E0000000",
        "web page, <!DOCTYPE html><title>404</title>",
        "text, Kính gửi bà con",
        "playlist, #EXTM3U 12345",
        "program, \u007FELF000000",
    })
    void otherKnownFileTypesAreNamed(String name, String beginning) throws IOException {
        byte[] bytes =
                beginning.getBytes(
                        name.equals("text") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);

        assertThat(refused(file(bytes), Flaw.NOT_SOUND).detail()).isEqualTo(name);
    }

    @Test
    void aPlaylistOfLocalFilesIsNotFollowed() throws IOException {
        Path wav = new FfmpegRecordings(folder).make("a.wav", 48_000, 1, "-f wav");
        // Without its first line, which the detector knows, as ffmpeg's concat and HLS read it.
        String list = "ffconcat version 1.0\nfile " + wav.getFileName() + "\n";
        Path file = file((list + "\0").getBytes(StandardCharsets.UTF_8));

        InvalidSoundException refusal =
                catchThrowableOfType(
                        InvalidSoundException.class, () -> FfmpegRecordings.decoded(file));

        assertThat(refusal.flaw()).isEqualTo(Flaw.NOT_SOUND);
    }

    @Test
    void randomBytesAreNotSound() throws IOException {
        var random = new SplittableRandom(7);
        for (int seed = 0; seed < 4; seed++) {
            byte[] bytes = new byte[random.nextInt(1, 100_000)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            Path file = file(bytes);
            InvalidSoundException refusal =
                    catchThrowableOfType(
                            InvalidSoundException.class, () -> FfmpegRecordings.decoded(file));
            assertThat(refusal).isNotNull();
        }
    }

    @Test
    void closingBeforeTheEndEndsTheProcess() throws IOException, InvalidSoundException {
        Path file =
                new FfmpegRecordings(folder).make("a.m4a", 48_000, 2, 48_000 * 15, "-c:a aac");
        try (OpenSoundFile open =
                Decoder.open(file, FfmpegRecordings.LONGEST, FfmpegPrograms.installed())) {
            assertThat(open.source().read(new float[2])).isEqualTo(1);
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .allSatisfy(
                        child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({"-c:a flac -f flac", "-c:a libmp3lame -f mp3 -write_xing 0", "-c:a libopus -f ogg"})
    void decompressionBombIsStoppedAtTheLongestLength(String arguments) throws IOException {
        String silence = "-f lavfi -i anullsrc=r=16000:cl=mono:d=120 ";
        Path file = Ffmpeg.make(folder.resolve("silence"), (silence + arguments).split(" "));

        InvalidSoundException refusal =
                catchThrowableOfType(
                        InvalidSoundException.class, () -> FfmpegRecordings.decoded(file));

        assertThat(refusal.flaw()).isEqualTo(Flaw.TOO_LONG);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.wav"), bytes);
    }
}
