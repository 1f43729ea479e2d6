package vn.tienglang.planner.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How long something may sound at most.
 *
 * @param most the tightest of all that were said
 * @param by who said it; {@link Policy.Quote#NOBODY} when nobody did
 */
public record Cap(Duration most, Policy.Quote by) {
    /** No cap at all: longer than any day. */
    public static final Cap NONE = new Cap(Duration.ofDays(2), Policy.Quote.NOBODY);

    /** The tightest; of two alike the first. */
    static Cap tightest(List<Cap> caps) {
        return caps.stream().min(Comparator.comparing(Cap::most)).orElse(NONE);
    }
}
