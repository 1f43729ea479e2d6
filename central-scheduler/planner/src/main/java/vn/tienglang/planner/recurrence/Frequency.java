package vn.tienglang.planner.recurrence;

/**
 * How long one period of a rule is. HOURLY, MINUTELY and SECONDLY of RFC 5545 are refused by name:
 * what is wanted several times a day says so with BYHOUR and BYMINUTE, which people can read back.
 */
public enum Frequency {
    /** A day. */
    DAILY,
    /** A week, beginning on the rule's WKST. */
    WEEKLY,
    /** A calendar month. */
    MONTHLY,
    /** A calendar year; with BYWEEKNO, a year of whole weeks. */
    YEARLY
}
