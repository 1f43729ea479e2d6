package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.shaping.HornPreset;

/** The fifth step, where the settings ask for it: what a horn loudspeaker can carry. */
final class HornStep {
    private HornStep() {}

    /**
     * Sound that is ready to be brought to its loudness.
     *
     * @param sound the sound
     * @param loudness what was measured of it
     */
    record Shaped(WorkSound sound, Loudness loudness) {}

    /** Shapes the sound, and gives up the room the unshaped one took. */
    static Shaped shape(WorkSound sound, Loudness loudness, WorkFolder work, ProgressStep beat)
            throws IOException, InvalidSoundException {
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        try (SoundSource source = sound.open()) {
            var horn =
                    new HornPreset(
                            new ProgressSoundSource(source, beat, sound.frames()),
                            loudness.integratedLufs());
            WorkSound shaped =
                    WorkSound.write(work, new ObservedSoundSource(horn, List.of(meter::add)));
            work.delete(sound.file());
            return new Shaped(shaped, meter.measured());
        }
    }
}
