package vn.tienglang.central.desk;

/** Everything the desk keeps, as one transaction sees it. Valid only inside its transaction. */
public interface Books {
    /** The places there are. */
    AreaBook areas();

    /** The stations that belong to the centre. */
    EnrolmentBook enrolments();

    /** The recordings there are. */
    ClipBook clips();

    /** What somebody brought to be made a recording of. */
    RecordingBook recordings();

    /** The bulletins there are. */
    BulletinBook bulletins();

    /** What was booked. */
    SlotBook slots();

    /** What plans are made from besides. */
    PlanBook plan();

    /** What has to be approved. */
    ApprovalBook approvals();

    /** What was issued. */
    LogBook logs();

    /** Which station may fetch which recording. */
    ClipRights clipRights();

    /** What is yet to be sent. */
    Outbox outbox();

    /** What stations have proven. */
    AsRunBook asRun();

    /** What was heard of what is owed. */
    HeardBook heard();

    /** How each day of every hand-over ended. */
    HandOverBook handOvers();

    /** What periods came to. */
    ClosingBook closings();

    /** How stations are. */
    StatusBook statuses();

    /** What was not taken from them. */
    ObjectionBook objections();

    /** Which person did what. */
    AuditBook audit();

    /** Numbers that only count up. */
    Counters counters();
}
