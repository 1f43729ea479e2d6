package vn.tienglang.audio.decode;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;
import vn.tienglang.audio.SoundSource;

/**
 * What holds of every sound, whatever it comes from: it is no longer than agreed, it is not empty,
 * and once it failed it does not turn into a sound that merely ends.
 */
final class GuardedSource implements SoundSource {
    private final SoundSource sound;
    private final long framesMost;
    private long frames;
    private Optional<BadSound> failure = Optional.empty();

    GuardedSource(SoundSource sound, Duration longest) {
        this.sound = sound;
        this.framesMost = Frames.within(longest, sound.rateHz());
    }

    @Override
    public int rateHz() {
        return sound.rateHz();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public int read(float[] into) throws IOException, BadSound {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            int read = sound.read(into);
            frames += read;
            refuse(read);
            return read;
        } catch (BadSound e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private void refuse(int read) throws BadSound {
        if (frames > framesMost) {
            throw new BadSound(
                    Flaw.TOO_LONG,
                    Frames.length(framesMost, rateHz()),
                    "more than " + framesMost + " frames come out of it");
        }
        if (read == 0 && frames == 0) {
            throw new BadSound(Flaw.EMPTY, Duration.ZERO, "not one frame in it");
        }
    }

    @Override
    public void close() {
        sound.close();
    }
}
