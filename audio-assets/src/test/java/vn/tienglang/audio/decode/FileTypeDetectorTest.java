package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.audio.decode.DecodeRefusals.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

class FileTypeDetectorTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "WAV, -f wav",
        "WAV, -f wav -c:a pcm_s24le",
        "AIFF, -f aiff",
        "MP3, -f mp3 -c:a libmp3lame",
        "MP3, -f mp2 -c:a mp2",
        "FLAC, -f flac",
        "OGG_VORBIS, -f ogg -c:a libvorbis",
        "OGG_OPUS, -f ogg -c:a libopus",
        "WEBM_OPUS, -f webm -c:a libopus",
        "WEBM_OPUS, -f matroska -c:a libopus",
        "M4A, -f mp4 -c:a aac",
        "M4A, -f ipod -c:a aac -movflags +faststart",
        "M4A, -f mov -c:a aac",
    })
    void fileTypeIsDetectedByContentNotByName(FileFormat format, String arguments)
            throws IOException, InvalidSoundException {
        Path file = new FfmpegRecordings(folder).make("tin.amr", 48_000, 1, arguments);

        assertThat(FileTypeDetector.identify(file))
                .isInstanceOfSatisfying(
                        FileType.Supported.class,
                        taken -> assertThat(taken.format()).isEqualTo(format));
        try (OpenSoundFile open = Decoder.open(file, FfmpegRecordings.LONGEST)) {
            assertThat(open.format()).isEqualTo(format);
            assertThat(FfmpegRecordings.decoded(open)).hasSameSizeAs(Ffmpeg.decode(file));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WMA or WMV, -f asf -c:a wmav2",
        "AVI video, -f avi -c:a pcm_s16le",
        "AU, -f au",
        "CAF, -f caf",
        "AAC without M4A around it, -f adts -c:a aac",
        "WebM or Matroska without Opus, -f webm -c:a libvorbis",
        "Ogg Speex, -f ogg -c:a libspeex -ar 16000",
        "FLAC in Ogg, -f ogg -c:a flac",
        "M4A with Apple Lossless, -f ipod -c:a alac",
        "AC-3, -f ac3 -c:a ac3",
        "RF64, -f wav -rf64 always",
        "MP4 video, -f lavfi -i color=s=32x32:d=0.1 -c:v mpeg4 -c:a aac -f mp4",
        "WebM or Matroska video, -f lavfi -i color=s=32x32:d=0.1 -c:v libvpx -c:a libopus -f webm",
    })
    void unsupportedSoundFormatIsNamed(String name, String arguments) throws IOException {
        Path file = new FfmpegRecordings(folder).make("tin.mp3", 48_000, 1, 4_800, arguments);

        assertThat(refused(file, Flaw.NOT_TAKEN).detail()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "AMR, #!AMR-WB 123456",
        "PDF, %PDF-1.7 123456",
        "ZIP or Office document, PK\u0003\u0004123456",
        "MIDI, MThd000000",
        "APE, MAC 000000",
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

        assertThat(refused(file(bytes), Flaw.NOT_TAKEN).detail()).isEqualTo(name);
    }

    @Test
    void aTextInUtf16IsNoLayerOne() throws IOException {
        byte[] text = "\uFEFFHôm nay".repeat(100).getBytes(StandardCharsets.UTF_16LE);

        assertThat(refused(file(text), Flaw.NOT_TAKEN).detail()).isEqualTo("text");
    }

    @Test
    void randomBytesAreNotSound() throws IOException {
        var random = new SplittableRandom(7);
        for (int seed = 0; seed < 50; seed++) {
            byte[] bytes = new byte[random.nextInt(1, 100_000)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            refused(file(bytes), Flaw.NOT_SOUND);
        }
        refused(file(new byte[100_000]), Flaw.NOT_SOUND);
        refused(file(new byte[] {1}), Flaw.NOT_SOUND);
    }

    @Test
    void soundAfterATagIsFoundAndATagWithoutSoundIsCutOff()
            throws IOException, InvalidSoundException {
        byte[] tag = FileBuilder.of("ID3\u0003\0\0\0\0\u0002\0").zeros(256).all();
        Path mp3 =
                new FfmpegRecordings(folder)
                        .make("a.mp3", 44_100, 1, "-c:a libmp3lame -id3v2_version 0");
        byte[] sound = Files.readAllBytes(mp3);
        Path tagged = file(FileBuilder.joined(tag, tag, sound));

        assertThat(FileTypeDetector.identify(tagged))
                .isEqualTo(new FileType.Supported(FileFormat.MP3, 2L * tag.length));
        assertThat(FfmpegRecordings.decoded(tagged)).isEqualTo(FfmpegRecordings.decoded(mp3));
        refused(file(FileBuilder.cut(tag, 200)), Flaw.CUT_OFF);
        refused(
                file(FileBuilder.of("ID3\u0003\0\0\u007F\u007F\u007F\u007F").zeros(50).all()),
                Flaw.CUT_OFF);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.wav"), bytes);
    }
}
