package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.util.Locale;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.ingest.HornStep.Shaped;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.shaping.GainFilter;
import vn.tienglang.audio.shaping.Limiter;

/** Sixth step: computes gain and peak limit for the target loudness. */
final class NormaliseStep {
    /** A smaller difference is inaudible. */
    static final double TOLERANCE_LU = 0.2;

    /** The gate of the meter is less far below any target. */
    private static final double GAIN_DB_MOST = 62;

    private static final int PASSES_MOST = 4;

    /** With more limiting, speech sounds muffled. */
    private static final double HELD_DB_MOST = 18;

    /** Increase in loudness of limited speech by one decibel of gain. */
    static final double SLOPE_USUAL = 0.5;

    private static final double SLOPE_LEAST = 0.1;

    /** Gain that speech with limited peaks needs beyond its distance to the target, as measured. */
    private static final double LIMITED_USUAL_DB = 5;

    private NormaliseStep() {}

    /**
     * Gain and peak limit for a target loudness.
     *
     * @param gainDb gain before limiting
     * @param ceilingDb limit of the true peaks
     * @param lufs resulting loudness
     * @param mostDb highest gain that is allowed
     */
    record Level(double gainDb, double ceilingDb, double lufs, double mostDb) {
        /** True when its peaks prevent a higher loudness. */
        boolean isAtItsMost() {
            return gainDb >= mostDb;
        }

        /** The sound with gain and limiter. */
        SoundSource of(SoundSource sound) {
            return new Limiter(new GainFilter(sound, gainDb), ceilingDb);
        }
    }

    /**
     * Computes the level for a target. Limiting reduces the loudness, so the gain is corrected and
     * tried again, at most {@value #PASSES_MOST} times. Peaks are limited by at most 18 dB, which
     * may leave the loudness below the target.
     *
     * @param guessDb gain of the first attempt when peaks must be limited; initially the distance
     *     to the target
     * @throws IngestRefusedException when it needs a gain above 62 dB
     */
    static Level level(
            Shaped shaped,
            double targetLufs,
            double ceilingDb,
            double guessDb,
            ProgressStep stepProgress)
            throws IOException, InvalidSoundException, IngestRefusedException {
        double gain = targetLufs - shaped.loudness().integratedLufs();
        if (gain > GAIN_DB_MOST) {
            throw IngestRefusedException.of(
                    Kind.TOO_QUIET,
                    shaped.loudness().integratedLufs(),
                    String.format(Locale.ROOT, "needs %.1f dB", gain));
        }
        if (shaped.loudness().truePeakDb() + gain <= ceilingDb) {
            return new Level(gain, ceilingDb, targetLufs, gain + HELD_DB_MOST);
        }
        double most = gain + HELD_DB_MOST;
        double first = Math.max(gain + LIMITED_USUAL_DB, guessDb);
        var best = tried(shaped, first, most, ceilingDb, stepProgress);
        // Limited sound becomes louder by only a part of the gain.
        double slope = SLOPE_USUAL;
        for (int pass = 1; pass < PASSES_MOST && !isNear(best.lufs(), targetLufs); pass++) {
            double next = best.gainDb() + (targetLufs - best.lufs()) / slope;
            var level = tried(shaped, next, most, ceilingDb, stepProgress);
            double raised = level.gainDb() - best.gainDb();
            if (Math.abs(raised) < 0.01) {
                return best;
            }
            slope = Math.clamp((level.lufs() - best.lufs()) / raised, SLOPE_LEAST, 1);
            best = level;
        }
        return best;
    }

    /** True when the difference is inaudible. */
    private static boolean isNear(double lufs, double targetLufs) {
        return Math.abs(lufs - targetLufs) <= TOLERANCE_LU / 2;
    }

    private static Level tried(
            Shaped shaped,
            double wantedDb,
            double mostDb,
            double ceilingDb,
            ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        double gainDb = Math.min(wantedDb, mostDb);
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        try (SoundSource source = shaped.sound().open()) {
            var watched = new ProgressSoundSource(source, stepProgress, shaped.sound().frames());
            SoundSource sound = Limiter.rough(new GainFilter(watched, gainDb), ceilingDb);
            float[] block = new float[WorkSound.BLOCK];
            for (int read = sound.read(block); read > 0; read = sound.read(block)) {
                meter.add(block, read);
            }
        }
        return new Level(gainDb, ceilingDb, meter.measured().integratedLufs(), mostDb);
    }
}
