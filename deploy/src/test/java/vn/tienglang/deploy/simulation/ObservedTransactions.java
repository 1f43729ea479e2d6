package vn.tienglang.deploy.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
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
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/**
 * Transactions that report committed changes and hold the crash points before and after a commit.
 */
record ObservedTransactions(Transactions real, CrashPoint crashPoint, SimEventListener listener)
        implements Transactions {
    @Override
    public <T> T inTransaction(Function<Repositories, T> work) {
        var seen = new ArrayList<SimEvent>();
        T result =
                real.inTransaction(repositories -> {
                    seen.clear();
                    T done = work.apply(new Watched(repositories, seen));
                    crashPoint.reach("before the commit");
                    return done;
                });
        seen.forEach(listener::onEvent);
        crashPoint.reach("after the commit");
        return result;
    }

    private record Watched(Repositories real, List<SimEvent> seen) implements Repositories {
        @Override
        public AreaRepository areas() {
            return real.areas();
        }

        @Override
        public EnrolmentRepository enrolments() {
            return real.enrolments();
        }

        @Override
        public CommissioningRepository commissioning() {
            return real.commissioning();
        }

        @Override
        public ClipRepository clips() {
            return real.clips();
        }

        @Override
        public RecordingRepository recordings() {
            return real.recordings();
        }

        @Override
        public BulletinRepository bulletins() {
            return real.bulletins();
        }

        @Override
        public SlotRepository slots() {
            return real.slots();
        }

        @Override
        public PlanItemRepository planItems() {
            return real.planItems();
        }

        @Override
        public ApprovalRepository approvals() {
            return real.approvals();
        }

        @Override
        public DailyLogRepository dailyLogs() {
            DailyLogRepository repository = real.dailyLogs();
            return new DailyLogRepository() {
                @Override
                public void issue(List<IssuedLog> logs, Instant at) {
                    repository.issue(logs, at);
                    logs.forEach(one -> seen.add(new SimEvent.Issued(one.log())));
                }

                @Override
                public Optional<DailyLog> latest(StationId station, LocalDate date) {
                    return repository.latest(station, date);
                }

                @Override
                public List<LatestLog> latestDigests(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.latestDigests(stations, from, until);
                }

                @Override
                public int removeBefore(LocalDate date, int atMost) {
                    return repository.removeBefore(date, atMost);
                }

                @Override
                public List<DailyLog> latestOn(LocalDate date) {
                    return repository.latestOn(date);
                }

                @Override
                public List<DailyLog> latestBetween(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.latestBetween(stations, from, until);
                }

                @Override
                public List<LogRevision> latestRevisions(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.latestRevisions(stations, from, until);
                }

                @Override
                public int removeSuperseded(LocalDate from, Instant issuedBefore) {
                    return repository.removeSuperseded(from, issuedBefore);
                }

                @Override
                public void markSent(LogRevision revision, Instant at) {
                    repository.markSent(revision, at);
                }

                @Override
                public Map<LogRevision, Instant> sentTimes(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.sentTimes(stations, from, until);
                }
            };
        }

        @Override
        public WaveformRepository waveforms() {
            return real.waveforms();
        }

        @Override
        public ThemeRepository themes() {
            return real.themes();
        }

        @Override
        public ListeningRepository listenings() {
            return real.listenings();
        }

        @Override
        public ClipGrantRepository clipGrants() {
            return real.clipGrants();
        }

        @Override
        public DirtyRepository dirty() {
            return real.dirty();
        }

        @Override
        public AlertRepository alerts() {
            return real.alerts();
        }

        @Override
        public EmergencyRepository emergencies() {
            return real.emergencies();
        }

        @Override
        public OutboxRepository outbox() {
            return real.outbox();
        }

        @Override
        public AsRunRepository asRun() {
            AsRunRepository repository = real.asRun();
            return new AsRunRepository() {
                @Override
                public List<AsRunBranch> branches(StationId station, ChainId chain) {
                    return repository.branches(station, chain);
                }

                @Override
                public List<AsRunBranch> branches(StationId station) {
                    return repository.branches(station);
                }

                @Override
                public List<StationId> forkedSince(Instant since) {
                    return repository.forkedSince(since);
                }

                @Override
                public Optional<Digest> beforeFirst(StationId station, ChainId chain) {
                    return repository.beforeFirst(station, chain);
                }

                @Override
                public List<AsRunLog> places(StationId station, Digest digest) {
                    return repository.places(station, digest);
                }

                @Override
                public SortedMap<Long, Digest> digests(
                        StationId station, ChainId chain, int branch, long from, long to) {
                    return repository.digests(station, chain, branch, from, to);
                }

                @Override
                public void append(AsRunBranch branch, List<ReceivedAsRunEntry> entries) {
                    repository.append(branch, entries);
                    entries.forEach(held -> seen.add(new SimEvent.EntryCommitted(held.entry())));
                }

                @Override
                public void addGap(AsRunBranch branch, AsRunGap gap) {
                    repository.addGap(branch, gap);
                }

                @Override
                public List<AsRunGap> gaps(StationId station, ChainId chain) {
                    return repository.gaps(station, chain);
                }

                @Override
                public List<AsRunEntry> between(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.between(stations, from, until);
                }

                @Override
                public List<AsRunDayCount> countByDay(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return repository.countByDay(stations, from, until);
                }

                @Override
                public List<AsRunEntry> onDay(LocalDate date) {
                    return repository.onDay(date);
                }

                @Override
                public List<ReceivedAsRunEntry> entries(
                        StationId station, ChainId chain, int branch, long from, long to) {
                    return repository.entries(station, chain, branch, from, to);
                }

                @Override
                public List<Range> ranges(StationId station, LocalDate from, LocalDate until) {
                    return repository.ranges(station, from, until);
                }

                @Override
                public List<ReceivedAsRunEntry> latest(int atMost) {
                    return repository.latest(atMost);
                }

                @Override
                public int removeBefore(LocalDate date, int atMost) {
                    return repository.removeBefore(date, atMost);
                }
            };
        }

        @Override
        public ProofLogRepository proofLog() {
            return real.proofLog();
        }

        @Override
        public CreditedDayRepository creditedDays() {
            return real.creditedDays();
        }

        @Override
        public ReportDayRepository reportDays() {
            return real.reportDays();
        }

        @Override
        public FinalReportRepository frozenReports() {
            return real.frozenReports();
        }

        @Override
        public HandOverDayRepository handOverDays() {
            return real.handOverDays();
        }

        @Override
        public PeriodClosingRepository periodClosings() {
            return real.periodClosings();
        }

        @Override
        public StationStateRepository stationStates() {
            return real.stationStates();
        }

        @Override
        public StationOverviewRepository overviews() {
            return real.overviews();
        }

        @Override
        public RejectionRepository rejections() {
            return real.rejections();
        }

        @Override
        public AuditRepository audit() {
            return real.audit();
        }

        @Override
        public CentreRepository centres() {
            return real.centres();
        }

        @Override
        public SignInFailureRepository signInFailures() {
            return real.signInFailures();
        }

        @Override
        public RoleGrantRepository roleGrants() {
            return real.roleGrants();
        }

        @Override
        public PeopleRepository people() {
            return real.people();
        }

        @Override
        public Counters counters() {
            return real.counters();
        }
    }
}
