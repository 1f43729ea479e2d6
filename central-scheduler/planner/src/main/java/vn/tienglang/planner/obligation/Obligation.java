package vn.tienglang.planner.obligation;

import java.time.Duration;
import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;

/**
 * Obligation to broadcast an amount of a theme in a language at every station of a unit, in every
 * period.
 *
 * @param id the permanent id
 * @param paper the legal document, as people cite it
 * @param unit the unit whose stations have the obligation
 * @param theme the theme of bulletins that count; empty for any
 * @param language the language that counts
 * @param amount the amount in each period
 * @param period day, week or month
 * @param from first day of the obligation
 * @param until first day after it; {@link LocalDate#MAX} without an end
 * @param graceDays how many days after its period a shortfall may still be made good; 0 to 31
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

    /** Amount of an obligation. */
    public sealed interface Amount {
        /** Total playing time. */
        record Time(Duration minimum) implements Amount {
            /** Rejects zero. */
            public Time {
                if (minimum.compareTo(Duration.ofSeconds(1)) < 0
                        || minimum.compareTo(Duration.ofDays(31)) > 0) {
                    throw new IllegalArgumentException("an obligation of " + minimum);
                }
            }
        }

        /** Number of airings. */
        record Airings(int minimum) implements Amount {
            /** Rejects zero. */
            public Airings {
                if (minimum < 1) {
                    throw new IllegalArgumentException("an obligation of " + minimum + " airings");
                }
            }
        }

        /** Returns the amount as a number: milliseconds, or airings. */
        default long requiredUnits() {
            return switch (this) {
                case Time(Duration minimum) -> minimum.toMillis();
                case Airings(int minimum) -> minimum;
            };
        }

        /** Returns what one airing of that length counts, in the same unit. */
        default long unitsOf(Duration length) {
            return switch (this) {
                case Time _ -> length.toMillis();
                case Airings _ -> 1;
            };
        }
    }

    /**
     * Composes paper and theme; rejects an obligation without a legal document or without a day.
     */
    public Obligation {
        paper = PlainText.composed(paper);
        theme = PlainText.composed(theme);
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

    /** Returns whether the obligation applies on that day. */
    public boolean isOwedOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /**
     * Returns how much should have been heard by the end of that day, from the first day of its
     * period. The amount is spread evenly over the days on which the obligation applies and is
     * complete on the last of them.
     */
    public long requiredThrough(LocalDate date) {
        LocalDate first = later(period.firstDay(date), from);
        LocalDate next =
                period.firstDayOfNext(date).isBefore(until) ? period.firstDayOfNext(date) : until;
        long days = next.toEpochDay() - first.toEpochDay();
        long elapsed = Math.min(date.toEpochDay(), next.toEpochDay() - 1) - first.toEpochDay() + 1;
        return elapsed <= 0 || days <= 0 ? 0 : amountOf(days, date) * elapsed / days;
    }

    /** Returns the even share of one day; 0 if the obligation does not apply. */
    public long dailyShare(LocalDate date) {
        if (!isOwedOn(date)) {
            return 0;
        }
        LocalDate yesterday = date.minusDays(1);
        boolean isFirst = period.firstDay(date).equals(date) || !isOwedOn(yesterday);
        return requiredThrough(date) - (isFirst ? 0 : requiredThrough(yesterday));
    }

    /** A period in which the obligation applies only on some days has that part of the amount. */
    private long amountOf(long days, LocalDate date) {
        return (amount.requiredUnits() * days + period.lengthInDays(date) - 1)
                / period.lengthInDays(date);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
