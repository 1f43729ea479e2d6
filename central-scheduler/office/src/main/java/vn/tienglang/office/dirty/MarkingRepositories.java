package vn.tienglang.office.dirty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
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
import vn.tienglang.office.store.emergency.AlertRepository;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.recording.ListeningRepository;
import vn.tienglang.office.store.recording.ThemeRepository;
import vn.tienglang.office.store.recording.WaveformRepository;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.slot.SlotId;

/**
 * Repositories that mark every change that may alter a day plan, in the same transaction. Every
 * implementation of {@link vn.tienglang.office.store.Transactions} gives its work these, so that no
 * use case can forget a mark.
 *
 * <p>One class, because it only passes the calls of ten repositories on.
 */
public record MarkingRepositories(Repositories real) implements Repositories {
    private DirtyMarker marker() {
        return new DirtyMarker(real);
    }

    @Override
    public AreaRepository areas() {
        return new MarkingAreas(real.areas(), marker());
    }

    @Override
    public EnrolmentRepository enrolments() {
        return new MarkingEnrolments(real.enrolments(), marker());
    }

    @Override
    public CommissioningRepository commissioning() {
        return real.commissioning();
    }

    @Override
    public ClipRepository clips() {
        return new MarkingClips(real.clips(), marker());
    }

    @Override
    public RecordingRepository recordings() {
        return real.recordings();
    }

    @Override
    public BulletinRepository bulletins() {
        return new MarkingBulletins(real.bulletins(), marker());
    }

    @Override
    public SlotRepository slots() {
        return new MarkingSlots(real.slots(), marker());
    }

    @Override
    public PlanItemRepository planItems() {
        return new MarkingPlanItems(real.planItems(), marker());
    }

    @Override
    public ApprovalRepository approvals() {
        return real.approvals();
    }

    @Override
    public DailyLogRepository dailyLogs() {
        return new MarkingDailyLogs(real.dailyLogs(), marker());
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
        return new MarkingAsRuns(real.asRun(), marker());
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
        return new MarkingHandOverDays(real.handOverDays(), marker());
    }

    @Override
    public PeriodClosingRepository periodClosings() {
        return real.periodClosings();
    }

