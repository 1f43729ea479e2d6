package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    })
    void losslessFormatsDecodeBitExactly(String ending, int rateHz, int channels, String arguments)
            throws IOException, InvalidSoundException {
        Path file =
                new FfmpegRecordings(folder).make("sound." + ending, rateHz, channels, arguments);

        assertThat(FfmpegRecordings.decodedAlone(file)).isEqualTo(Ffmpeg.decode(file));
    }
}
