package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.LetterBox;
import vn.tienglang.node.Mailbox;
import vn.tienglang.node.Speaker;
import vn.tienglang.node.SpeakerContract;

/** The stand-in, in time that passes faster than it does. */
class SilentSpeakerTest extends SpeakerContract {
    SilentSpeakerTest() {
        super(FastStage::new);
    }

    @Test
    void itNeverClaimsToBeHeard() {
        try (Speaker silent =
                Speakers.open(new SoundChoice.Silent(), new LetterBox(true), new FastPace())) {
            assertThat(silent.audible()).isFalse();
            assertThat(silent.words()).contains("không ai nghe");
        }
    }

    private static final class FastStage implements Stage {
        private final FastPace pace = new FastPace();

        @Override
        public Speaker speaker(Mailbox mailbox) {
            return Speakers.open(new SoundChoice.Silent(), mailbox, pace);
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
