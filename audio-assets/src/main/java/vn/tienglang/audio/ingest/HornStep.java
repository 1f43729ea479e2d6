package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.shaping.HornPreset;

/** Fifth step, if the settings ask for it: filters the sound for horn loudspeakers. */
final class HornStep {
    private HornStep() {}

    /**
     * Sound before normalisation.
     *
     * @param sound the sound
     * @param loudness its measured loudness
     */
    record Shaped(WorkSound sound, Loudness loudness) {}

    /** Filters the sound and deletes the unfiltered work sound. */
    static Shaped shape(
            WorkSound sound, Loudness loudness, WorkFolder work, ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        try (SoundSource source = sound.open()) {
            var horn =
                    new HornPreset(
                            new ProgressSoundSource(source, stepProgress, sound.frames()),
                            loudness.integratedLufs());
            WorkSound shaped =
                    WorkSound.write(work, new ObservedSoundSource(horn, List.of(meter::add)));
            work.delete(sound.file());
            return new Shaped(shaped, meter.measured());
        }
    }
}
