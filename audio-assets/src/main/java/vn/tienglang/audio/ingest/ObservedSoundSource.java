package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.SampleObserver;

/** Lets sound through as it is, and lets others listen; refuses samples that are no sound. */
final class ObservedSoundSource extends SoundFilter {
    /** 36 dB above full scale: more than any decoder or mixer overshoots. */
    private static final float LOUDEST = 64;

    private final List<? extends SampleObserver> listeners;
    private long frames;

    ObservedSoundSource(SoundSource source, List<? extends SampleObserver> listeners) {
        super(source);
        this.listeners = List.copyOf(listeners);
    }

    /** How many frames went by. */
    long frames() {
        return frames;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int read = source.read(into);
        for (int i = 0; i < read * channels(); i++) {
            // Written so that a NaN fails it too.
            if (!(Math.abs(into[i]) <= LOUDEST)) {
                throw new InvalidSoundException(
                        InvalidSoundException.Flaw.DAMAGED,
                        Duration.ofMillis((frames + i / channels()) * 1_000 / rateHz()),
                        "a sample of " + into[i]);
            }
        }
        frames += read;
        for (SampleObserver listener : listeners) {
            listener.observe(into, read);
        }
        return read;
    }
}
