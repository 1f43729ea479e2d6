package vn.tienglang.audio.decode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/**
 * Rules about the length of a recording. Sound that is missing is a warning, and a refusal when it
 * is more than 3 seconds or more than 5 percent of the declared length. All numbers are seconds.
 */
final class LengthRules {
    /** Encoders count their delay and padding differently; two packets of AAC at 8 kHz. */
    static final double TOLERANCE = 0.3;

    private static final double MISSING_MOST = 3;
    private static final double SHARE_MOST = 0.05;
    private static final int JUMPS_SHOWN = 5;

    private LengthRules() {}

    /** Compares declared and decoded length. */
    static List<Finding> missing(OptionalDouble declared, double decoded) {
        if (declared.isEmpty() || declared.getAsDouble() - decoded <= TOLERANCE) {
            return List.of();
        }
        double missing = declared.getAsDouble() - decoded;
        return List.of(
                new Finding(
                        Kind.SOUND_MISSING,
                        weight(missing, declared.getAsDouble()),
                        duration(decoded),
                        duration(declared.getAsDouble()),
                        missing,
                        String.format(
                                Locale.ROOT,
                                "%.2f of %.2f s",
                                decoded,
                                declared.getAsDouble())));
    }

    /**
     * Judges packets that could not be decoded.
     *
     * @param lost length of the packets without sound
     * @param whole length of all packets
     * @param at place of the first one
     */
    static Finding undecodable(double lost, double whole, double at) {
        return new Finding(
                Kind.DAMAGED,
                weight(lost, whole),
                duration(at),
                duration(Math.max(at + 0.001, at)),
                lost,
                String.format(Locale.ROOT, "%.2f of %.2f s cannot be decoded", lost, whole));
    }

    private static Weight weight(double missing, double whole) {
        return missing > MISSING_MOST || missing > SHARE_MOST * whole
                ? Weight.REFUSAL
                : Weight.WARNING;
    }

    /** Warnings about the first jumps of the time stamps. */
    static List<Finding> jumps(List<TimeJump> jumps) {
        var findings = new ArrayList<Finding>();
        for (TimeJump jump : jumps.subList(0, Math.min(JUMPS_SHOWN, jumps.size()))) {
            findings.add(warning(jump));
        }
        return findings;
    }

    private static Finding warning(TimeJump jump) {
        Duration at = duration(jump.at());
        return switch (jump.kind()) {
            case GAP ->
                    new Finding(
                            Kind.TIME_GAP,
                            Weight.WARNING,
                            at,
                            duration(jump.at() + jump.seconds()),
                            jump.seconds(),
                            "");
            case BACK ->
                    new Finding(Kind.TIME_BACK, Weight.WARNING, at, at, jump.seconds(), "");
            case NEXT_PART -> joined(Weight.WARNING, jump.at());
        };
    }

    /** A file that consists of several recordings; the second begins at this place. */
    static Finding joined(Weight weight, double at) {
        return new Finding(Kind.JOINED, weight, duration(at), duration(at), 0, "");
    }

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
