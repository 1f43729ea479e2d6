package vn.tienglang.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.ogg.OggFileEditor;

/** Clips from our writer: exact to the frame, for our reader and for ffmpeg. */
class OggOpusClipReaderTest {
    private static final int SECOND = 48_000;

    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "clip", ".opus"), bytes);
    }

    private short[] decoded(Path file) throws IOException, InvalidSoundException {
        try (ClipReader clip = ClipReaders.open(file)) {
            return OpusTestSound.all(clip);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 311, 312, 647, 648, 649, 959, 960, 961, 47_688, 47_689, 48_000, 48_001,
                143_977
            })
    void decodedFramesEqualEncodedFramesForUsAndFfmpeg(int frames)
            throws IOException, InvalidSoundException {
        Path file = file(OpusTestSound.clip(OpusTestSound.voice(frames, frames)));

        try (ClipReader clip = ClipReaders.open(file)) {
            assertThat(clip.format()).isEqualTo(new SoundFormat(SECOND, 1, frames));
        }
        short[] ours = decoded(file);
        assertThat(ours).hasSize(frames);
        assertThat(
                        OpusTestSound.difference(
                                OpusTestSound.floats(ours), Ffmpeg.decodeBy("libopus", file)))
                .isLessThan(0.002);
        assertThat(Ffmpeg.probe(file, "codec_name")).isEqualTo("opus");
    }

    @Test
    void encodedSoundKeepsPositionAndQuality() throws IOException, InvalidSoundException {
        float[] voice = OpusTestSound.voice(5 * SECOND, 7);

        float[] heard = OpusTestSound.floats(decoded(file(OpusTestSound.clip(voice))));

        assertThat(OpusTestSound.likeness(voice, heard)).isGreaterThan(0.97);
    }

    @Test
    void sameSamplesGiveTheSameBytes() {
        float[] voice = OpusTestSound.voice(2 * SECOND, 11);

        assertThat(OpusTestSound.clip(voice)).isEqualTo(OpusTestSound.clip(voice));
    }

    @Test
    void speechStaysCloseToItsBitRate() {
        int bytes = OpusTestSound.clip(OpusTestSound.voice(20 * SECOND, 3)).length;

        assertThat(bytes * 8.0 / 20).isBetween(20_000.0, 32_000.0);
    }

    @Test
    void seekGivesTheSameSoundAsSequentialReading() throws IOException, InvalidSoundException {
        int frames = 8 * SECOND + 123;
        Path file = file(OpusTestSound.clip(OpusTestSound.voice(frames, 5)));
        float[] straight = OpusTestSound.floats(decoded(file));
        var random = new SplittableRandom(5);
        try (ClipReader clip = ClipReaders.open(file)) {
            for (int i = 0; i < 30; i++) {
                int from = i < 3 ? i * 700 : random.nextInt(frames);
                clip.seek(from);
                byte[] second = new byte[2 * Math.min(SECOND, frames - from)];
                assertThat(clip.read(second)).isEqualTo(second.length);
                float[] heard = OpusTestSound.floats(OpusTestSound.shorts(second));
                float[] expected = Arrays.copyOfRange(straight, from, from + heard.length);
                assertThat(OpusTestSound.difference(heard, expected))
                        .as("from frame %d", from)
                        .isLessThan(0.01);
            }
            clip.seek(frames / 2);
            assertThat(OpusTestSound.all(clip)).hasSize(frames - frames / 2);
        }
    }

    @Test
    void seekToTheFirstFrameIsExact() throws IOException, InvalidSoundException {
        Path file = file(OpusTestSound.clip(OpusTestSound.voice(3 * SECOND, 9)));
        try (ClipReader clip = ClipReaders.open(file)) {
            short[] once = OpusTestSound.all(clip);
            clip.seek(0);
            assertThat(OpusTestSound.all(clip)).isEqualTo(once);
            clip.seek(3 * SECOND);
            assertThat(clip.read(new byte[2])).isZero();
        }
    }

    @Test
    void clipTruncatedAnywhereIsRefusedOnOpening() throws IOException {
        byte[] whole = OpusTestSound.clip(OpusTestSound.voice(2 * SECOND, 13));
        for (int length = 0; length < whole.length; length += length < 200 ? 1 : 13) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ClipReaders.open(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            InvalidSoundException.class,
                            bad -> assertThat(bad.flaw()).isIn(Flaw.CUT_OFF, Flaw.NOT_SOUND));
            Files.delete(file);
        }
    }

    @Test
    void anyCorruptedByteIsReported() throws IOException {
        byte[] whole = OpusTestSound.clip(OpusTestSound.voice(2 * SECOND, 17));
        for (int at = 0; at < whole.length; at += 31) {
            byte[] spoiled = whole.clone();
            spoiled[at] ^= 0x10;
            Path file = file(spoiled);
            assertThatThrownBy(() -> decoded(file))
                    .as("byte %d", at)
                    .isInstanceOf(InvalidSoundException.class);
            Files.delete(file);
        }
    }

    @Test
    void missingPageIsReportedWhenReached() throws IOException, InvalidSoundException {
        byte[] whole = OpusTestSound.clip(OpusTestSound.voice(4 * SECOND, 19));
        OggFileEditor pages = OggFileEditor.of(whole);
        Path file = file(pages.without(3));

        try (ClipReader clip = ClipReaders.open(file)) {
            assertThat(clip.format().frames()).isEqualTo(4 * SECOND);
            assertThatThrownBy(() -> OpusTestSound.all(clip))
                    .isInstanceOfSatisfying(
                            InvalidSoundException.class,
                            bad -> {
                                assertThat(bad.flaw()).isEqualTo(Flaw.DAMAGED);
                                assertThat(bad.position().toMillis()).isBetween(900L, 1_000L);
                            });
        }
    }

    @Test
    void otherFormatsAreNotClips() throws IOException {
        Path text = file("xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ClipReaders.open(text))
                .isInstanceOfSatisfying(
                        InvalidSoundException.class,
                        bad -> assertThat(bad.flaw()).isEqualTo(Flaw.NOT_SOUND));
    }

    @Test
    void bitRateOutOfRangeAndEmptySoundAreNotWritten() {
        assertThatThrownBy(() ->
                        OggOpusWriter.write(
                                OpusTestSound.source(new float[10]),
                                java.io.OutputStream.nullOutputStream(),
                                5_999))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpusTestSound.clip(new float[0])).hasMessageContaining("no frame");
    }
}
