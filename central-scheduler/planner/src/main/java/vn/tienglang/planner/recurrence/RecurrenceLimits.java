package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import vn.tienglang.airtime.Limits;

/** Limits on the work of a recurrence. */
public final class RecurrenceLimits {
    /** Maximum length of a rule; a rule that a person can check is a tenth of it. */
    public static final int RULE_CHARACTERS = 400;

    /** Maximum length of a recurrence text; the maximum number of dates of every kind fits. */
    public static final int TEXT_CHARACTERS = 100_000;

    /** Maximum COUNT: 27 years of days. */
    public static final int MAX_COUNT = 10_000;

    /** Maximum INTERVAL. */
    public static final int MAX_INTERVAL = 1_000;

    /**
     * Number of years from its anchor in which a rule has occurrences. It bounds every search: a
     * rule for the 30th of February ends after one pass over these days.
     */
    public static final int REACH_YEARS = 100;

    /** First year of an anchor. */
    public static final int FIRST_YEAR = 1970;

    /** Last year of an anchor or of a date in a recurrence. */
    public static final int LAST_YEAR = 2199;

    /** Maximum number of single dates, lists, seasons and changes of a recurrence, of each kind. */
    public static final int MAX_NAMED = 1_000;

    /** Maximum number of occurrences of one day: as many as a daily log takes. */
    public static final int OCCURRENCES_A_DAY = Limits.AIRINGS_A_DAY;

    private RecurrenceLimits() {}

    /** Returns whether a recurrence may use that day. */
    public static boolean isYearAllowed(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }
}
