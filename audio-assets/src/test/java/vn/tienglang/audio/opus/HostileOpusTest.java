package vn.tienglang.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.ogg.OggFileEditor;

/**
 * Invalid Opus files: any bytes give sound or {@link InvalidSoundException}, in bounded time and
 * memory.
 */
class HostileOpusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROUNDS = 200;

    @TempDir Path folder;

    enum Box {
        CLIP,
        OGG,
        WEBM
    }

    private byte[] original(Box box) throws IOException {
        String[] stereo = {
            "-f",
            "lavfi",
            "-i",
            "sine=440:r=48000:d=1.2",
            "-ac",
            "2",
            "-c:a",
            "libopus",
            "-b:a",
            "24k"
        };
        return switch (box) {
            case CLIP -> OpusTestSound.clip(OpusTestSound.voice(60_001, 31));
            case OGG -> Files.readAllBytes(Ffmpeg.make(folder.resolve("a.opus"), stereo));
            case WEBM -> Files.readAllBytes(Ffmpeg.make(folder.resolve("a.webm"), stereo));
        };
    }

    /** The flaw that is found; empty when the file decodes to its end. */
    private Optional<Flaw> heard(Box box, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("hostile"), bytes);
        try {
            switch (box) {
                case CLIP -> {
                    try (ClipReader clip = ClipReaders.open(file)) {
                        long frames = clip.format().frames();
                        assertThat(drain(clip)).isEqualTo(frames);
                        clip.seek(frames / 2);
                        assertThat(drain(clip)).isEqualTo(frames - frames / 2);
                    }
                }
                case OGG -> drain(OpusSoundSource.ogg(file));
                case WEBM -> drain(OpusSoundSource.webm(file));
            }
            return Optional.empty();
        } catch (InvalidSoundException e) {
            assertThat(e.detail()).isNotBlank().hasSizeLessThan(150);
            assertThat(e.position()).isBetween(Duration.ZERO, Duration.ofDays(2));
            return Optional.of(e.flaw());
        }
    }

    private static long drain(ClipReader clip) throws IOException, InvalidSoundException {
        byte[] block = new byte[8_192];
        long bytes = 0;
        for (int read = clip.read(block); read > 0; read = clip.read(block)) {
            bytes += read;
        }
        return bytes / clip.format().bytesPerFrame();
    }

    private static void drain(SoundSource opened) throws IOException, InvalidSoundException {
        try (SoundSource source = opened) {
            float[] block = new float[4_096 * source.channels()];
            int read = source.read(block);
            while (read > 0) {
                read = source.read(block);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIP", "OGG", "WEBM"})
    void corruptedBytesDecodeOrReportAFlaw(Box box) throws IOException {
        byte[] original = original(box);
        assertThat(heard(box, original)).isEmpty();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    var random = new SplittableRandom(41);
                    for (int round = 0; round < ROUNDS; round++) {
                        byte[] spoiled = original.clone();
                        // Half of the changes are in the headers, which are short and decide most.
                        int reach =
                                random.nextBoolean()
                                        ? Math.min(400, spoiled.length)
                                        : spoiled.length;
                        for (int hits = 1 << random.nextInt(6); hits > 0; hits--) {
                            spoiled[random.nextInt(reach)] = (byte) random.nextInt(256);
                        }
                        heard(box, spoiled);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIP", "OGG"})
    void corruptedPagesWithCorrectChecksumDecodeOrReportAFlaw(Box box) throws IOException {
        OggFileEditor pages = OggFileEditor.of(original(box));
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    var random = new SplittableRandom(43);
                    for (int round = 0; round < ROUNDS; round++) {
                        int page = random.nextInt(pages.pages().size());
                        int bytes = pages.pages().get(page).length;
                        int at = 4 + random.nextInt((random.nextBoolean() ? 60 : bytes) - 4);
                        if (at != 26 && at < bytes) {
                            heard(box, pages.with(page, at, random.nextInt(256)));
                        }
                    }
                });
    }

    @Test
    void oggTruncatedAtAnyPageIsDetected() throws IOException {
        byte[] whole = original(Box.OGG);
        for (int edge : OggFileEditor.of(whole).edges()) {
            for (int length : List.of(edge - 1, edge, edge + 1)) {
                if (length >= 0 && length < whole.length) {
                    assertThat(heard(Box.OGG, Arrays.copyOf(whole, length)))
                            .as("%d of %d bytes", length, whole.length)
                            .get()
                            .isIn(Flaw.CUT_OFF, Flaw.NOT_SOUND);
                }
            }
        }
    }

    @Test
    void finishedWebmTruncatedAnywhereIsDetected() throws IOException {
        byte[] whole = original(Box.WEBM);
        var random = new SplittableRandom(47);
        for (int i = 0; i < 150; i++) {
            int length = i < 60 ? i : random.nextInt(whole.length);
            assertThat(heard(Box.WEBM, Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .get()
                    .isIn(Flaw.CUT_OFF, Flaw.NOT_SOUND, Flaw.DAMAGED);
        }
    }

    @Test
    void liveWebmIsCutOffOnlyWithinABlock() throws IOException {
        Path live =
                Ffmpeg.make(
                        folder.resolve("live.webm"),
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=440:r=48000:d=1",
                        "-c:a",
                        "libopus",
                        "-live",
                        "1");
        byte[] whole = Files.readAllBytes(live);
        int heard = 0;
        for (int missing = 1; missing < 250; missing++) {
            Optional<Flaw> flaw = heard(Box.WEBM, Arrays.copyOf(whole, whole.length - missing));
            flaw.ifPresent(found -> assertThat(found).isEqualTo(Flaw.CUT_OFF));
            heard += flaw.isEmpty() ? 1 : 0;
        }
        // Truncation of a live file between two blocks cannot be detected.
        assertThat(heard).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIP", "OGG", "WEBM"})
    void randomBytesAreNeverSound(Box box) throws IOException {
        byte[] magic =
                box == Box.WEBM
                        ? new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}
                        : new byte[] {'O', 'g', 'g', 'S', 0, 2};
        var random = new SplittableRandom(53);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(3_000)];
            random.nextBytes(bytes);
            if (random.nextBoolean() && bytes.length > magic.length) {
                System.arraycopy(magic, 0, bytes, 0, magic.length);
            }
            assertThat(heard(box, bytes)).isPresent();
        }
    }

    @Test
    void oversizedElementLengthsAllocateNoMemory() throws IOException {
        byte[] original = original(Box.WEBM);
        var random = new SplittableRandom(59);
        for (int round = 0; round < 120; round++) {
            byte[] huge = original.clone();
            int at = random.nextInt(Math.min(600, huge.length - 9));
            huge[at] = 0x01;
            Arrays.fill(huge, at + 1, at + 8, (byte) (random.nextBoolean() ? 0xFF : 0x7F));
            heard(Box.WEBM, huge);
        }
    }

    @Test
    void lastPageWithAnImpossibleGranuleIsRefusedOnOpening() throws IOException {
        OggFileEditor pages = OggFileEditor.of(original(Box.CLIP));
        int last = pages.pages().size() - 1;

        // The granule position is eight bytes from byte 6 on, the lowest first.
        assertThat(heard(Box.CLIP, pages.with(last, 6 + 5, 2))).contains(Flaw.TOO_LONG);
        assertThat(heard(Box.CLIP, pages.with(last, 6 + 7, -1))).contains(Flaw.EMPTY);
        assertThat(heard(Box.CLIP, pages.with(last, 6 + 2, 9))).contains(Flaw.DAMAGED);
    }

    @Test
    void packetHasAtMost120Milliseconds() throws InvalidSoundException {
        var random = new SplittableRandom(61);
        for (int round = 0; round < 10_000; round++) {
            byte[] packet = new byte[1 + random.nextInt(4)];
            random.nextBytes(packet);
            try {
                assertThat(OpusPacket.frames(packet, Duration.ZERO))
                        .isBetween(120, OpusPacket.FRAMES_MOST);
            } catch (InvalidSoundException e) {
                assertThat(e.flaw()).isEqualTo(Flaw.DAMAGED);
            }
        }
    }
}
