package vn.tienglang.node.sound;

import java.time.Duration;
import vn.tienglang.audio.SoundForm;

/** Consumes frames at the pace of the clock and makes no sound. */
final class SilentOutput implements Output {
    private static final Duration BUFFER = Duration.ofMillis(200);

    private final String words;
    private final Pace pace;

    SilentOutput(String words, Pace pace) {
        this.words = words;
        this.pace = pace;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public boolean audible() {
        return false;
    }

    @Override
    public Sink open(SoundForm form) {
        return new Silence(form);
    }

    private final class Silence implements Sink {
        private final SoundForm form;
        private final long bufferFrames;
        private Duration startedAt = Duration.ZERO;
        private boolean started;
        private long taken;

        Silence(SoundForm form) {
            this.form = form;
            this.bufferFrames = Frames.in(BUFFER, form.rateHz());
        }

        @Override
        public void start() {
            startedAt = pace.sinceBoot();
            started = true;
        }

        @Override
        public int write(byte[] bytes, int from, int length) {
            long room = bufferFrames - (taken - position());
            long frames = Math.min(room, length / form.bytesPerFrame());
            taken += frames;
            return Math.toIntExact(frames * form.bytesPerFrame());
        }

        @Override
        public long position() {
            if (!started) {
                return 0;
            }
            Duration passed = pace.sinceBoot().minus(startedAt);
            return Math.min(taken, Frames.in(passed, form.rateHz()));
        }

        @Override
        public void drain() {
            while (position() < taken) {
                pace.pause(Frames.last(taken - position(), form.rateHz()));
            }
        }

        @Override
        public void halt() {
            taken = position();
            started = false;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
