package vn.tienglang.office.store;

/** Everything the desk keeps, as one transaction sees it. Valid only inside its transaction. */
public interface Repositories {
    /** The places there are. */
    AreaRepository areas();

    /** The stations that belong to the centre. */
    EnrolmentRepository enrolments();

    /** The recordings there are. */
    ClipRepository clips();

    /** What somebody brought to be made a recording of. */
    RecordingRepository recordings();

    /** The bulletins there are. */
    BulletinRepository bulletins();

    /** What was booked. */
    SlotRepository slots();

    /** What plans are made from besides. */
    PlanItemRepository planItems();

    /** What has to be approved. */
    ApprovalRepository approvals();

    /** What was issued. */
    DailyLogRepository dailyLogs();

    /** Which station may fetch which recording. */
    ClipGrantRepository clipGrants();

    /** What is yet to be sent. */
    OutboxRepository outbox();

    /** What stations have proven. */
    AsRunRepository asRun();

    /** What was heard of what is owed. */
    CreditedDayRepository creditedDays();

    /** How each day of every hand-over ended. */
    HandOverDayRepository handOverDays();

    /** What periods came to. */
    PeriodClosingRepository periodClosings();

    /** How stations are. */
    StationStateRepository stationStates();

    /** What was not taken from them. */
    RejectionRepository rejections();

    /** Which person did what. */
    AuditRepository audit();

    /** Numbers that only count up. */
    Counters counters();
}
