package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.SampleObserver;

/** Filter that passes samples unchanged to observers and rejects invalid samples. */
final class ObservedSoundSource extends SoundFilter {
    /** Largest valid sample, 36 dB above full scale; no decoder or mixer overshoots by as much. */
    private static final float LOUDEST = 64;

    private final List<? extends SampleObserver> observers;
    private long frames;

    ObservedSoundSource(SoundSource source, List<? extends SampleObserver> observers) {
        super(source);
        this.observers = List.copyOf(observers);
    }

    /** Number of frames so far. */
    long frames() {
        return frames;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int read = source.read(into);
        for (int i = 0; i < read * channels(); i++) {
            // The condition is also false for NaN.
            if (!(Math.abs(into[i]) <= LOUDEST)) {
                throw new InvalidSoundException(
                        InvalidSoundException.Flaw.DAMAGED,
                        Duration.ofMillis((frames + i / channels()) * 1_000 / rateHz()),
                        "a sample of " + into[i]);
            }
        }
        frames += read;
        for (SampleObserver observer : observers) {
            observer.observe(into, read);
        }
        return read;
    }
}
