package vn.tienglang.audio.ingest;

import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.loudness.Loudness;

/** The fourth step: how loud the master is, and how loud the work sound. */
final class MeasureStep {
    /** What {@link Loudness} cannot say of silence: the gate below which nothing is measured. */
    static final double GATE_LUFS = -70;

    private MeasureStep() {}

    /**
     * What was measured.
     *
     * @param master in the master's own channels
     * @param sound the work sound
     */
    record Measured(Loudness master, Loudness sound) {}

    /**
     * Asks the meters.
     *
     * @throws IngestRefusedException when the recording is so quiet that nothing could be measured
     */
    static Measured measure(Decoded decoded) throws IngestRefusedException {
        var measured =
                new Measured(decoded.masterMeter().measured(), decoded.soundMeter().measured());
        if (measured.sound().integratedLufs() < GATE_LUFS) {
            throw IngestRefusedException.of(Kind.TOO_QUIET, GATE_LUFS, "all of it below the gate");
        }
        return measured;
    }
}
