package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.RecordingMailbox;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.SpeakerContract;
import vn.tienglang.node.port.WorkTimer;

/** Tests of the real speaker, through ALSA, into a sound server that records. */
class SoundCardOutputTest extends SpeakerContract {
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);
    private static final AiringId DAWN = new AiringId("dawn-20261121");
    private static final int RATE_HZ = 48_000;

    /** One server for all tests: ALSA remembers its first configuration. */
    private static final class TestSoundCard {
        private static final List<PulseAudioServer> STARTED = new ArrayList<>();

        static PulseAudioServer get() {
            if (STARTED.isEmpty()) {
                STARTED.add(new PulseAudioServer());
            }
            return STARTED.getFirst();
        }
    }

    @TempDir Path folder;

    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final Stage stage = new CardStage();

    SoundCardOutputTest() {
        super(CardStage::new);
    }

    @AfterAll
    static void stopServer() {
        TestSoundCard.STARTED.forEach(PulseAudioServer::close);
    }

    private static final class CardStage implements Stage {
        private final long origin = System.nanoTime();
        private final PlaybackClock pace = PlaybackClock.of(this::sinceBoot);

        CardStage() {
            TestSoundCard.get();
        }

        @Override
        public Speaker speaker(Mailbox mailbox) {
            Speaker speaker =
                    SpeakerFactory.open(new SoundChoice.Auto(), mailbox, pace, WorkTimer.NONE);
            assertThat(speaker.audible()).as("a card, not the silent output").isTrue();
            return speaker;
        }

        @Override
        public Duration sinceBoot() {
            return Duration.ofNanos(System.nanoTime() - origin);
        }

        @Override
        public void eventually(Runnable assertion) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(assertion::run);
        }

        @Override
        public void close() {}
    }

    private static short[] noise(int frames) {
        var random = new SplittableRandom(20_261_121);
        var samples = new short[frames];
        for (int i = 0; i < frames; i++) {
            int sample = random.nextInt(-20_000, 20_000);
            samples[i] = (short) (sample == 0 ? 1 : sample);
        }
        return samples;
    }

    private Path clip(short[] samples) throws IOException {
        return Files.write(folder.resolve("noise.clip"), Wav.bytes(new Pcm(RATE_HZ, 1, samples)));
    }

    private static int onset(short[] heard) {
        for (int i = 0; i < heard.length; i++) {
            if (heard[i] != 0) {
                return i;
            }
        }
        return heard.length;
    }

    private static int end(short[] heard) {
        for (int i = heard.length; i > 0; i--) {
            if (heard[i - 1] != 0) {
                return i;
            }
        }
        return 0;
    }

    @Test
    void aCardThatIsThereIsChosenAndNamed() {
        try (Speaker speaker = stage.speaker(mailbox)) {
            assertThat(speaker.audible()).isTrue();
            assertThat(speaker.description()).startsWith("card âm thanh ").contains("default");
        }
    }

    @Test
    void theHornSoundsExactlyLikeTheClipWithSilenceBeforeAndAfter() throws IOException {
        short[] noise = noise(RATE_HZ * 3 / 2);
        PulseAudioServer.Recording recording = TestSoundCard.get().record();
        recording.listenFor(Duration.ofMillis(1_500));
        try (Speaker speaker = stage.speaker(mailbox)) {
            speaker.cue(DAWN, clip(noise), Airing.FULL_VOLUME);
            recording.listenFor(Duration.ofMillis(300));
            speaker.play(DAWN, stage.sinceBoot().plusMillis(200), NO_LIMIT);
            stage.eventually(() -> assertThat(mailbox.events()).hasSize(2));
            recording.listenFor(Duration.ofMillis(300));
        }
        short[] heard = recording.samples();

        assertThat(mailbox.events().getLast())
                .isEqualTo(new Event.PlaybackEnded(DAWN, noise.length));
        assertThat(Arrays.copyOfRange(heard, onset(heard), end(heard))).isEqualTo(noise);
    }

    @Test
    void halfVolumeIsRecordedAtHalfTheAmplitude() throws IOException {
        short[] noise = noise(RATE_HZ * 3 / 2);
        short[] expected = new short[noise.length];
        for (int i = 0; i < noise.length; i++) {
            expected[i] = (short) Math.round(noise[i] / 2f);
        }
        PulseAudioServer.Recording recording = TestSoundCard.get().record();
        recording.listenFor(Duration.ofMillis(1_500));
        try (Speaker speaker = stage.speaker(mailbox)) {
            speaker.cue(DAWN, clip(noise), 50);
            recording.listenFor(Duration.ofMillis(300));
            speaker.play(DAWN, stage.sinceBoot().plusMillis(200), NO_LIMIT);
            stage.eventually(() -> assertThat(mailbox.events()).hasSize(2));
            recording.listenFor(Duration.ofMillis(300));
        }
        short[] recorded = recording.samples();

        assertThat(Arrays.copyOfRange(recorded, onset(recorded), end(recorded)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsToldAfterAStopWasHeard() throws IOException {
        short[] noise = noise(RATE_HZ * 5);
        PulseAudioServer.Recording recording = TestSoundCard.get().record();
        recording.listenFor(Duration.ofMillis(1_500));
        try (Speaker speaker = stage.speaker(mailbox)) {
            speaker.cue(DAWN, clip(noise), Airing.FULL_VOLUME);
            speaker.play(DAWN, Duration.ZERO, NO_LIMIT);
            recording.listenFor(Duration.ofMillis(1_200));
            speaker.stop(DAWN);
            stage.eventually(() -> assertThat(mailbox.events()).hasSize(2));
            recording.listenFor(Duration.ofMillis(800));
        }
        short[] heard = recording.samples();
        int frames = end(heard) - onset(heard);

        long told = mailbox.all(Event.PlaybackFailed.class).getFirst().frames();
        assertThat(Arrays.copyOfRange(heard, onset(heard), end(heard)))
                .isEqualTo(Arrays.copyOf(noise, frames));
        assertThat(told).isPositive().isLessThanOrEqualTo(frames);
    }

    @Test
    void aCardThatStopsConsumingIsNoticedAndTheStationGoesOn() throws IOException {
        try (Speaker speaker = stage.speaker(mailbox)) {
            speaker.cue(DAWN, clip(noise(RATE_HZ * 10)), Airing.FULL_VOLUME);
            speaker.play(DAWN, Duration.ZERO, NO_LIMIT);
            Duration started = stage.sinceBoot();
            stage.eventually(
                    () -> assertThat(stage.sinceBoot()).isGreaterThan(started.plusMillis(700)));
            TestSoundCard.get().freeze(true);
            try {
                stage.eventually(() -> assertThat(mailbox.events()).hasSize(2));
            } finally {
                TestSoundCard.get().freeze(false);
            }
        }
        Event.PlaybackFailed failed = mailbox.all(Event.PlaybackFailed.class).getFirst();
        assertThat(failed.frames()).isBetween(1L, 10L * RATE_HZ - 1);
    }
}
