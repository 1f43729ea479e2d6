package vn.tienglang.planner.obligation;

import java.time.Duration;
import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;

/**
 * So much of a theme in a language, at every station of a unit, in every term.
 *
 * @param id its name, for good
 * @param paper what it stands on, as people quote it
 * @param unit whose stations owe it
 * @param theme of bulletins that serve it; empty for any
 * @param language in which it is owed
 * @param amount how much
 * @param period in every day, week or month
 * @param from first day on which it is owed
 * @param until first day on which it no longer is; {@link LocalDate#MAX} while it stands
 * @param graceDays how many days after its term a shortfall may still be made good; 0 to 31
 */
public record Obligation(
        ObligationId id,
        String paper,
        AreaCode unit,
        String theme,
        LanguageTag language,
        Amount amount,
        ObligationPeriod period,
        LocalDate from,
        LocalDate until,
        int graceDays) {
    private static final int GRACE_MOST = 31;

    /** How much. */
    public sealed interface Amount {
        /** So long, all airings together. */
        record Time(Duration minimum) implements Amount {
            /** Refuses nothing. */
            public Time {
                if (minimum.compareTo(Duration.ofSeconds(1)) < 0
                        || minimum.compareTo(Duration.ofDays(31)) > 0) {
                    throw new IllegalArgumentException("an obligation of " + minimum);
                }
            }
        }

        /** So many airings. */
        record Airings(int minimum) implements Amount {
            /** Refuses none. */
            public Airings {
                if (minimum < 1) {
                    throw new IllegalArgumentException("an obligation of " + minimum + " airings");
                }
            }
        }

        /** How much as a number: milliseconds, or airings. */
        default long requiredUnits() {
            return switch (this) {
                case Time(Duration least) -> least.toMillis();
                case Airings(int least) -> least;
            };
        }

        /** What one airing of that length counts, in the same unit. */
        default long unitsOf(Duration length) {
            return switch (this) {
                case Time _ -> length.toMillis();
                case Airings _ -> 1;
            };
        }
    }

    /** Refuses an obligation on no paper, or of no day. */
    public Obligation {
        if (paper.isBlank()) {
            throw new IllegalArgumentException("obligation " + id + " stands on no paper");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(paper + " ends (" + until + ") before it begins");
        }
        if (graceDays < 0 || graceDays > GRACE_MOST) {
            throw new IllegalArgumentException(graceDays + " days of grace");
        }
    }

    /** Whether it is owed on that day. */
    public boolean isOwedOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /**
     * How much should have been heard by the end of that day, counted from the first day of its
     * term: even over the days on which it is owed, and all of it on the last of them.
     */
    public long requiredThrough(LocalDate date) {
        LocalDate first = later(period.firstDay(date), from);
        LocalDate next =
                period.firstDayOfNext(date).isBefore(until) ? period.firstDayOfNext(date) : until;
        long days = next.toEpochDay() - first.toEpochDay();
        long gone = Math.min(date.toEpochDay(), next.toEpochDay() - 1) - first.toEpochDay() + 1;
        return gone <= 0 || days <= 0 ? 0 : amountOf(days, date) * gone / days;
    }

    /** What falls on one day when all days of its term have as much; nothing when none is owed. */
    public long dailyShare(LocalDate date) {
        if (!isOwedOn(date)) {
            return 0;
        }
        LocalDate yesterday = date.minusDays(1);
        boolean isFirst = period.firstDay(date).equals(date) || !isOwedOn(yesterday);
        return requiredThrough(date) - (isFirst ? 0 : requiredThrough(yesterday));
    }

    /** A term of which it is owed on a part only is owed that part. */
    private long amountOf(long days, LocalDate date) {
        return (amount.requiredUnits() * days + period.lengthInDays(date) - 1)
                / period.lengthInDays(date);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
