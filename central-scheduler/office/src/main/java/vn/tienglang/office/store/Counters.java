package vn.tienglang.office.store;

/** Numbers that only count up, and that settle who goes first. */
public interface Counters {
    /** Whoever changes or issues the plan holds this one, so that no two do so at once. */
    String PLAN = "plan";

    /** Slots, in booking order. */
    String SLOT = "slot";

    /** Bulletins, in the order in which they were begun. */
    String BULLETIN = "bulletin";

    /** Policies and raised units, in the order in which they were made. */
    String PLAN_ITEM = "plan-item";

    /** Emergencies. */
    String URGENT = "urgent";

    /**
     * Keeps every other transaction from holding or counting this counter until this one ends. Take
     * it before reading what it guards.
     */
    void hold(String counter);

    /** The value last counted to; 0 at first. Holds the counter. */
    long value(String counter);

    /** Counts up to {@code value}, which is higher than the last. Holds the counter. */
    void countTo(String counter, long value);
}
