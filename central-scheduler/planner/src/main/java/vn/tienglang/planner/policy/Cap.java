package vn.tienglang.planner.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Upper limit on total playing time.
 *
 * @param maximum the smallest limit that applies
 * @param by the policy that sets it; {@link Policy.Citation#NONE} without a limit
 */
public record Cap(Duration maximum, Policy.Citation by) {
    /** No limit: longer than any day. */
    public static final Cap NONE = new Cap(Duration.ofDays(2), Policy.Citation.NONE);

    /** Returns the smallest cap; the first of several equal ones. */
    static Cap tightest(List<Cap> caps) {
        return caps.stream().min(Comparator.comparing(Cap::maximum)).orElse(NONE);
    }
}
