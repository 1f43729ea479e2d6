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
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;
import vn.tienglang.audio.ClipSound;
import vn.tienglang.audio.ClipSounds;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.SoundForm;

/** Clips as we write them: exact to the frame, the same for ffmpeg as for us. */
class OggOpusSoundTest {
    private static final int SECOND = 48_000;

    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "clip", ".opus"), bytes);
    }

    private short[] decoded(Path file) throws IOException, BadSound {
        try (ClipSound clip = ClipSounds.open(file)) {
            return Samples.all(clip);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 311, 312, 647, 648, 649, 959, 960, 961, 47_688, 47_689, 48_000, 48_001,
                143_977
            })
    void exactlyAsManyFramesComeOutAsWentInForUsAndForFfmpeg(int frames)
            throws IOException, BadSound {
        Path file = file(Samples.clip(Samples.voice(frames, frames)));

        try (ClipSound clip = ClipSounds.open(file)) {
            assertThat(clip.form()).isEqualTo(new SoundForm(SECOND, 1, frames));
        }
        short[] ours = decoded(file);
        assertThat(ours).hasSize(frames);
        assertThat(Samples.difference(Samples.floats(ours), Ffmpeg.decodeBy("libopus", file)))
                .isLessThan(0.002);
        assertThat(Ffmpeg.probe(file, "codec_name")).isEqualTo("opus");
    }

    @Test
    void theSoundIsWhereItWasAndSoundsAlike() throws IOException, BadSound {
        float[] voice = Samples.voice(5 * SECOND, 7);

        float[] heard = Samples.floats(decoded(file(Samples.clip(voice))));

        assertThat(Samples.likeness(voice, heard)).isGreaterThan(0.97);
    }

    @Test
    void theSameSamplesAlwaysGiveTheSameBytes() {
        float[] voice = Samples.voice(2 * SECOND, 11);

        assertThat(Samples.clip(voice)).isEqualTo(Samples.clip(voice));
    }

    @Test
    void speechTakesLittleMoreThanItsBitsASecond() {
        int bytes = Samples.clip(Samples.voice(20 * SECOND, 3)).length;

        assertThat(bytes * 8.0 / 20).isBetween(20_000.0, 32_000.0);
    }

    @Test
    void fromAnyFrameOnItSoundsAsItDoesStraightThrough() throws IOException, BadSound {
        int frames = 8 * SECOND + 123;
        Path file = file(Samples.clip(Samples.voice(frames, 5)));
        float[] straight = Samples.floats(decoded(file));
        var random = new SplittableRandom(5);
        try (ClipSound clip = ClipSounds.open(file)) {
            for (int i = 0; i < 30; i++) {
                int from = i < 3 ? i * 700 : random.nextInt(frames);
                clip.seek(from);
                byte[] second = new byte[2 * Math.min(SECOND, frames - from)];
                assertThat(clip.read(second)).isEqualTo(second.length);
                float[] heard = Samples.floats(Samples.shorts(second));
                float[] expected = Arrays.copyOfRange(straight, from, from + heard.length);
                assertThat(Samples.difference(heard, expected))
                        .as("from frame %d", from)
                        .isLessThan(0.01);
            }
            clip.seek(frames / 2);
            assertThat(Samples.all(clip)).hasSize(frames - frames / 2);
        }
    }

    @Test
    void theFirstFrameIsReachedExactlyAgain() throws IOException, BadSound {
        Path file = file(Samples.clip(Samples.voice(3 * SECOND, 9)));
        try (ClipSound clip = ClipSounds.open(file)) {
            short[] once = Samples.all(clip);
            clip.seek(0);
            assertThat(Samples.all(clip)).isEqualTo(once);
            clip.seek(3 * SECOND);
            assertThat(clip.read(new byte[2])).isZero();
        }
    }

    @Test
    void aClipCutOffAnywhereIsRefusedWhenItIsOpened() throws IOException {
        byte[] whole = Samples.clip(Samples.voice(2 * SECOND, 13));
        for (int length = 0; length < whole.length; length += length < 200 ? 1 : 13) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ClipSounds.open(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            BadSound.class,
                            bad -> assertThat(bad.flaw()).isIn(Flaw.CUT_OFF, Flaw.NOT_SOUND));
            Files.delete(file);
        }
    }

    @Test
    void oneSpoiledByteIsNoticedWhereverItIs() throws IOException {
        byte[] whole = Samples.clip(Samples.voice(2 * SECOND, 17));
        for (int at = 0; at < whole.length; at += 31) {
            byte[] spoiled = whole.clone();
            spoiled[at] ^= 0x10;
            Path file = file(spoiled);
            assertThatThrownBy(() -> decoded(file)).as("byte %d", at).isInstanceOf(BadSound.class);
            Files.delete(file);
        }
    }

    @Test
    void aMissingPageIsNoticedWhenItsTurnComes() throws IOException, BadSound {
        byte[] whole = Samples.clip(Samples.voice(4 * SECOND, 19));
        OggPages pages = OggPages.of(whole);
        Path file = file(pages.without(3));

        try (ClipSound clip = ClipSounds.open(file)) {
            assertThat(clip.form().frames()).isEqualTo(4 * SECOND);
            assertThatThrownBy(() -> Samples.all(clip))
                    .isInstanceOfSatisfying(
                            BadSound.class,
                            bad -> {
                                assertThat(bad.flaw()).isEqualTo(Flaw.DAMAGED);
                                assertThat(bad.at().toMillis()).isBetween(900L, 1_000L);
                            });
        }
    }

    @Test
    void nothingBesidesOurTwoFormatsIsAClip() throws IOException {
        Path text = file("xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ClipSounds.open(text))
                .isInstanceOfSatisfying(
                        BadSound.class, bad -> assertThat(bad.flaw()).isEqualTo(Flaw.NOT_SOUND));
    }

    @Test
    void whatIsNotMonoAt48KilohertzIsNotWritten() {
        assertThatThrownBy(() ->
                        OggOpusWriter.write(
                                Samples.source(new float[10]),
                                java.io.OutputStream.nullOutputStream(),
                                5_999))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.clip(new float[0])).hasMessageContaining("no frame");
    }
}
