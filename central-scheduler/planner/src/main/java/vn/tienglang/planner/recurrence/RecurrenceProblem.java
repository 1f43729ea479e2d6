package vn.tienglang.planner.recurrence;

/**
 * One thing that is wrong with a text.
 *
 * @param kind what is wrong
 * @param position at which character of the text, from 0
 * @param excerpt the words it is about, as written; at most {@value #EXCERPT_CHARACTERS} characters
 */
public record RecurrenceProblem(Kind kind, int position, String excerpt) {
    /** More than this of a text is not repeated back. */
    public static final int EXCERPT_CHARACTERS = 40;

    /** Keeps the repeated words short. */
    public RecurrenceProblem {
        if (excerpt.length() > EXCERPT_CHARACTERS) {
            excerpt = excerpt.substring(0, EXCERPT_CHARACTERS);
        }
    }

    /** What can be wrong with the text of a rule or a recurrence. */
    public enum Kind {
        /** The text is longer than is read. */
        TOO_LONG,
        /** Not of the form {@code NAME=VALUE}. */
        NOT_A_PART,
        /** No part of RFC 5545 has this name. */
        UNKNOWN_PART,
        /** RSCALE and SKIP (RFC 7529): other calendars come as lists of dates. */
        OTHER_CALENDAR,
        /** A part that may stand once stands twice. */
        TWICE,
        /** A part or line that must be there is not. */
        MISSING,
        /** Not one of the words that may stand here. */
        UNKNOWN_WORD,
        /** HOURLY, MINUTELY or SECONDLY: say the times with BYHOUR and BYMINUTE. */
        TOO_OFTEN,
        /** Not a whole number. */
        NOT_A_NUMBER,
        /** A number beyond what RFC 5545 or a limit of ours allows. */
        OUT_OF_RANGE,
        /** Not a local date-time such as 20261231T235959; UTC is not local. */
        NOT_A_LOCAL_TIME,
        /** Not a day such as 20261231. */
        NOT_A_DAY,
        /** RFC 5545 does not allow this part with this FREQ. */
        NOT_WITH_THIS_FREQUENCY,
        /** Two parts that exclude each other: COUNT and UNTIL, BYWEEKNO and a numbered BYDAY. */
        NOT_TOGETHER,
        /** BYSETPOS with no other BY part to choose from. */
        NOTHING_TO_CHOOSE_FROM,
        /** More occurrences on one day than a daily log takes. */
        TOO_MANY_A_DAY,
        /** No list of dates has this name. */
        UNKNOWN_LIST,
        /** More of one kind than a recurrence may name. */
        TOO_MANY
    }

    /** For people who maintain the program; pages say it in their own words. */
    @Override
    public String toString() {
        return kind + " at " + position + ": '" + excerpt + "'";
    }
}