    @Override
    public StationStateRepository stationStates() {
        return new MarkingStationStates(real.stationStates(), marker());
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

    private record MarkingSlots(SlotRepository real, DirtyMarker marker) implements SlotRepository {
        @Override
        public void add(SlotRevision first) {
            real.add(first);
            marker.slot(List.of(first));
        }

        @Override
        public boolean put(SlotRevision next) {
            boolean stored = real.put(next);
            if (stored) {
                marker.slot(real.revisions(next.slot().id()));
            }
            return stored;
        }

        @Override
        public Optional<SlotRevision> find(SlotId id) {
            return real.find(id);
        }

        @Override
        public List<SlotRevision> of(Set<SlotId> ids) {
            return real.of(ids);
        }

        @Override
        public List<SlotRevision> revisions(SlotId id) {
            return real.revisions(id);
        }

        @Override
        public List<SlotRevision> between(LocalDate from, LocalDate until) {
            return real.between(from, until);
        }

        @Override
        public List<SlotRevision> standing(LocalDate from, LocalDate until) {
            return real.standing(from, until);
        }

        @Override
        public List<SlotRevision> standing(Set<AreaCode> areas, LocalDate from, LocalDate until) {
            return real.standing(areas, from, until);
        }

        @Override
        public Set<AreaCode> areasUsing(BulletinId bulletin) {
            return real.areasUsing(bulletin);
        }

        @Override
        public Set<AreaCode> areasUsing(ClipId clip) {
            return real.areasUsing(clip);
        }

        @Override
        public boolean usesClip(ClipId clip) {
            return real.usesClip(clip);
        }

        @Override
        public void advance(SlotId id, int revision, Stage stage) {
            real.advance(id, revision, stage);
            if (stage != Stage.PUBLISHED) {
                marker.slot(real.revisions(id), stage);
            }
        }
    }

    private record MarkingPlanItems(PlanItemRepository real, DirtyMarker marker)
            implements PlanItemRepository {
        @Override
        public boolean put(PlanItemRevision item) {
            Optional<PlanItemRevision> before = real.find(item.item().name());
            boolean stored = real.put(item);
            if (stored) {
                marker.planItem(before, item);
            }
            return stored;
        }

        @Override
        public void advance(PlanItem.Name name, Stage stage) {
            real.advance(name, stage);
            if (stage != Stage.PUBLISHED) {
                real.find(name).ifPresent(kept -> marker.planItem(kept.item()));
            }
        }

        @Override
        public Optional<PlanItemRevision> find(PlanItem.Name name) {
            return real.find(name);
        }

        @Override
        public List<PlanItemRevision> all(PlanItem.Kind kind) {
            return real.all(kind);
        }

        @Override
        public List<PlanItemRevision> standing(
                Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until) {
            return real.standing(kinds, from, until);
        }

        @Override
        public List<PlanItemRevision> standing(
                Set<PlanItem.Kind> kinds, Set<AreaCode> units, LocalDate from, LocalDate until) {
            return real.standing(kinds, units, from, until);
        }

        @Override
        public boolean hasAny(PlanItem.Kind kind) {
            return real.hasAny(kind);
        }

        @Override
        public List<PlanItemRevision> withIds(PlanItem.Kind kind, List<String> ids) {
            return real.withIds(kind, ids);
        }

        @Override
        public Map<String, Instant> firstEnteredAt(PlanItem.Kind kind) {
            return real.firstEnteredAt(kind);
        }

        @Override
        public List<PlanItemRevision> revisions(PlanItem.Name name) {
            return real.revisions(name);
        }
    }

    private record MarkingBulletins(BulletinRepository real, DirtyMarker marker)
            implements BulletinRepository {
        @Override
        public void add(BulletinRevision bulletin) {
            real.add(bulletin);
            marker.bulletin(Optional.empty(), bulletin);
        }

        @Override
        public boolean replace(BulletinRevision bulletin) {
            Optional<BulletinRevision> before = real.find(bulletin.bulletin().id());
            boolean stored = real.replace(bulletin);
            if (stored) {
                marker.bulletin(before, bulletin);
            }
            return stored;
        }

        @Override
        public Optional<BulletinRevision> find(BulletinId id) {
            return real.find(id);
        }

        @Override
        public List<BulletinRevision> all() {
            return real.all();
        }

        @Override
        public List<BulletinRevision> using(ClipId clip) {
            return real.using(clip);
        }

        @Override
        public boolean usesClip(ClipId clip) {
            return real.usesClip(clip);
        }
    }

    private record MarkingClips(ClipRepository real, DirtyMarker marker) implements ClipRepository {
        @Override
        public List<Clip> all() {
            return real.all();
        }

        @Override
        public Optional<Clip> find(ClipId clip) {
            return real.find(clip);
        }

        @Override
        public void put(Clip clip) {
            Optional<Clip> before = real.find(clip.id());
            real.put(clip);
            marker.clip(before, clip);
        }

        @Override
        public void remove(ClipId clip) {
            real.remove(clip);
            marker.clip(clip);
        }
    }

    private record MarkingHandOverDays(HandOverDayRepository real, DirtyMarker marker)
            implements HandOverDayRepository {
        @Override
        public boolean enter(HandOverDay day) {
            boolean stored = real.enter(day);
            if (stored) {
                marker.handOver(day);
            }
            return stored;
        }

        @Override
        public Optional<HandOverDay> find(HandOverId handOver, LocalDate date) {
            return real.find(handOver, date);
        }

        @Override
        public Optional<LocalDate> lastBefore(HandOverId handOver, LocalDate date) {
            return real.lastBefore(handOver, date);
        }

        @Override
        public List<HandOverDay> between(LocalDate from, LocalDate until) {
            return real.between(from, until);
        }
    }

    private record MarkingDailyLogs(DailyLogRepository real, DirtyMarker marker)
            implements DailyLogRepository {
        @Override
        public void issue(List<IssuedLog> logs, Instant at) {
            real.issue(logs, at);
            marker.overviews(
                    logs.stream().map(one -> one.log().station()).distinct().sorted().toList());
            logs.forEach(one -> marker.report(one.log().station(), one.log().date()));
        }

        @Override
        public List<LatestLog> latestDigests(
                List<StationId> stations, LocalDate from, LocalDate until) {
            return real.latestDigests(stations, from, until);
        }

        @Override
        public int removeBefore(LocalDate date, int atMost) {
            return real.removeBefore(date, atMost);
        }

        @Override
        public Optional<DailyLog> latest(StationId station, LocalDate date) {
            return real.latest(station, date);
        }

        @Override
        public List<DailyLog> latestOn(LocalDate date) {
            return real.latestOn(date);
        }

        @Override
        public List<DailyLog> latestBetween(
                List<StationId> stations, LocalDate from, LocalDate until) {
            return real.latestBetween(stations, from, until);
        }

        @Override
        public List<LogRevision> latestRevisions(
                List<StationId> stations, LocalDate from, LocalDate until) {
            return real.latestRevisions(stations, from, until);
        }

        @Override
        public void markSent(LogRevision revision, Instant at) {
            real.markSent(revision, at);
        }

        @Override
        public int removeSuperseded(LocalDate from, Instant issuedBefore) {
            return real.removeSuperseded(from, issuedBefore);
        }

        @Override
        public Map<LogRevision, Instant> sentTimes(
                List<StationId> stations, LocalDate from, LocalDate until) {
            return real.sentTimes(stations, from, until);
        }
    }

    private record MarkingEnrolments(EnrolmentRepository real, DirtyMarker marker)
            implements EnrolmentRepository {
        @Override
        public long version() {
            return real.version();
        }

        @Override
        public List<Enrolment> all() {
            return real.all();
        }

        @Override
        public Optional<Enrolment> find(StationId station) {
            return real.find(station);
        }

        @Override
        public List<Enrolment> of(List<StationId> stations) {
            return real.of(stations);
        }

        @Override
        public List<Enrolment> in(Set<AreaCode> areas) {
            return real.in(areas);
        }

        @Override
        public List<StationKey> keys() {
            return real.keys();
        }

        @Override
        public void put(Enrolment enrolment) {
            Optional<Enrolment> before = real.find(enrolment.station().id());
            real.put(enrolment);
            marker.enrolment(before, enrolment);
        }
    }

    private record MarkingAreas(AreaRepository real, DirtyMarker marker) implements AreaRepository {
        @Override
        public AreaTree tree() {
            return real.tree();
        }

        @Override
        public void add(List<Area> areas) {
            real.add(areas);
            marker.areas();
        }

        @Override
        public long version() {
            return real.version();
        }

        @Override
        public void replace(List<Area> before, List<Area> after) {
            real.replace(before, after);
            marker.areas();
        }

        @Override
        public void add(AreaChange change) {
            real.add(change);
        }

        @Override
        public void markUndone(long number) {
            real.markUndone(number);
        }

        @Override
        public List<AreaChange> changes() {
            return real.changes();
        }
    }

    private record MarkingAsRuns(AsRunRepository real, DirtyMarker marker)
            implements AsRunRepository {
        @Override
        public List<AsRunBranch> branches(StationId station, ChainId chain) {
            return real.branches(station, chain);
        }

        @Override
        public List<AsRunBranch> branches(StationId station) {
            return real.branches(station);
        }

        @Override
        public List<StationId> forkedSince(Instant since) {
            return real.forkedSince(since);
        }

        @Override
        public Optional<Digest> beforeFirst(StationId station, ChainId chain) {
            return real.beforeFirst(station, chain);
        }

        @Override
        public List<AsRunLog> places(StationId station, Digest digest) {
            return real.places(station, digest);
        }

        @Override
        public SortedMap<Long, Digest> digests(
                StationId station, ChainId chain, int branch, long from, long to) {
            return real.digests(station, chain, branch, from, to);
        }

        @Override
        public void append(AsRunBranch branch, List<ReceivedAsRunEntry> entries) {
            real.append(branch, entries);
            if (!entries.isEmpty()) {
                marker.asRun(branch.end().station());
                marker.report(entries.stream().map(one -> one.entry().entry()).toList());
            }
        }

        @Override
        public void addGap(AsRunBranch branch, AsRunGap gap) {
            real.addGap(branch, gap);
            marker.overview(branch.end().station());
        }

        @Override
        public List<AsRunGap> gaps(StationId station, ChainId chain) {
            return real.gaps(station, chain);
        }

        @Override
        public List<AsRunEntry> onDay(LocalDate date) {
            return real.onDay(date);
        }

        @Override
        public List<AsRunEntry> between(List<StationId> stations, LocalDate from, LocalDate until) {
            return real.between(stations, from, until);
        }

        @Override
        public List<AsRunDayCount> countByDay(
                List<StationId> stations, LocalDate from, LocalDate until) {
            return real.countByDay(stations, from, until);
        }

        @Override
        public List<ReceivedAsRunEntry> entries(
                StationId station, ChainId chain, int branch, long from, long to) {
            return real.entries(station, chain, branch, from, to);
        }

        @Override
        public List<Range> ranges(StationId station, LocalDate from, LocalDate until) {
            return real.ranges(station, from, until);
        }

        @Override
        public List<ReceivedAsRunEntry> latest(int atMost) {
            return real.latest(atMost);
        }

        @Override
        public int removeBefore(LocalDate date, int atMost) {
            return real.removeBefore(date, atMost);
        }
    }

    private record MarkingStationStates(StationStateRepository real, DirtyMarker marker)
            implements StationStateRepository {
        @Override
        public Optional<StationState> find(StationId station) {
            return real.find(station);
        }

        @Override
        public List<StationState> all() {
            return real.all();
        }

        @Override
        public List<StationState> of(List<StationId> stations) {
            return real.of(stations);
        }

        @Override
        public void put(StationState state) {
            Optional<StationState> before = real.find(state.status().station());
            real.put(state);
            marker.status(before, state);
        }
    }
}
