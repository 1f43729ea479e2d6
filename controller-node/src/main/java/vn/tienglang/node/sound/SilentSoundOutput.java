package vn.tienglang.node.sound;

import java.time.Duration;
import vn.tienglang.audio.SoundFormat;

/** Output that consumes frames at the pace of the clock and makes no sound. */
final class SilentSoundOutput implements SoundOutput {
    private static final Duration BUFFER = Duration.ofMillis(200);

    private final String words;
    private final PlaybackClock pace;

    SilentSoundOutput(String words, PlaybackClock pace) {
        this.words = words;
        this.pace = pace;
    }

    @Override
    public String description() {
        return words;
    }

    @Override
    public boolean audible() {
        return false;
    }

    @Override
    public Sink open(SoundFormat form) {
        return new Silence(form);
    }

    private final class Silence implements Sink {
        private final SoundFormat form;
        private final long bufferFrames;
        private Duration startedAt = Duration.ZERO;
        private boolean started;
        private long taken;

        Silence(SoundFormat form) {
            this.form = form;
            this.bufferFrames = FrameTime.framesIn(BUFFER, form.rateHz());
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
            return Math.min(taken, FrameTime.framesIn(passed, form.rateHz()));
        }

        @Override
        public void drain() {
            while (position() < taken) {
                pace.pause(FrameTime.durationOf(taken - position(), form.rateHz()));
            }
        }

        @Override
        public void stop() {
            taken = position();
            started = false;
        }

        @Override
        public void close() {
            // Nothing to release.
        }
    }
}
