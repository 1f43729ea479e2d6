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

/** The sixth step: by how much the sound is raised, and where its peaks are held. */
final class NormaliseStep {
    /** Nobody hears less. */
    static final double TOLERANCE_LU = 0.2;

    /** More than this makes noise loud, not speech. */
    private static final double GAIN_DB_MOST = 30;

    private static final int PASSES_MOST = 4;

    /** Held down further, speech sounds as through a blanket. */
    private static final double HELD_DB_MOST = 18;

    /** How much louder held speech becomes by one decibel of gain. */
    static final double SLOPE_USUAL = 0.5;

    private static final double SLOPE_LEAST = 0.1;

    private NormaliseStep() {}

    /**
     * How the sound is made as loud as it should be.
     *
     * @param gainDb by how much it is raised, before its peaks are held
     * @param ceilingDb where true peaks are held
     * @param lufs how loud it becomes so
     * @param mostDb the most it may be raised by
     */
    record Level(double gainDb, double ceilingDb, double lufs, double mostDb) {
        /** Whether its peaks do not let it become louder. */
        boolean isAtItsMost() {
            return gainDb >= mostDb;
        }

        /** The sound at this level. */
        SoundSource of(SoundSource sound) {
            return new Limiter(new GainFilter(sound, gainDb), ceilingDb);
        }
    }

    /**
     * The level that brings the sound to a target. Holding peaks takes loudness away, so the gain
     * is corrected by what is missing and tried again, {@value #PASSES_MOST} times at most. Peaks
     * are held down by 18 dB at most; what is missing then, they do not allow.
     *
     * @param guessDb the gain that is tried first where peaks must be held; as a first guess, the
     *     distance to the target
     * @throws IngestRefusedException when it would have to be raised by more than 30 dB
     */
    static Level level(
            Shaped shaped, double targetLufs, double ceilingDb, double guessDb, ProgressStep beat)
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
        var best = tried(shaped, Math.max(gain, guessDb), most, ceilingDb, beat);
        // What is held at its peaks gains only a part of what it is raised by.
        double slope = SLOPE_USUAL;
        for (int pass = 1; pass < PASSES_MOST && !isNear(best.lufs(), targetLufs); pass++) {
            double next = best.gainDb() + (targetLufs - best.lufs()) / slope;
            var level = tried(shaped, next, most, ceilingDb, beat);
            double raised = level.gainDb() - best.gainDb();
            if (Math.abs(raised) < 0.01) {
                return best;
            }
            slope = Math.clamp((level.lufs() - best.lufs()) / raised, SLOPE_LEAST, 1);
            best = level;
        }
        return best;
    }

    /** Whether nobody would hear the difference. */
    private static boolean isNear(double lufs, double targetLufs) {
        return Math.abs(lufs - targetLufs) <= TOLERANCE_LU / 2;
    }

    private static Level tried(
            Shaped shaped, double wantedDb, double mostDb, double ceilingDb, ProgressStep beat)
            throws IOException, InvalidSoundException {
        double gainDb = Math.min(wantedDb, mostDb);
        var level = new Level(gainDb, ceilingDb, 0, mostDb);
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        try (SoundSource source = shaped.sound().open()) {
            SoundSource sound =
                    level.of(new ProgressSoundSource(source, beat, shaped.sound().frames()));
            float[] block = new float[WorkSound.BLOCK];
            for (int read = sound.read(block); read > 0; read = sound.read(block)) {
                meter.add(block, read);
            }
        }
        return new Level(gainDb, ceilingDb, meter.measured().integratedLufs(), mostDb);
    }
}
