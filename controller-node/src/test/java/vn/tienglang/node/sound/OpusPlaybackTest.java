package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.opus.OggOpusWriter;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RecordingMailbox;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.WorkTimer;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;

/**
 * Tests of playing clips in their delivery format, with a clock that only advances while the
 * speaker waits.
 */
class OpusPlaybackTest {
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);
    private static final AiringId DAWN = new AiringId("dawn-20261121");
    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 5 * RATE_HZ + 4_321;

    @TempDir Path folder;

    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final PlaybackClock pace = new BlockingPlaybackClock();
    private final Speaker speaker =
            SpeakerFactory.open(new SoundChoice.Silent(), mailbox, pace, WorkTimer.NONE);

    @AfterEach
    void close() {
        speaker.close();
    }

    /** Decoding takes none of this time, however busy the machine is. */
    private static final class BlockingPlaybackClock implements PlaybackClock {
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public Duration sinceBoot() {
            return Duration.ofNanos(nanos.get());
        }

        @Override
        public void pause(Duration atMost) {
            Duration step = atMost.isPositive() ? atMost : Duration.ofNanos(10_000);
            nanos.addAndGet(step.toNanos());
        }
    }

    /** A tone of rising volume, so that no two moments of it are alike. */
    private static final class Swelling implements SoundSource {
        private int at;

        @Override
        public int rateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] into) {
            int count = Math.min(into.length, FRAMES - at);
            for (int i = 0; i < count; i++) {
                double seconds = (double) at / RATE_HZ;
                into[i] = (float) (0.08 * seconds * Math.sin(2 * Math.PI * 440 * seconds));
                at++;
            }
            return count;
        }

        @Override
        public void close() {}
    }

    private static byte[] clip() {
        var file = new ByteArrayOutputStream();
        try {
            OggOpusWriter.write(new Swelling(), file);
        } catch (IOException | InvalidSoundException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "dawn", ".clip"), bytes);
    }

    /** Everything but progress, of which a slow machine reports more. */
    private List<Event> events() {
        return mailbox.events().stream()
                .filter(event -> !(event instanceof Event.PlaybackProgressed))
                .toList();
    }

    private void answered(int times) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(events()).hasSize(times));
    }

    @Test
    void itIsPlayedWithExactlyItsFrames() throws IOException {
        speaker.cue(DAWN, file(clip()), Airing.FULL_VOLUME);
        answered(1);
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);

        answered(2);
        assertThat(events())
                .containsExactly(
                        new Event.Cued(DAWN, FRAMES, RATE_HZ),
                        new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void whatWasDecodedAheadAndWhatFollowsJoinWithoutASeam()
            throws IOException, InvalidSoundException, PlaybackException {
        Path file = file(clip());
        byte[] straight = new byte[2 * FRAMES];
        try (ClipReader clip = ClipReaders.open(file)) {
            assertThat(clip.read(straight)).isEqualTo(straight.length);
        }

        var read = new ByteArrayOutputStream();
        byte[] chunk = new byte[1_918];
        try (PreparedClip take =
                PreparedClip.open(
                        DAWN,
                        file,
                        new SampleGain(Airing.FULL_VOLUME),
                        new SilentSoundOutput("thử", pace))) {
            for (int bytes = take.read(chunk); bytes > 0; bytes = take.read(chunk)) {
                read.write(chunk, 0, bytes);
            }
        }
        assertThat(read.toByteArray()).isEqualTo(straight);
    }

    @Test
    void cutOffAnywhereItIsRefusedWhenItIsCued() throws IOException {
        byte[] whole = clip();
        int asked = 0;
        for (int length = 10; length < whole.length; length += whole.length / 12) {
            speaker.cue(DAWN, file(Arrays.copyOf(whole, length)), Airing.FULL_VOLUME);
            asked++;
        }

        answered(asked);
        assertThat(mailbox.all(Event.PlaybackFailed.class))
                .hasSize(asked)
                .allSatisfy(failed -> {
                    assertThat(failed.frames()).isZero();
                    assertThat(failed.reason()).startsWith("tệp âm thanh hỏng: bị cắt ngắn");
                });
    }

    @Test
    void aPageSpoiledInTheMiddleEndsTheAiringThereInWords() throws IOException {
        byte[] spoiled = clip();
        spoiled[spoiled.length * 2 / 3] ^= 1;
        speaker.cue(DAWN, file(spoiled), Airing.FULL_VOLUME);
        answered(1);
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);

        answered(2);
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.frames()).isBetween((long) RATE_HZ, FRAMES - 1L);
        assertThat(failed.reason()).startsWith("tệp âm thanh hỏng ở 0:0").contains("nội dung sai");
    }
}
