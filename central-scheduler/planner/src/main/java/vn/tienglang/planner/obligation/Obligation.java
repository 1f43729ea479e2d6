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
 * @param term in every day, week or month
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
        Term term,
        LocalDate from,
        LocalDate until,
        int graceDays) {
    private static final int GRACE_MOST = 31;

    /** How much. */
    public sealed interface Amount {
        /** So long, all airings together. */
        record Time(Duration least) implements Amount {
            /** Refuses nothing. */
            public Time {
                if (least.compareTo(Duration.ofSeconds(1)) < 0
                        || least.compareTo(Duration.ofDays(31)) > 0) {
                    throw new IllegalArgumentException("an obligation of " + least);
                }
            }
        }

        /** So many airings. */
        record Airings(int least) implements Amount {
            /** Refuses none. */
            public Airings {
                if (least < 1) {
                    throw new IllegalArgumentException("an obligation of " + least + " airings");
                }
            }
        }

        /** How much as a number: milliseconds, or airings. */
        default long units() {
            return switch (this) {
                case Time(Duration least) -> least.toMillis();
                case Airings(int least) -> least;
            };
        }

        /** What one airing of that length counts, in the same unit. */
        default long worth(Duration length) {
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
    public boolean standsOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /**
     * How much should have been heard by the end of that day, counted from the first day of its
     * term: even over the days on which it is owed, and all of it on the last of them.
     */
    public long owedThrough(LocalDate date) {
        LocalDate first = later(term.first(date), from);
        LocalDate next = term.next(date).isBefore(until) ? term.next(date) : until;
        long days = next.toEpochDay() - first.toEpochDay();
        long gone = Math.min(date.toEpochDay(), next.toEpochDay() - 1) - first.toEpochDay() + 1;
        return gone <= 0 || days <= 0 ? 0 : amountOf(days, date) * gone / days;
    }

    /** What falls on one day when all days of its term have as much; nothing when none is owed. */
    public long share(LocalDate date) {
        if (!standsOn(date)) {
            return 0;
        }
        LocalDate yesterday = date.minusDays(1);
        boolean isFirst = term.first(date).equals(date) || !standsOn(yesterday);
        return owedThrough(date) - (isFirst ? 0 : owedThrough(yesterday));
    }

    /** A term of which it is owed on a part only is owed that part. */
    private long amountOf(long days, LocalDate date) {
        return (amount.units() * days + term.days(date) - 1) / term.days(date);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
