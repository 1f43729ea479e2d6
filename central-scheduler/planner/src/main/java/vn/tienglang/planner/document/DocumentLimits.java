package vn.tienglang.planner.document;

import java.time.Duration;
import vn.tienglang.airtime.Limits;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** Limits of a document and of the numbers in it. */
public final class DocumentLimits {
    /** Maximum length of the text of one item; the longest allowed recurrence fits. */
    public static final int ITEM_CHARACTERS = 2 * RecurrenceLimits.TEXT_CHARACTERS;

    /** Maximum number of JSON values in one item. */
    public static final int ITEM_VALUES = 20_000;

    /** Maximum length of a plan; that of a large province is a third of it. */
    public static final int PLAN_CHARACTERS = 16 << 20;

    /** Maximum number of JSON values in a plan. */
    public static final int PLAN_VALUES = 1_000_000;

    /** Maximum number of slots in a plan: fifteen for each commune of the largest province. */
    public static final int SLOTS = 10_000;

    /** Maximum nesting depth; no document needs more than half of it. */
    public static final int DEPTH = 16;

    /**
     * Maximum number of problems reported for one text; the last one says how many more there are.
     */
    public static final int PROBLEMS = 100;

    /** Maximum length of a line of text: a title, a legal document, the name of a source. */
    public static final int LINE_CHARACTERS = Limits.TITLE_CHARACTERS;

    /** Maximum length of the aim of a playbook. */
    public static final int AIM_CHARACTERS = 2_000;

    /** Maximum duration: the longest month. */
    public static final Duration MAX_LENGTH = Duration.ofDays(31);

    /** Maximum version of a playbook. */
    public static final int MAX_VERSION = 1_000_000;

    /** Maximum number of airings in one obligation period. */
    public static final int MAX_AIRINGS = 31 * Limits.AIRINGS_A_DAY;

    private DocumentLimits() {}
}
