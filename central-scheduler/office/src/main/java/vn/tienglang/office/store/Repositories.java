package vn.tienglang.office.store;

import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.office.store.emergency.AlertRepository;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.recording.ListeningRepository;
import vn.tienglang.office.store.recording.ThemeRepository;
import vn.tienglang.office.store.recording.WaveformRepository;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;

/** Repositories of one transaction. Valid only inside it. */
public interface Repositories {
    /** The areas. */
    AreaRepository areas();

    /** Repository of enrolments. */
    EnrolmentRepository enrolments();

    /** The enrolment codes, revocations and acceptance reports. */
    CommissioningRepository commissioning();

    /** Repository of clips. */
    ClipRepository clips();

    /** The uploaded recordings. */
    RecordingRepository recordings();

    /** The waveforms of delivery copies. */
    WaveformRepository waveforms();

    /** The themes that units offer. */
    ThemeRepository themes();

    /** Who heard which delivery copy. */
    ListeningRepository listenings();

    /** The bulletins. */
    BulletinRepository bulletins();

    /** The booked slot. */
    SlotRepository slots();

    /** The plan items. */
    PlanItemRepository planItems();

    /** Repository of approvals. */
    ApprovalRepository approvals();

    /** The daily logs. */
    DailyLogRepository dailyLogs();

    /** The clip grants. */
    ClipGrantRepository clipGrants();

    /** What has to be compiled. */
    DirtyRepository dirty();

    /** The emergencies, and how far each has come. */
    EmergencyRepository emergencies();

    /** The senders of CAP alerts, and the alerts received. */
    AlertRepository alerts();

    /** The outbox. */
    OutboxRepository outbox();

    /** The as-run entries. */
    AsRunRepository asRun();

    /** The log of the heads of all as-run chains. */
    ProofLogRepository proofLog();

    /** The credited days of obligations. */
    CreditedDayRepository creditedDays();

    /** Repository of hand-over days. */
    HandOverDayRepository handOverDays();

    /** The period closings. */
    PeriodClosingRepository periodClosings();

    /** The states of the stations. */
    StationStateRepository stationStates();

    /** The overviews of stations and areas. */
    StationOverviewRepository overviews();

    /** The rejection counts. */
    RejectionRepository rejections();

    /** The audit entries. */
    AuditRepository audit();

    /** The running centres. */
    CentreRepository centres();

    /** The failed attempts to sign in. */
    SignInFailureRepository signInFailures();

    /** The roles of people. */
    RoleGrantRepository roleGrants();

    /** The accounts, sessions and second factors. */
    PeopleRepository people();

    /** The counted days of reports. */
    ReportDayRepository reportDays();

    /** The frozen reports and locked days. */
    FinalReportRepository frozenReports();

    /** The counters and locks. */
    Counters counters();
}
