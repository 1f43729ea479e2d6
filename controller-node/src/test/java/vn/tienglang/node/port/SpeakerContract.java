package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;

/** Contract test of speakers. */
public abstract class SpeakerContract {
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);
    private static final AiringId DAWN = new AiringId("dawn-20261121");
    private static final AiringId NOON = new AiringId("noon-20261121");
    private static final int RATE_HZ = 16_000;
    private static final int FRAMES = 8_000;
    private static final Duration LENGTH = Duration.ofMillis(500);

    @TempDir Path folder;

    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final Stage stage;
    private final Speaker speaker;

    /** Surroundings of a speaker. */
    public interface Stage extends AutoCloseable {
        /** The speaker; it answers to this mailbox. */
        Speaker speaker(Mailbox mailbox);

        /** The clock of the speaker. */
        Duration sinceBoot();

        /** Waits until this holds; fails when it never does. */
        void eventually(Runnable assertion);

        @Override
        void close();
    }

    /** Every test starts with a silent speaker without requests. */
    protected SpeakerContract(Supplier<Stage> builder) {
        stage = builder.get();
        speaker = stage.speaker(mailbox);
    }

    @AfterEach
    void closeAll() {
        speaker.close();
        stage.close();
    }

    private Path clip() {
        return clip(FRAMES);
    }

    private Path clip(int frames) {
        short[] samples = new short[frames];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 37 % 2_000);
        }
        return file(Wav.bytes(new Pcm(RATE_HZ, 1, samples)));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "dawn", ".clip"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void cued(AiringId airing, Path clip) {
        int before = mailbox.all(Event.Cued.class).size();
        speaker.cue(airing, clip, Airing.FULL_VOLUME);
        stage.eventually(() -> assertThat(mailbox.all(Event.Cued.class)).hasSize(before + 1));
    }

    private void answered(int times) {
        stage.eventually(() -> assertThat(mailbox.events()).hasSize(times));
    }

    /** A cue of another airing is answered after every earlier request. */
    private List<Event> allAnswers() {
        AiringId last = new AiringId("last-of-all");
        speaker.cue(last, folder.resolve("nothing"), Airing.FULL_VOLUME);
        stage.eventually(() ->
                assertThat(mailbox.all(Event.PlaybackFailed.class))
                        .anyMatch(failed -> failed.airing().equals(last)));
        return mailbox.events().stream()
                .filter(event ->
                        !(event instanceof Event.PlaybackFailed failed
                                && failed.airing().equals(last)))
                .toList();
    }

    @Test
    void descriptionFitsIntoAnAsRunEntry() {
        assertThat(speaker.description()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        assertThat(speaker.description().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void cueReportsLengthAndIsSilent() {
        speaker.cue(DAWN, clip(), Airing.FULL_VOLUME);

        answered(1);
        assertThat(mailbox.events()).containsExactly(new Event.Cued(DAWN, FRAMES, RATE_HZ));
    }

    @Test
    void playedClipEndsOnceWithAllFramesAndNotEarly() {
        cued(DAWN, clip());
        Duration at = stage.sinceBoot().plusMillis(120);
        speaker.play(DAWN, at, NO_LIMIT);

        answered(2);
        assertThat(stage.sinceBoot()).isGreaterThanOrEqualTo(at.plus(LENGTH));
        assertThat(allAnswers())
                .containsExactly(
                        new Event.Cued(DAWN, FRAMES, RATE_HZ),
                        new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void playInThePastStartsAtOnce() {
        cued(DAWN, clip());
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);

        answered(2);
        assertThat(mailbox.events()).contains(new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void playAfterItsLatestTimeIsSilent() {
        cued(DAWN, clip());
        Duration latest = stage.sinceBoot();
        stage.eventually(() -> assertThat(stage.sinceBoot()).isGreaterThan(latest.plusMillis(5)));
        speaker.play(DAWN, latest, latest);

        answered(2);
        assertThat(allAnswers())
                .containsExactly(
                        new Event.Cued(DAWN, FRAMES, RATE_HZ), new Event.PlaybackTooLate(DAWN));
    }

    @Test
    void progressIsReportedWhileTheClipPlays() {
        cued(DAWN, clip(30 * RATE_HZ));
        Duration at = stage.sinceBoot();
        speaker.play(DAWN, at, NO_LIMIT);
        stage.eventually(
                () -> assertThat(mailbox.all(Event.PlaybackProgressed.class)).isNotEmpty());
        speaker.stop(DAWN);

        Event.PlaybackProgressed progress = mailbox.all(Event.PlaybackProgressed.class).getFirst();
        assertThat(progress.airing()).isEqualTo(DAWN);
        assertThat(progress.frames()).isBetween(3L * RATE_HZ, 30L * RATE_HZ - 1);
    }

    @Test
    void stopReportsConsumedFrames() {
        cued(DAWN, clip(10 * RATE_HZ));
        Duration at = stage.sinceBoot();
        speaker.play(DAWN, at, NO_LIMIT);
        stage.eventually(() -> assertThat(stage.sinceBoot()).isGreaterThan(at.plusMillis(700)));
        speaker.stop(DAWN);

        answered(2);
        Duration passed = stage.sinceBoot().minus(at);
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.airing()).isEqualTo(DAWN);
        assertThat(failed.frames())
                .isPositive()
                .isLessThan(10L * RATE_HZ)
                .isLessThanOrEqualTo(passed.toMillis() * RATE_HZ / 1000 + 1);
    }

    @Test
    void stopBeforeStartIsSilent() {
        cued(DAWN, clip());
        speaker.play(DAWN, stage.sinceBoot().plusSeconds(3_600), NO_LIMIT);
        speaker.stop(DAWN);

        answered(2);
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.frames()).isZero();
    }

    @Test
    void stoppedCueGetsNoAnswer() {
        cued(DAWN, clip());
        speaker.stop(DAWN);
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);

        stage.eventually(() -> assertThat(mailbox.all(Event.PlaybackFailed.class)).hasSize(1));
        assertThat(mailbox.all(Event.PlaybackEnded.class)).isEmpty();
    }

    @Test
    void stopOfAnotherAiringChangesNothing() {
        cued(DAWN, clip());
        speaker.play(DAWN, stage.sinceBoot().plusMillis(50), NO_LIMIT);
        speaker.stop(NOON);

        answered(2);
        assertThat(mailbox.events()).contains(new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void secondCueReplacesTheFirst() {
        cued(DAWN, clip());
        cued(NOON, clip());
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);
        stage.eventually(() -> assertThat(mailbox.all(Event.PlaybackFailed.class)).hasSize(1));
        speaker.play(NOON, Duration.ZERO, NO_LIMIT);

        stage.eventually(() ->
                assertThat(mailbox.all(Event.PlaybackEnded.class))
                        .containsExactly(new Event.PlaybackEnded(NOON, FRAMES)));
    }

    @Test
    void cueDuringPlaybackStopsIt() {
        cued(DAWN, clip(10 * RATE_HZ));
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);
        cued(NOON, clip());

        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.airing()).isEqualTo(DAWN);
        assertThat(failed.frames()).isLessThan(10L * RATE_HZ);
    }

    @Test
    void secondPlayGetsNoSecondAnswer() {
        cued(DAWN, clip());
        speaker.play(DAWN, stage.sinceBoot().plusMillis(20), NO_LIMIT);
        speaker.play(DAWN, stage.sinceBoot().plusMillis(20), NO_LIMIT);
        stage.eventually(() -> assertThat(mailbox.all(Event.PlaybackEnded.class)).hasSize(1));

        assertThat(allAnswers())
                .containsExactly(
                        new Event.Cued(DAWN, FRAMES, RATE_HZ),
                        new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void playWithoutCueFails() {
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);

        answered(1);
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.frames()).isZero();
    }

    @Test
    void nextAiringPlaysAfterAFailure() {
        speaker.cue(DAWN, folder.resolve("not-there.clip"), Airing.FULL_VOLUME);
        answered(1);
        cued(NOON, clip());
        speaker.play(NOON, Duration.ZERO, NO_LIMIT);

        answered(3);
        assertThat(mailbox.events()).contains(new Event.PlaybackEnded(NOON, FRAMES));
    }

    @Test
    void eventWaitsForAFullMailbox() {
        cued(DAWN, clip());
        mailbox.setFull(true);
        Duration at = stage.sinceBoot();
        speaker.play(DAWN, at, NO_LIMIT);
        stage.eventually(
                () -> assertThat(stage.sinceBoot()).isGreaterThan(at.plus(LENGTH.multipliedBy(3))));
        mailbox.setFull(false);

        answered(2);
        assertThat(mailbox.events()).contains(new Event.PlaybackEnded(DAWN, FRAMES));
    }

    @Test
    void closeDuringPlaybackEndsIt() {
        cued(DAWN, clip(10 * RATE_HZ));
        speaker.play(DAWN, Duration.ZERO, NO_LIMIT);
        speaker.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("speaker") && thread.isAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "cut off", "longer than it is", "no frames", "floats"})
    void damagedFileFailsWithAMessage(String damage) throws IOException {
        byte[] whole = Files.readAllBytes(clip());
        byte[] damaged =
                switch (damage) {
                    case "empty" -> new byte[0];
                    case "text" ->
                            "xin chào"
                                    .repeat(100)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    case "cut off" -> Arrays.copyOf(whole, whole.length / 2);
                    case "longer than it is" -> with(whole, 40, (byte) 0xff);
                    case "no frames" -> Arrays.copyOf(whole, Wav.HEADER_BYTES);
                    case "floats" -> with(whole, 20, (byte) 3);
                    default -> throw new IllegalArgumentException(damage);
                };

        speaker.cue(DAWN, file(damaged), Airing.FULL_VOLUME);

        answered(1);
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.frames()).isZero();
        assertThat(failed.reason()).startsWith("tệp âm thanh hỏng");
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        changed[at + 1] = value;
        return changed;
    }

    @Test
    void missingFileFailsWithAMessage() {
        speaker.cue(DAWN, folder.resolve("not-there.clip"), Airing.FULL_VOLUME);

        answered(1);
        assertThat(mailbox.events())
                .containsExactly(new Event.PlaybackFailed(DAWN, 0, "không có tệp âm thanh"));
    }
}
