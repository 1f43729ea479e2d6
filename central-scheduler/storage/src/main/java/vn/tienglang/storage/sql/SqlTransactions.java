package vn.tienglang.storage.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.dirty.MarkingRepositories;
import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.office.store.ApprovalRepository;
import vn.tienglang.office.store.AreaRepository;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.AuditRepository;
import vn.tienglang.office.store.BulletinRepository;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.office.store.ClipGrantRepository;
import vn.tienglang.office.store.ClipRepository;
import vn.tienglang.office.store.CommissioningRepository;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.CreditedDayRepository;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.DirtyRepository;
import vn.tienglang.office.store.EnrolmentRepository;
import vn.tienglang.office.store.HandOverDayRepository;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.PeopleRepository;
import vn.tienglang.office.store.PeriodClosingRepository;
import vn.tienglang.office.store.PlanItemRepository;
import vn.tienglang.office.store.RecordingRepository;
import vn.tienglang.office.store.RejectionRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.RoleGrantRepository;
import vn.tienglang.office.store.SlotRepository;
import vn.tienglang.office.store.StationOverviewRepository;
import vn.tienglang.office.store.StationStateRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.AlertRepository;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.recording.ListeningRepository;
import vn.tienglang.office.store.recording.ThemeRepository;
import vn.tienglang.office.store.recording.WaveformRepository;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;
import vn.tienglang.storage.sql.cluster.SqlCentreRepository;
import vn.tienglang.storage.sql.cluster.SqlSignInFailureRepository;
import vn.tienglang.storage.sql.emergency.SqlAlertRepository;
import vn.tienglang.storage.sql.emergency.SqlEmergencyRepository;
import vn.tienglang.storage.sql.overview.SqlStationOverviewRepository;
import vn.tienglang.storage.sql.people.SqlPeopleRepository;
import vn.tienglang.storage.sql.people.SqlRoleGrantRepository;
import vn.tienglang.storage.sql.proof.SqlProofLogRepository;
import vn.tienglang.storage.sql.recording.SqlListeningRepository;
import vn.tienglang.storage.sql.recording.SqlThemeRepository;
import vn.tienglang.storage.sql.recording.SqlWaveformRepository;
import vn.tienglang.storage.sql.report.SqlFinalReportRepository;
import vn.tienglang.storage.sql.report.SqlReportDayRepository;
import vn.tienglang.storage.sql.station.SqlCommissioningRepository;

/** Transactions on the repositories in the SQL database. */
final class SqlTransactions implements Transactions {
    private final Database database;

    private final SqlAreaRepository.TreeCache treeCache = new SqlAreaRepository.TreeCache();

    private final SqlEnrolmentRepository.EnrolmentCache enrolmentCache =
            new SqlEnrolmentRepository.EnrolmentCache();

    SqlTransactions(Database database) {
        this.database = database;
    }

    @Override
    public <T> T inTransaction(Function<Repositories, T> work) {
        return database.inTransaction(handle ->
                work.apply(
                        new MarkingRepositories(
                                new SqlRepositories(handle, treeCache, enrolmentCache))));
    }

    private record SqlRepositories(
            Handle handle,
            SqlAreaRepository.TreeCache treeCache,
            SqlEnrolmentRepository.EnrolmentCache enrolmentCache)
            implements Repositories {
        @Override
        public AreaRepository areas() {
            return new SqlAreaRepository(handle, treeCache);
        }

        @Override
        public EnrolmentRepository enrolments() {
            return new SqlEnrolmentRepository(handle, enrolmentCache);
        }

        @Override
        public CommissioningRepository commissioning() {
            return new SqlCommissioningRepository(handle, counters());
        }

        @Override
        public ClipRepository clips() {
            return new SqlClipRepository(handle);
        }

        @Override
        public RecordingRepository recordings() {
            return new SqlRecordingRepository(handle);
        }

        @Override
        public BulletinRepository bulletins() {
            return new SqlBulletinRepository(handle);
        }

        @Override
        public SlotRepository slots() {
            return new SqlSlotRepository(handle);
        }

        @Override
        public PlanItemRepository planItems() {
            return new SqlPlanItemRepository(handle);
        }

        @Override
        public ApprovalRepository approvals() {
            return new SqlApprovalRepository(handle);
        }

        @Override
        public DailyLogRepository dailyLogs() {
            return new SqlDailyLogRepository(handle);
        }

        @Override
        public WaveformRepository waveforms() {
            return new SqlWaveformRepository(handle);
        }

        @Override
        public ThemeRepository themes() {
            return new SqlThemeRepository(handle);
        }

        @Override
        public ListeningRepository listenings() {
            return new SqlListeningRepository(handle);
        }

        @Override
        public ClipGrantRepository clipGrants() {
            return new SqlClipGrantRepository(handle);
        }

        @Override
        public DirtyRepository dirty() {
            return new SqlDirtyRepository(handle);
        }

        @Override
        public AlertRepository alerts() {
            return new SqlAlertRepository(handle);
        }

        @Override
        public EmergencyRepository emergencies() {
            return new SqlEmergencyRepository(handle);
        }

        @Override
        public OutboxRepository outbox() {
            return new SqlOutboxRepository(handle);
        }

        @Override
        public AsRunRepository asRun() {
            return new SqlAsRunRepository(handle);
        }

        @Override
        public ProofLogRepository proofLog() {
            return new SqlProofLogRepository(handle);
        }

        @Override
        public CreditedDayRepository creditedDays() {
            return new SqlCreditedDayRepository(handle);
        }

        @Override
        public ReportDayRepository reportDays() {
            return new SqlReportDayRepository(handle);
        }

        @Override
        public FinalReportRepository frozenReports() {
            return new SqlFinalReportRepository(handle);
        }

        @Override
        public HandOverDayRepository handOverDays() {
            return new SqlHandOverDayRepository(handle);
        }

        @Override
        public PeriodClosingRepository periodClosings() {
            return new SqlPeriodClosingRepository(handle);
        }

        @Override
        public StationStateRepository stationStates() {
            return new SqlStationStateRepository(handle);
        }

        @Override
        public StationOverviewRepository overviews() {
            return new SqlStationOverviewRepository(handle);
        }

        @Override
        public RejectionRepository rejections() {
            return new SqlRejectionRepository(handle);
        }

        @Override
        public AuditRepository audit() {
            return new SqlAuditRepository(handle);
        }

        @Override
        public CentreRepository centres() {
            return new SqlCentreRepository(handle);
        }

        @Override
        public SignInFailureRepository signInFailures() {
            return new SqlSignInFailureRepository(handle);
        }

        @Override
        public RoleGrantRepository roleGrants() {
            return new SqlRoleGrantRepository(handle);
        }

        @Override
        public PeopleRepository people() {
            return new SqlPeopleRepository(handle);
        }

        @Override
        public Counters counters() {
            return new SqlCounters(handle);
        }
    }
}
