package vn.tienglang.node.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.Wav;
import vn.tienglang.node.StationScenario;

class SimulatedSpeakerTest extends SpeakerContract {
    SimulatedSpeakerTest() {
        super(VirtualStage::new);
    }

    private static final class VirtualStage implements Stage {
        private static final Duration STEP = Duration.ofMillis(1);
        private static final Duration AT_MOST = Duration.ofMinutes(1);

        private final VirtualTime time = new VirtualTime();
        private final SimulatedClock clock = new SimulatedClock(time, StationScenario.FIVE);

        @Override
        public Speaker speaker(Mailbox mailbox) {
            return new SimulatedSpeaker(VirtualStage::recording, time, clock, mailbox);
        }

        private static SimulatedSpeaker.Recording recording(Path file) {
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("không có tệp âm thanh");
            }
            try {
                return switch (Wav.header(file)) {
                    case Wav.Header.Sound(var form) ->
                            new SimulatedSpeaker.Recording(form.frames(), form.rateHz());
                    case Wav.Header.Invalid refused ->
                            throw new IllegalArgumentException(
                                    "tệp âm thanh hỏng: " + refused.message());
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Duration sinceBoot() {
            return clock.read().sinceBoot();
        }

        @Override
        public void eventually(Runnable assertion) {
            Duration end = time.now().plus(AT_MOST);
            while (true) {
                try {
                    assertion.run();
                    return;
                } catch (AssertionError | RuntimeException e) {
                    if (time.now().compareTo(end) > 0) {
                        throw e;
                    }
                    time.runUntil(time.now().plus(STEP));
                }
            }
        }

        @Override
        public void close() {}
    }
}
