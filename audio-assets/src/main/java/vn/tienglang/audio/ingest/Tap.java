package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.SoundSource;

/** Lets sound through as it is, and lets others listen; refuses samples that are no sound. */
final class Tap implements SoundSource {
    /** 36 dB above full scale: more than any decoder or mixer overshoots. */
    private static final float LOUDEST = 64;

    private final SoundSource source;
    private final List<? extends Listener> listeners;
    private long frames;

    Tap(SoundSource source, List<? extends Listener> listeners) {
        this.source = source;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public int rateHz() {
        return source.rateHz();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    /** How many frames went by. */
    long frames() {
        return frames;
    }

    @Override
    public int read(float[] into) throws IOException, BadSound {
        int read = source.read(into);
        for (int i = 0; i < read * channels(); i++) {
            // Written so that a NaN fails it too.
            if (!(Math.abs(into[i]) <= LOUDEST)) {
                throw new BadSound(
                        BadSound.Flaw.DAMAGED,
                        Duration.ofMillis((frames + i / channels()) * 1_000 / rateHz()),
                        "a sample of " + into[i]);
            }
        }
        frames += read;
        for (Listener listener : listeners) {
            listener.hear(into, read);
        }
        return read;
    }

    @Override
    public void close() {
        source.close();
    }
}
