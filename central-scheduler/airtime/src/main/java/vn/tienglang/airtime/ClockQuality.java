package vn.tienglang.airtime;

import java.time.Duration;

/**
 * Quality of a wall-clock time: where it comes from, and how far it may be wrong.
 *
 * @param source source of the time
 * @param bound limit of the error, in whole milliseconds, rounded up; zero when the source is
 *     {@link ClockSource#NONE} or {@link ClockSource#UNSTATED}, because nothing bounds those
 */
public record ClockQuality(ClockSource source, Duration bound) {
    /** Largest bound that is stated: a longer one is stated as this. */
    public static final Duration BOUND_MOST = Duration.ofDays(3_650);

    /** Quality of a clock that is not trusted. */
    public static final ClockQuality UNTRUSTED = new ClockQuality(ClockSource.NONE, Duration.ZERO);

    /** Quality of a clock that a station called trusted without a source or bound. */
    public static final ClockQuality UNSTATED =
            new ClockQuality(ClockSource.UNSTATED, Duration.ZERO);

    /** Rounds the bound up to milliseconds and limits it. Rejects a negative one. */
    public ClockQuality {
        if (bound.isNegative()) {
            throw new IllegalArgumentException("clock wrong by at most " + bound);
        }
        Duration whole = Duration.ofMillis(bound.plusNanos(999_999).toMillis());
        bound = whole.compareTo(BOUND_MOST) > 0 ? BOUND_MOST : whole;
        boolean isUnbounded = source == ClockSource.NONE || source == ClockSource.UNSTATED;
        if (isUnbounded && !bound.isZero()) {
            throw new IllegalArgumentException("a bound of " + bound + " from source " + source);
        }
    }

    /** True unless there is no source at all. */
    public boolean isTrusted() {
        return source != ClockSource.NONE;
    }
}
