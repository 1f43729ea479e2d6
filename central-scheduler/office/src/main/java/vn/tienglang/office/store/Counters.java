package vn.tienglang.office.store;

/** Counters that only count up, and serve as locks. */
public interface Counters {
    /** Lock of the plan: held by every transaction that changes or issues it. */
    String PLAN = "plan";

    /** Lock of the overviews: held by every transaction that changes them. */
    String OVERVIEWS = "overviews";

    /** Slots, in booking order. */
    String SLOT = "slot";

    /** Bulletins, in order of creation. */
    String BULLETIN = "bulletin";

    /** Plan items, in order of creation. */
    String PLAN_ITEM = "plan-item";

    /** Numbers of emergency messages; also the lock of every change of an emergency. */
    String URGENT = "urgent";

    /** Changes of administrative units. */
    String AREA_CHANGE = "area-change";

    /** Drafts of emergencies, in order of creation. */
    String EMERGENCY = "emergency";

    /** Lock of the list of running centres. */
    String CENTRES = "centres";

    /** Version of the enrolments, and lock of those who change them. */
    String ENROLMENTS = "enrolments";

    /** Lock of the failures to sign in. */
    String SIGN_IN = "sign-in";

    /** Lock of accounts, sessions and roles: held by every transaction that changes them. */
    String PEOPLE = "people";

    /** Audit entries, in the order of their chain. */
    String AUDIT = "audit";

    /** Lock of the proof log: held by every transaction that appends to it. */
    String PROOF = "proof";

    /** Changes of counted days, in the order of their commits. */
    String REPORT = "report";

    /** Frozen reports, in order of freezing. */
    String FROZEN_REPORT = "frozen-report";

    /** Locks this counter until the transaction ends. Call it before reading what it guards. */
    void hold(String counter);

    /** The present value; 0 at first. Locks the counter. */
    long value(String counter);

    /** Counts up to {@code value}, which is higher than the present one. Locks the counter. */
    void countTo(String counter, long value);
}
