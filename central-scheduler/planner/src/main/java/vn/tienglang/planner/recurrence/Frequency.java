package vn.tienglang.planner.recurrence;

/**
 * Length of one period of a rule. HOURLY, MINUTELY and SECONDLY of RFC 5545 are rejected with their
 * own problem: several times a day are written with BYHOUR and BYMINUTE, which people can read.
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
