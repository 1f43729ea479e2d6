package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import vn.tienglang.airtime.Limits;

/** What bounds the work that a recurrence can ask for. */
public final class RecurrenceLimits {
    /** The longest rule that is read; one that a person can check is a tenth of it. */
    public static final int RULE_CHARACTERS = 400;

    /** The longest text of a whole recurrence that is read: the most dates of every kind fit. */
    public static final int TEXT_CHARACTERS = 100_000;

    /** The largest COUNT: 27 years of days. */
    public static final int COUNT_MOST = 10_000;

    /** The largest INTERVAL. */
    public static final int INTERVAL_MOST = 1_000;

    /**
     * A rule holds for so many years from its anchor and yields nothing after them. It bounds every
     * search: a rule for the 30th of February is given up after one walk over these days.
     */
    public static final int REACH_YEARS = 100;

    /** The first year in which a recurrence may be anchored. */
    public static final int FIRST_YEAR = 1970;

    /** The last year in which a recurrence may be anchored, or a date of it lie. */
    public static final int LAST_YEAR = 2199;

    /**
     * How many single dates, lists, seasons and overrides one recurrence may name, of each kind.
     */
    public static final int NAMED_MOST = 1_000;

    /** How many occurrences one day may have: as many as a daily log takes. */
    public static final int OCCURRENCES_A_DAY = Limits.AIRINGS_A_DAY;

    private RecurrenceLimits() {}

    /** Whether a recurrence may be anchored on that day, or name it. */
    public static boolean isYearAllowed(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }
}
