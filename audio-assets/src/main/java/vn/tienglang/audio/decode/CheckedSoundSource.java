package vn.tienglang.audio.decode;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.io.FrameCounts;

/**
 * Filter that enforces the rules for all formats: the sound is not longer than the limit and not
 * empty, and every read after a failure fails again.
 */
final class CheckedSoundSource extends SoundFilter {
    private final long framesMost;
    private final boolean isDeclaredEmpty;
    private long frames;
    private Optional<InvalidSoundException> failure = Optional.empty();

    /**
     * Checks a source.
     *
     * @param declaredFrames number of frames that the file declares; without sound the length check
     *     reports them as missing
     */
    CheckedSoundSource(SoundSource source, OptionalLong declaredFrames, Duration longest) {
        super(source);
        this.isDeclaredEmpty = declaredFrames.orElse(0) == 0;
        this.framesMost = FrameCounts.within(longest, source.rateHz());
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            int read = source.read(into);
            frames += read;
            checkLimits(read);
            return read;
        } catch (InvalidSoundException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private void checkLimits(int read) throws InvalidSoundException {
        if (frames > framesMost) {
            throw new InvalidSoundException(
                    Flaw.TOO_LONG,
                    FrameCounts.length(framesMost, rateHz()),
                    "more than " + framesMost + " frames come out of it");
        }
        if (read == 0 && frames == 0 && isDeclaredEmpty) {
            throw new InvalidSoundException(Flaw.EMPTY, Duration.ZERO, "not one frame in it");
        }
    }
}
