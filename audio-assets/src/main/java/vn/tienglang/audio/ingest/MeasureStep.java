package vn.tienglang.audio.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.check.LevelProfile;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.loudness.Loudness;

/** Fourth step: measures the loudness of the master and of the work sound. */
final class MeasureStep {
    /** Gate of the meter, in LUFS, below which nothing is measured. */
    static final double GATE_LUFS = -70;

    /** With more gain the noise of most recorders becomes audible. */
    private static final double GAIN_DB_WARNED = 20;

    private static final double GAIN_DB_FREE = 30;

    /** With less distance between speech and noise, more gain makes noise loud, not speech. */
    private static final double DISTANCE_DB_LEAST = 10;

    private MeasureStep() {}

    /**
     * Measured loudness.
     *
     * @param master loudness of the channels of the master
     * @param sound loudness of the work sound
     * @param findings warnings
     */
    record Measured(Loudness master, Loudness sound, List<Finding> findings) {}

    /**
     * Reads the meters.
     *
     * @param targetLufs loudness to which the recording is raised
     * @throws IngestRefusedException when the whole recording is below the gate, or when it is soft
     *     and its noise nearly as loud as its speech
     */
    static Measured measure(Decoded decoded, double targetLufs) throws IngestRefusedException {
        Loudness sound = decoded.soundMeter().measured();
        double gain = targetLufs - sound.integratedLufs();
        LevelProfile profile = decoded.profile();
        double distance = profile.speechDb() - profile.noiseDb();
        if (sound.integratedLufs() < GATE_LUFS) {
            throw IngestRefusedException.of(Kind.TOO_QUIET, GATE_LUFS, "all of it below the gate");
        }
        if (gain > GAIN_DB_FREE && distance < DISTANCE_DB_LEAST) {
            throw IngestRefusedException.of(
                    Kind.TOO_QUIET,
                    sound.integratedLufs(),
                    String.format(
                            Locale.ROOT, "needs %.1f dB, noise %.1f dB below", gain, distance));
        }
        List<Finding> findings =
                gain <= GAIN_DB_WARNED
                        ? List.of()
                        : List.of(
                                new Finding(
                                        Kind.NOISE_RAISED,
                                        Weight.WARNING,
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        gain,
                                        String.format(
                                                Locale.ROOT,
                                                "noise at %.1f dBFS after raising",
                                                profile.noiseDb() + gain)));
        return new Measured(decoded.masterMeter().measured(), sound, findings);
    }
}
