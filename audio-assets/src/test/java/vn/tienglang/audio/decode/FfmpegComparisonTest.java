package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;

/** Comparison of our decoders with ffmpeg: number of frames and samples. */
class FfmpegComparisonTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "wav, 8000, 1, -c:a pcm_u8",
        "wav, 44100, 1, -c:a pcm_u8",
        "wav, 44100, 2, -c:a pcm_s16le",
        "wav, 48000, 6, -c:a pcm_s16le",
        "wav, 96000, 2, -c:a pcm_s24le",
        "wav, 192000, 6, -c:a pcm_s24le",
        "wav, 11025, 1, -c:a pcm_s32le",
        "wav, 48000, 3, -c:a pcm_s32le",
        "wav, 48000, 2, -c:a pcm_f32le",
        "wav, 22050, 4, -c:a pcm_f64le",
        "wav, 8000, 1, -c:a pcm_mulaw",
        "wav, 16000, 2, -c:a pcm_alaw",
        "aiff, 22050, 1, -c:a pcm_s8",
        "aiff, 44100, 2, -c:a pcm_s16be",
        "aiff, 48000, 6, -c:a pcm_s24be",
        "aiff, 192000, 2, -c:a pcm_s32be",
        "aiff, 8000, 1, -c:a pcm_s16le",
        "aiff, 48000, 2, -c:a pcm_f32be",
        "aiff, 48000, 1, -c:a pcm_f64be",
        "aiff, 8000, 1, -c:a pcm_mulaw",
        "aiff, 8000, 2, -c:a pcm_alaw",
        "flac, 8000, 1, -c:a flac -sample_fmt s16 -compression_level 0",
        "flac, 44100, 2, -c:a flac -sample_fmt s16",
        "flac, 48000, 6, -c:a flac -sample_fmt s16 -compression_level 12",
        "flac, 192000, 2, -c:a flac -sample_fmt s32",
        "flac, 96000, 6, -c:a flac -sample_fmt s32 -compression_level 8",
        "flac, 12345, 3, -c:a flac -sample_fmt s16 -frame_size 777",
    })
    void losslessFormatsDecodeBitExactly(String ending, int rateHz, int channels, String arguments)
            throws IOException, InvalidSoundException {
        Path file =
                new FfmpegRecordings(folder).make("sound." + ending, rateHz, channels, arguments);

        assertThat(FfmpegRecordings.decoded(file)).isEqualTo(Ffmpeg.decode(file));
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, 8000, 1, -c:a libmp3lame -b:a 16k",
        "mp3, 11025, 2, -c:a libmp3lame -b:a 32k",
        "mp3, 12000, 1, -c:a libmp3lame -q:a 5",
        "mp3, 16000, 1, -c:a libmp3lame -b:a 32k",
        "mp3, 22050, 2, -c:a libmp3lame -q:a 9",
        "mp3, 24000, 2, -c:a libmp3lame -b:a 64k -joint_stereo 0",
        "mp3, 32000, 1, -c:a libmp3lame -b:a 64k",
        "mp3, 44100, 2, -c:a libmp3lame -b:a 320k",
        "mp3, 44100, 2, -c:a libmp3lame -q:a 2",
        "mp3, 48000, 1, -c:a libmp3lame -abr 1 -b:a 96k",
        "mp3, 48000, 2, -c:a libmp3lame -b:a 128k -write_xing 0",
        "mp3, 44100, 1, -c:a libmp3lame -b:a 64k -write_id3v1 1 -metadata title=Bản_tin",
        "mp3, 44100, 2, -c:a libshine -b:a 128k",
        "mp3, 48000, 2, -c:a mp2 -b:a 192k -f mp2",
        "mp3, 44100, 2, -c:a libtwolame -b:a 128k -mode joint_stereo -f mp2",
        "ogg, 8000, 1, -c:a libvorbis -q:a 0",
        "ogg, 16000, 1, -c:a libvorbis -q:a 3",
        "ogg, 44100, 2, -c:a libvorbis -q:a -1",
        "ogg, 44100, 2, -c:a libvorbis -q:a 10",
        "ogg, 48000, 6, -c:a libvorbis -q:a 5",
        "ogg, 48000, 3, -c:a libvorbis -q:a 5",
        "ogg, 96000, 1, -c:a libvorbis -q:a 5",
        "ogg, 192000, 2, -c:a libvorbis -q:a 5",
    })
    void lossyFormatsDecodeToTheSameLengthAndSound(
            String ending, int rateHz, int channels, String arguments)
            throws IOException, InvalidSoundException {
        Path file =
                new FfmpegRecordings(folder).make("sound." + ending, rateHz, channels, arguments);

        float[] ours = FfmpegRecordings.decoded(file);
        float[] theirs = Ffmpeg.decode(file);

        assertThat(ours).hasSameSizeAs(theirs);
        assertThat(errorDb(ours, theirs)).isLessThan(-60);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 1, -b:a 24k",
        "16000, 1, -b:a 32k",
        "44100, 2, -b:a 128k",
        "48000, 6, -b:a 320k",
        "48000, 1, -b:a 64k -movflags +faststart",
        "96000, 2, -b:a 192k",
        "44100, 1, -b:a 64k -movflags frag_keyframe+empty_moov -frag_duration 400000",
    })
    void m4aIsDecodedThroughFfmpeg(int rateHz, int channels, String arguments)
            throws IOException, InvalidSoundException {
        Path file =
                new FfmpegRecordings(folder)
                        .make("sound.m4a", rateHz, channels, "-c:a aac " + arguments);

        assertThat(FfmpegRecordings.decoded(file)).isEqualTo(Ffmpeg.decode(file));
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, -c:a libmp3lame -b:a 32k",
        "mp3, -c:a libmp3lame -q:a 6 -ar 44100",
        "ogg, -c:a libvorbis -q:a 1",
        "ogg, -c:a libvorbis -q:a 4 -ar 44100",
    })
    void speechDecodesAlikeInEveryFormat(String ending, String arguments)
            throws IOException, InvalidSoundException {
        Path spoken = folder.resolve("spoken.wav");
        Ffmpeg.run(
                List.of(
                        "espeak-ng",
                        "-v",
                        "vi",
                        "-w",
                        spoken.toString(),
                        "Kính thưa bà con, đây là bản tin sáng của đài truyền thanh xã."));
        Path file =
                Ffmpeg.make(
                        folder.resolve("sound." + ending),
                        ("-i " + spoken + " " + arguments).split(" "));

        float[] ours = FfmpegRecordings.decoded(file);
        float[] theirs = Ffmpeg.decode(file);

        assertThat(ours).hasSameSizeAs(theirs);
        assertThat(errorDb(ours, theirs)).isLessThan(-60);
    }

    @Test
    void mpegLayerOneIsDecoded() throws IOException, InvalidSoundException {
        Path file = Files.write(folder.resolve("old.mp3"), layerOne(40));

        float[] ours = FfmpegRecordings.decoded(file);
        float[] theirs = Ffmpeg.decode(file);

        assertThat(ours).hasSize(40 * 384).hasSameSizeAs(theirs);
        assertThat(errorDb(ours, theirs)).isLessThan(-60);
    }

    /** Frames of noise in layer I, mono, 384 kbit/s: eight bits in each of twenty bands. */
    private static byte[] layerOne(int frames) {
        var random = new SplittableRandom(1);
        var all = new FileBuilder();
        for (int frame = 0; frame < frames; frame++) {
            var bits = new BitSet(416 * Byte.SIZE);
            int at = 32;
            for (int band = 0; band < 32; band++) {
                at = put(bits, at, 4, band < 20 ? 7 : 0);
            }
            for (int band = 0; band < 20; band++) {
                at = put(bits, at, 6, random.nextInt(12, 40));
            }
            for (int sample = 0; sample < 12 * 20; sample++) {
                at = put(bits, at, 8, random.nextInt(255));
            }
            byte[] body = new byte[416];
            for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
                body[i / Byte.SIZE] |= (byte) (0x80 >> (i % Byte.SIZE));
            }
            all.raw((byte) 0xFF, (byte) 0xFF, (byte) 0xC0, (byte) 0xC0);
            all.raw(Arrays.copyOfRange(body, 4, body.length));
        }
        return all.all();
    }

    private static int put(BitSet bits, int at, int count, int value) {
        for (int i = 0; i < count; i++) {
            bits.set(at + i, ((value >> (count - 1 - i)) & 1) == 1);
        }
        return at + count;
    }

    private static double errorDb(float[] ours, float[] theirs) {
        double error = 0;
        double power = 0;
        for (int i = 0; i < ours.length; i++) {
            double apart = ours[i] - theirs[i];
            error += apart * apart;
            power += (double) theirs[i] * theirs[i];
        }
        return 10 * Math.log10(error / power);
    }
}
