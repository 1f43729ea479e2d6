package vn.tienglang.airtime.proof;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Playing time by language.
 *
 * @param proven played by a sound device
 * @param claimed also what was only commanded
 */
public record ProofMinutes(Map<String, Duration> proven, Map<String, Duration> claimed) {
    /** Language of sounds that no daily log of the bundle names. */
    public static final String UNPLANNED = "unplanned";

    /** Takes copies. */
    public ProofMinutes {
        proven = Map.copyOf(proven);
        claimed = Map.copyOf(claimed);
    }

    /** No time. */
    public static ProofMinutes none() {
        return new ProofMinutes(Map.of(), Map.of());
    }

    /** The sum of both. */
    public ProofMinutes plus(ProofMinutes other) {
        return new ProofMinutes(sum(proven, other.proven), sum(claimed, other.claimed));
    }

    private static Map<String, Duration> sum(Map<String, Duration> one, Map<String, Duration> two) {
        var sum = new TreeMap<String, Duration>(one);
        two.forEach((language, time) -> sum.merge(language, time, Duration::plus));
        return sum;
    }
}
