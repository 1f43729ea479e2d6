package vn.tienglang.planner.document;

import java.time.Duration;
import vn.tienglang.airtime.Limits;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** What bounds a text that is read, and the numbers in it. */
public final class DocumentLimits {
    /** The longest text of a single thing: the longest recurrence there may be still fits. */
    public static final int PIECE_CHARACTERS = 2 * RecurrenceLimits.TEXT_CHARACTERS;

    /** How many values a single thing may consist of. */
    public static final int PIECE_VALUES = 20_000;

    /** The longest text of a whole plan: that of a large province is a third of it. */
    public static final int PLAN_CHARACTERS = 16 << 20;

    /** How many values a whole plan may consist of. */
    public static final int PLAN_VALUES = 1_000_000;

    /** How many slots a plan may have: fifteen for each commune of the largest province. */
    public static final int SLOTS = 10_000;

    /** How deep values may lie within each other; no form needs more than half of it. */
    public static final int DEPTH = 16;

    /** How many complaints are made of one text; the last of them says how many more there are. */
    public static final int COMPLAINTS = 100;

    /** How long a line of words may be: a title, a paper, the name of a source. */
    public static final int WORDS_CHARACTERS = Limits.TITLE_CHARACTERS;

    /** How long the aim of a playbook may be. */
    public static final int AIM_CHARACTERS = 2_000;

    /** No length of time is longer: the longest month. */
    public static final Duration LENGTH_MOST = Duration.ofDays(31);

    /** No version of a playbook is higher. */
    public static final int VERSIONS = 1_000_000;

    /** Nothing is owed, or heard, more often than this in a term. */
    public static final int TIMES = 31 * Limits.AIRINGS_A_DAY;

    private DocumentLimits() {}
}
