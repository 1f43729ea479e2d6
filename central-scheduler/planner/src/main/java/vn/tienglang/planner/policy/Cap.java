package vn.tienglang.planner.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How long something may sound at most.
 *
 * @param maximum the tightest of all that were said
 * @param by who said it; {@link Policy.Citation#NONE} when nobody did
 */
public record Cap(Duration maximum, Policy.Citation by) {
    /** No cap at all: longer than any day. */
    public static final Cap NONE = new Cap(Duration.ofDays(2), Policy.Citation.NONE);

    /** The tightest; of two alike the first. */
    static Cap tightest(List<Cap> caps) {
        return caps.stream().min(Comparator.comparing(Cap::maximum)).orElse(NONE);
    }
}
