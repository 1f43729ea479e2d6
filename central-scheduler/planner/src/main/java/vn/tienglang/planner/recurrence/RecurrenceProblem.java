package vn.tienglang.planner.recurrence;

/**
 * Problem of a recurrence text.
 *
 * @param kind the kind of problem
 * @param position the position in the text, from 0
 * @param excerpt the affected part of the text; at most {@value #EXCERPT_CHARACTERS} characters
 */
public record RecurrenceProblem(Kind kind, int position, String excerpt) {
    /** Maximum length of an excerpt. */
    public static final int EXCERPT_CHARACTERS = 40;

    /** Shortens the excerpt. */
    public RecurrenceProblem {
        if (excerpt.length() > EXCERPT_CHARACTERS) {
            excerpt = excerpt.substring(0, EXCERPT_CHARACTERS);
        }
    }

    /** Kind of problem of a rule or a recurrence. */
    public enum Kind {
        /** The text is too long. */
        TOO_LONG,
        /** Not of the form {@code NAME=VALUE}. */
        NOT_A_PART,
        /** No part of RFC 5545 has this name. */
        UNKNOWN_PART,
        /** RSCALE and SKIP (RFC 7529) are not supported: other calendars are lists of dates. */
        OTHER_CALENDAR,
        /** A part is repeated that may occur once. */
        TWICE,
        /** A required part or line is missing. */
        MISSING,
        /** Not one of the allowed words. */
        UNKNOWN_WORD,
        /** HOURLY, MINUTELY or SECONDLY: write the times with BYHOUR and BYMINUTE. */
        TOO_OFTEN,
        /** Not a whole number. */
        NOT_A_NUMBER,
        /** A number beyond what RFC 5545 or {@link RecurrenceLimits} allows. */
        OUT_OF_RANGE,
        /** Not a local date-time such as 20261231T235959; UTC is not local. */
        NOT_A_LOCAL_TIME,
        /** Not a day such as 20261231. */
        NOT_A_DAY,
        /** RFC 5545 does not allow this part with this FREQ. */
        NOT_WITH_THIS_FREQUENCY,
        /** Two mutually exclusive parts: COUNT and UNTIL, BYWEEKNO and a numbered BYDAY. */
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

    /** Returns a text for maintainers; pages use their own messages. */
    @Override
    public String toString() {
        return kind + " at " + position + ": '" + excerpt + "'";
    }
}
