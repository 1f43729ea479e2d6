package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/**
 * Detector of silence at the beginning, at the end and in between.
 *
 * <p>Sound is silent when it is 35 dB or more below the loudest 400 ms of the recording. The
 * threshold is relative because all recordings are normalised to one loudness: at a target of −16
 * LUFS, silence is broadcast below −50 LUFS, which is inaudible under a horn. When the loudest 400
 * ms are below −75 dBFS, the whole recording is silent. A click does not end a silence: sound
 * shorter than 100 ms between two silent blocks counts as silent.
 */
public final class SilenceDetector {
    private static final double BELOW_VOICE_DB = 35;
    private static final double NO_VOICE_DB = -75;
    private static final int VOICE_BLOCKS = 20;
    private static final int CLICK_BLOCKS = 4;

    private static final Duration END_WARNING = Duration.ofSeconds(2);
    private static final Duration END_REFUSAL = Duration.ofSeconds(10);
    private static final Duration MIDDLE_WARNING = Duration.ofSeconds(5);
    private static final Duration MIDDLE_REFUSAL = Duration.ofSeconds(20);

    private final LevelProfile profile;

    /** A detector that reads these levels after the last block. */
    public SilenceDetector(LevelProfile profile) {
        this.profile = profile;
    }

    /** Silences that are too long, in order of position; the figure is the length in seconds. */
    public List<Finding> findings() {
        profile.finish();
        int blocks = profile.blocks();
        double voice = profile.loudest(VOICE_BLOCKS);
        Duration end = at(blocks);
        if (10 * Math.log10(voice) < NO_VOICE_DB) {
            return List.of(
                    new Finding(Kind.ALL_SILENT, Weight.REFUSAL, Duration.ZERO, end, 0, db(voice)));
        }
        double least = voice * Math.pow(10, -BELOW_VOICE_DB / 10);
        var findings = new ArrayList<Finding>();
        int from = -1;
        for (int i = 0; i <= blocks; i++) {
            boolean isSilent =
                    i < blocks && (profile.power(i) < least || (from >= 0 && isClick(i, least)));
            if (isSilent && from < 0) {
                from = i;
            } else if (!isSilent && from >= 0) {
                judge(from, i, findings);
                from = -1;
            }
        }
        return findings;
    }

    private boolean isClick(int at, double least) {
        for (int i = at; i < Math.min(at + CLICK_BLOCKS + 1, profile.blocks()); i++) {
            if (profile.power(i) < least) {
                return true;
            }
        }
        return false;
    }

    private void judge(int from, int until, List<Finding> into) {
        if (from == 0) {
            add(Kind.SILENT_HEAD, END_WARNING, END_REFUSAL, from, until, into);
        } else if (until == profile.blocks()) {
            add(Kind.SILENT_TAIL, END_WARNING, END_REFUSAL, from, until, into);
        } else {
            add(Kind.SILENT_MIDDLE, MIDDLE_WARNING, MIDDLE_REFUSAL, from, until, into);
        }
    }

    private static void add(
            Kind kind,
            Duration warning,
            Duration refusal,
            int from,
            int until,
            List<Finding> into) {
        Duration length = at(until - from);
        if (length.compareTo(warning) <= 0) {
            return;
        }
        Weight weight = length.compareTo(refusal) > 0 ? Weight.REFUSAL : Weight.WARNING;
        double seconds = length.toMillis() / 1e3;
        into.add(new Finding(kind, weight, at(from), at(until), seconds, ""));
    }

    private static Duration at(int block) {
        return Duration.ofMillis(block * 1_000L / LevelProfile.BLOCKS_A_SECOND);
    }

    private static String db(double power) {
        return String.format(Locale.ROOT, "loudest 400 ms at %.1f dBFS", 10 * Math.log10(power));
    }
}
