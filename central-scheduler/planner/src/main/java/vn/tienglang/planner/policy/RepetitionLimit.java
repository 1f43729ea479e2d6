package vn.tienglang.planner.policy;

import java.time.Duration;

/**
 * Limit on how often a clip, or clips of one theme, may be repeated for obligations.
 *
 * @param perSession at most so many airings in a session, at least 1
 * @param perDay at most so many airings on a day, at least 1
 * @param gap the least time from the end of one to the start of the next, not negative
 * @param by the policy that sets the limit; {@link Policy.Citation#NONE} for the default
 */
public record RepetitionLimit(int perSession, int perDay, Duration gap, Policy.Citation by) {
    /** The limit where no policy sets one. */
    public static final RepetitionLimit DEFAULT =
            new RepetitionLimit(2, 4, Duration.ofMinutes(60), Policy.Citation.NONE);

    /** Returns the limit that obeys both: the smaller numbers and the longer gap. */
    RepetitionLimit and(RepetitionLimit other) {
        boolean isTighter =
                other.perSession < perSession
                        || other.perDay < perDay
                        || other.gap.compareTo(gap) > 0;
        return new RepetitionLimit(
                Math.min(perSession, other.perSession),
                Math.min(perDay, other.perDay),
                gap.compareTo(other.gap) >= 0 ? gap : other.gap,
                isTighter ? other.by : by);
    }
}
