package vn.tienglang.audio.ingest;

import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.loudness.Loudness;

/** Fourth step: measures the loudness of the master and of the work sound. */
final class MeasureStep {
    /** Gate of the meter, in LUFS, below which nothing is measured. */
    static final double GATE_LUFS = -70;

    private MeasureStep() {}

    /**
     * Measured loudness.
     *
     * @param master loudness of the channels of the master
     * @param sound loudness of the work sound
     */
    record Measured(Loudness master, Loudness sound) {}

    /**
     * Reads the meters.
     *
     * @throws IngestRefusedException when the whole recording is below the gate
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
