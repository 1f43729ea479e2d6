package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.Wav;

/** WAV clips: samples are read unchanged. */
class WavClipReaderTest {
    private static final int FRAMES = 5_000;

    @TempDir Path folder;

    private byte[] wav(int channels) {
        short[] samples = new short[FRAMES * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 31);
        }
        return Wav.bytes(new Pcm(16_000, channels, samples));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.clip"), bytes);
    }

    @Test
    void allFramesAreReadUnchangedWithAnyBufferSize() throws IOException, InvalidSoundException {
        byte[] wav = wav(2);
        try (ClipReader clip = ClipReaders.open(file(wav))) {
            assertThat(clip.format()).isEqualTo(new SoundFormat(16_000, 2, FRAMES));
            byte[] all = new byte[4 * FRAMES];
            byte[] some = new byte[4_099];
            int filled = 0;
            for (int read = clip.read(some); read > 0; read = clip.read(some)) {
                assertThat(read % 4).isZero();
                System.arraycopy(some, 0, all, filled, read);
                filled += read;
            }
            assertThat(all).isEqualTo(Arrays.copyOfRange(wav, Wav.HEADER_BYTES, wav.length));
            assertThat(clip.read(some)).isZero();
        }
    }

    @Test
    void seekReachesAnyFrame() throws IOException, InvalidSoundException {
        byte[] wav = wav(1);
        try (ClipReader clip = ClipReaders.open(file(wav))) {
            byte[] frame = new byte[2];
            for (int wanted : new int[] {4_999, 0, 17, 2_500}) {
                clip.seek(wanted);
                assertThat(clip.read(frame)).isEqualTo(2);
                int at = Wav.HEADER_BYTES + 2 * wanted;
                assertThat(frame).isEqualTo(Arrays.copyOfRange(wav, at, at + 2));
            }
            clip.seek(FRAMES);
            assertThat(clip.read(frame)).isZero();
            assertThatThrownBy(() -> clip.seek(FRAMES + 1L))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void fileThatShrinksDuringPlaybackIsCutOff() throws IOException, InvalidSoundException {
        Path file = file(wav(1));
        try (ClipReader clip = ClipReaders.open(file)) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(1_000);
            }
            assertThatThrownBy(() -> clip.read(new byte[4_000]))
                    .isInstanceOfSatisfying(
                            InvalidSoundException.class,
                            bad -> assertThat(bad.flaw()).isEqualTo(Flaw.CUT_OFF));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_SOUND", "3, NOT_SOUND", "8, NOT_SOUND", "44, CUT_OFF", "5000, CUT_OFF"})
    void truncatedClipIsRefusedWithItsFlaw(int bytes, Flaw flaw) throws IOException {
        Path file = file(Arrays.copyOf(wav(1), bytes));

        assertThatThrownBy(() -> ClipReaders.open(file))
                .isInstanceOfSatisfying(
                        InvalidSoundException.class, bad -> assertThat(bad.flaw()).isEqualTo(flaw));
    }
}
