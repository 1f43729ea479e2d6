package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.RecordingMailbox;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.SpeakerContract;
import vn.tienglang.node.port.WorkTimer;

/** Tests of the silent output with a fast clock. */
class SilentSoundOutputTest extends SpeakerContract {
    SilentSoundOutputTest() {
        super(FastStage::new);
    }

    @Test
    void itNeverClaimsToBeHeard() {
        try (Speaker silent =
                SpeakerFactory.open(
                        new SoundChoice.Silent(),
                        new RecordingMailbox(true),
                        new FastPlaybackClock(),
                        WorkTimer.NONE)) {
            assertThat(silent.audible()).isFalse();
            assertThat(silent.description()).contains("không ai nghe");
        }
    }

    private static final class FastStage implements Stage {
        private final FastPlaybackClock pace = new FastPlaybackClock();

        @Override
        public Speaker speaker(Mailbox mailbox) {
            return SpeakerFactory.open(new SoundChoice.Silent(), mailbox, pace, WorkTimer.NONE);
        }

        @Override
        public Duration sinceBoot() {
            return pace.sinceBoot();
        }

        @Override
        public void eventually(Runnable assertion) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(2))
                    .untilAsserted(assertion::run);
        }

        @Override
        public void close() {}
    }
}
