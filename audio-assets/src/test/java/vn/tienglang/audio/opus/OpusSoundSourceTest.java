package vn.tienglang.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.ogg.OggFileEditor;

/** Opus files by libopus and ffmpeg, compared with their own decoding. */
class OpusSoundSourceTest {
    /** A different tone in every channel, to distinguish the channels. */
    private static final String[] TONES = {"310", "470", "620", "95", "880", "1130"};

    @TempDir Path folder;

    static SoundSource open(Path file) throws IOException, InvalidSoundException {
        return file.toString().endsWith(".webm") || file.toString().endsWith(".mka")
                ? OpusSoundSource.webm(file)
                : OpusSoundSource.ogg(file);
    }

    private Path made(String name, int channels, int rateHz, double seconds, String... more) {
        var expression = new ArrayList<String>();
        for (int i = 0; i < channels; i++) {
            expression.add("0.2*sin(2*PI*" + TONES[i] + "*t)*(1+sin(2*PI*1.7*t))");
        }
        String layout = List.of("", "mono", "stereo", "3.0", "quad", "5.0", "5.1").get(channels);
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "aevalsrc=%s:s=%d:d=%s:c=%s"
                                        .formatted(
                                                String.join("|", expression),
                                                rateHz,
                                                seconds,
                                                layout),
                                "-c:a",
                                "libopus"));
        arguments.addAll(List.of(more));
        return Ffmpeg.make(folder.resolve(name), arguments.toArray(String[]::new));
    }

    private static void assertHeardAsFfmpegHearsIt(Path file, int channels)
            throws IOException, InvalidSoundException {
        try (SoundSource source = open(file)) {
            assertThat(source.rateHz()).isEqualTo(48_000);
            assertThat(source.channels()).isEqualTo(channels);
            assertThat(
                            OpusTestSound.difference(
                                    OpusTestSound.all(source), Ffmpeg.decodeBy("libopus", file)))
                    .isLessThan(0.001);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 48000, 2.0", "1, 8000, 1.3", "1, 12000, 0.777", "1, 16000, 3.21", "1, 24000, 0.2",
        "2, 48000, 2.5", "2, 16000, 1.111", "3, 48000, 1.0", "4, 48000, 1.0", "5, 48000, 1.0",
        "6, 48000, 2.2", "6, 16000, 0.9"
    })
    void oggWebmAndMatroskaDecodeLikeFfmpeg(int channels, int rateHz, double seconds)
            throws IOException, InvalidSoundException {
        for (String name : List.of("a.opus", "a.ogg", "a.webm", "a.mka")) {
            assertHeardAsFfmpegHearsIt(made(name, channels, rateHz, seconds), channels);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "5", "10", "40", "60", "80", "100", "120"})
    void packetsOfAnyLengthAreRead(String millis) throws IOException, InvalidSoundException {
        for (String name : List.of("a.opus", "a.webm")) {
            Path file = made(name, 1, 48_000, 1.5, "-frame_duration", millis, "-b:a", "20k");
            assertHeardAsFfmpegHearsIt(file, 1);
        }
    }

    @Test
    void voiceMusicAndLowDelayAreRead() throws IOException, InvalidSoundException {
        for (String application : List.of("voip", "audio", "lowdelay")) {
            for (String rate : List.of("8k", "32k", "128k")) {
                Path file = made("a.opus", 2, 48_000, 1, "-application", application, "-b:a", rate);
                assertHeardAsFfmpegHearsIt(file, 2);
            }
        }
    }

    @Test
    void aLiveRecordingWithoutLengthsOrIndexIsRead() throws IOException, InvalidSoundException {
        Path whole =
                made("whole.webm", 1, 48_000, 12.34, "-live", "1", "-cluster_time_limit", "900");
        assertHeardAsFfmpegHearsIt(whole, 1);

        Path piped = folder.resolve("piped.webm");
        Files.write(
                piped,
                Ffmpeg.run(
                        List.of(
                                "ffmpeg",
                                "-nostdin",
                                "-v",
                                "error",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=440:r=48000:d=7.7",
                                "-c:a",
                                "libopus",
                                "-f",
                                "webm",
                                "-")));
        assertHeardAsFfmpegHearsIt(piped, 1);
    }

    @Test
    void ownClipCanBeDecodedAsASource() throws IOException, InvalidSoundException {
        float[] voice = OpusTestSound.voice(100_001, 21);
        Path file = Files.write(folder.resolve("a.opus"), OpusTestSound.clip(voice));
        assertHeardAsFfmpegHearsIt(file, 1);
    }

    @Test
    void outputGainOfTheHeaderIsApplied() throws IOException, InvalidSoundException {
        byte[] clip = OpusTestSound.clip(OpusTestSound.voice(48_000, 23));
        // OpusHead is the first packet, after 28 bytes of page; its gain is at byte 16.
        byte[] softer = OggFileEditor.of(clip).with(0, 28 + 17, -6);
        Path file = Files.write(folder.resolve("softer.opus"), softer);
        assertHeardAsFfmpegHearsIt(file, 1);
    }

    private void assertFlaw(Path file, Flaw... flaws) {
        assertThatThrownBy(
                        () -> {
                            try (SoundSource source = open(file)) {
                                OpusTestSound.all(source);
                            }
                        })
                .isInstanceOfSatisfying(
                        InvalidSoundException.class,
                        bad -> assertThat(bad.flaw()).as(bad.detail()).isIn((Object[]) flaws));
    }

    @Test
    void chainedRecordingsAreNotTaken() throws IOException {
        byte[] ogg = Files.readAllBytes(made("a.opus", 1, 48_000, 1));
        byte[] webm = Files.readAllBytes(made("a.webm", 1, 48_000, 1, "-live", "1"));
        assertFlaw(Files.write(folder.resolve("two.opus"), twice(ogg)), Flaw.NOT_TAKEN);
        assertFlaw(Files.write(folder.resolve("two.webm"), twice(webm)), Flaw.NOT_TAKEN);
    }

    private static byte[] twice(byte[] file) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(file);
        both.writeBytes(file);
        return both.toByteArray();
    }

    @Test
    void otherCodecsInTheSameContainersAreNotTaken() {
        String[] tone = {"-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "libvorbis"};
        assertFlaw(Ffmpeg.make(folder.resolve("v.ogg"), tone), Flaw.NOT_TAKEN);
        assertFlaw(Ffmpeg.make(folder.resolve("v.webm"), tone), Flaw.NOT_TAKEN);
    }

    @Test
    void videoWithoutSoundTrackIsEmptyAndWithOneIsDecoded()
            throws IOException, InvalidSoundException {
        String[] film = {"-f", "lavfi", "-i", "testsrc=d=1:s=64x48:r=10", "-c:v", "libvpx"};
        assertFlaw(Ffmpeg.make(folder.resolve("silent.webm"), film), Flaw.EMPTY);
        Path both =
                Ffmpeg.make(
                        folder.resolve("film.webm"),
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=d=2:s=64x48:r=10",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=300:r=48000:d=2",
                        "-c:v",
                        "libvpx",
                        "-c:a",
                        "libopus");
        assertHeardAsFfmpegHearsIt(both, 1);
    }
}
