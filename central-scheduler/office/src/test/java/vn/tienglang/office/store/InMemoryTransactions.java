package vn.tienglang.office.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.office.dirty.MarkingRepositories;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.ChainedAuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.OneTimeLink;
import vn.tienglang.office.people.Person;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.office.store.emergency.AlertRepository;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.Listening;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.programme.Theme;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.recording.ListeningRepository;
import vn.tienglang.office.store.recording.ThemeRepository;
import vn.tienglang.office.store.recording.WaveformRepository;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.CreditedDay;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StationRevocation;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.office.store.station.StoredDirtyMark;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Transactions in memory, for tests and simulations: one at a time, rolled back when it throws.
 * Committed data lives as long as this object, so that a simulated crash of the centre keeps it.
 *
 * <p>Unkind thing it can do: come back in the state of an earlier moment, as a database does that
 * was restored from a copy ({@link #takeCopy}, {@link #restoreCopy}).
 */
public final class InMemoryTransactions implements Transactions {
    private final InMemoryRepositories shelves;

    /** Undo steps of every commit since the copy, the newest first. */
    private final Deque<Runnable> sinceCopy = new ArrayDeque<>();

    private boolean copied;

    /** Transactions of a database whose clock stands still. */
    public InMemoryTransactions() {
        this(() -> Instant.EPOCH);
    }

    /** Transactions of a database with this clock. */
    public InMemoryTransactions(InstantSource databaseClock) {
        shelves = new InMemoryRepositories(databaseClock);
    }

    @Override
    public synchronized <T> T inTransaction(Function<Repositories, T> work) {
        shelves.undo.clear();
        boolean done = false;
        try {
            T result = work.apply(new MarkingRepositories(shelves));
            done = true;
            if (copied) {
                shelves.undo.descendingIterator().forEachRemaining(sinceCopy::push);
            }
            return result;
        } finally {
            if (!done) {
                shelves.undo.forEach(Runnable::run);
            }
        }
    }

    /** Remembers the committed state of this moment, in place of an earlier one. */
    public synchronized void takeCopy() {
        sinceCopy.clear();
        copied = true;
    }

    /** True when there is a copy to restore. */
    public synchronized boolean hasCopy() {
        return copied;
    }

    /** Brings the copied state back: every later commit is gone. */
    public synchronized void restoreCopy() {
        sinceCopy.forEach(Runnable::run);
        sinceCopy.clear();
    }

    private record BranchId(ChainId chain, int number, StationId station)
            implements Comparable<BranchId> {
        @Override
        public int compareTo(BranchId other) {
            return Comparator.comparing(BranchId::chain)
                    .thenComparingInt(BranchId::number)
                    .thenComparing(BranchId::station)
                    .compare(this, other);
        }
    }

    private record Day(StationId station, LocalDate date) {}

    private record Handed(HandOverId handOver, LocalDate date) {}

    private record Tally(String who, IntakeRejection why) {}

    /** Repositories in memory; every change records its undo step. */
    private static final class InMemoryRepositories
            implements Repositories, InMemoryReports.UndoableMaps {
        private final Deque<Runnable> undo = new ArrayDeque<>();
        private final List<Area> areas = new ArrayList<>();
        private final List<AreaChange> areaChanges = new ArrayList<>();
        private AreaTree tree = new AreaTree(List.of());
        private long areaVersion;
        private final NavigableMap<StationId, Enrolment> enrolments = new TreeMap<>();
        private final NavigableMap<StationId, StationCode> codes = new TreeMap<>();
        private final NavigableMap<StationId, StationRevocation> revocations = new TreeMap<>();
        private final List<AcceptanceReport> reports = new ArrayList<>();
        private final Map<ClipId, Clip> clips = new TreeMap<>();
        private final Map<ClipId, Recording> recordings = new TreeMap<>();
        private final Map<ClipId, Waveform> waveforms = new TreeMap<>();
        private final Map<Theme, Theme> themes = new TreeMap<>();
        private final Map<Heard, Listening> listenings = new HashMap<>();
        private final Map<BulletinId, BulletinRevision> bulletins = new TreeMap<>();
        private final Map<SlotId, List<SlotRevision>> slots = new HashMap<>();
        private final Map<SlotId, Approval> approvals = new TreeMap<>();
        private final Map<SlotId, Approval> openApprovals = new TreeMap<>();
        private final Map<PlanItem.Name, List<PlanItemRevision>> plan = new TreeMap<>();
        private final Map<Day, NavigableMap<Integer, DailyLog>> logs = new HashMap<>();
        private final Map<LocalDate, NavigableMap<StationId, DailyLog>> latest = new HashMap<>();
        private final Map<DailyLogRepository.LogRevision, Instant> issuedAt = new HashMap<>();
        private final Map<DailyLogRepository.LogRevision, Instant> sent = new HashMap<>();
        private final Map<DailyLogRepository.LogRevision, SignedMessage> signed = new HashMap<>();
        private final NavigableMap<Long, DirtyMark> marks = new TreeMap<>();
        private final NavigableMap<StationId, DueStation> due = new TreeMap<>();
        private long markId;
        private final Map<StationId, Set<ClipId>> rights = new HashMap<>();
        private final NavigableMap<Long, OutboxMessage> outbox = new TreeMap<>();
        private final Map<Long, Instant> postponed = new HashMap<>();
        private final NavigableMap<Long, UndeliverableMessage> deadLetters = new TreeMap<>();
        private final Map<Long, OutboxMessage> deadMessages = new HashMap<>();
        private long outboxId;
        private final Map<BranchId, NavigableMap<Long, ReceivedAsRunEntry>> chains =
                new HashMap<>();
        private final Map<StationId, NavigableMap<BranchId, AsRunBranch>> branches =
                new HashMap<>();
        private final Map<BranchId, List<AsRunGap>> gaps = new HashMap<>();
        private final Map<StationId, NavigableMap<String, StationKey>> stationKeys =
                new TreeMap<>();
        private final List<ReceivedAsRunEntry> received = new ArrayList<>();
        private final Map<StationId, List<AsRunEntry>> told = new HashMap<>();
        private final Map<Day, Map<ObligationId, CreditedDay>> heard = new HashMap<>();
        private final Map<Handed, HandOverDay> handed = new HashMap<>();
        private final NavigableMap<Long, EmergencyRecord> drafts = new TreeMap<>();
        private final Map<Long, List<StationId>> emergencyStations = new HashMap<>();
        private final Map<Long, List<EmergencyRepository.StationStep>> emergencySteps =
                new HashMap<>();
        private final NavigableMap<String, AlertSender> alertSenders = new TreeMap<>();
        private final NavigableMap<Long, IncomingAlert> alerts = new TreeMap<>();
        private final List<PeriodClosing> closings = new ArrayList<>();
        private final NavigableMap<StationId, StationState> statuses = new TreeMap<>();
        private final NavigableMap<StationId, StationOverview> overviews = new TreeMap<>();
        private final Map<Tally, RejectionCount> objections = new HashMap<>();
        private final List<ChainedAuditEntry> audit = new ArrayList<>();
        private final Map<String, Long> counters = new HashMap<>();
        private final Map<Long, CentreName> claims = new HashMap<>();
        private final NavigableMap<String, Running> centres = new TreeMap<>();
        private final Map<FailureKey, SignInFailureRepository.Failures> failures =
                new LinkedHashMap<>();
        private final Map<Login, Person> persons = new LinkedHashMap<>();
        private final Map<SessionTokenDigest, SignInSession> sessions = new LinkedHashMap<>();
        private final Map<Login, OneTimeLink> links = new LinkedHashMap<>();
        private final Map<Login, SecondFactor> factors = new LinkedHashMap<>();
        private final InMemoryReports countedReports = new InMemoryReports(this);
        private final Map<RoleGrant, RoleGrant> roleGrants = new LinkedHashMap<>();
        private final InMemoryProofLog proofLog =
                new InMemoryProofLog(
                        undo::push,
                        () -> branches.values().stream().flatMap(all -> all.values().stream()),
                        () -> gaps.keySet().stream().map(BranchId::station));
        private final InstantSource databaseClock;

        InMemoryRepositories(InstantSource databaseClock) {
            this.databaseClock = databaseClock;
        }

        private final Map<Integer, CentreRepository.RetentionClock> retentionClock =
                new HashMap<>();

        private record Running(CentreRepository.Heartbeat heartbeat, Instant at) {}

        private record Heard(ClipId clip, Login login) {}

        private record FailureKey(SignInFailureRepository.Kind kind, String subject) {}

        @Override
        public <K, V> void put(Map<K, V> map, K key, V value) {
            boolean had = map.containsKey(key);
            V before = map.put(key, value);
            undo.push(() -> {
                if (had && before != null) {
                    map.put(key, before);
                } else {
                    map.remove(key);
                }
            });
        }

        @Override
        public <K, V> void remove(Map<K, V> map, K key) {
            V before = map.remove(key);
            if (before != null) {
                undo.push(() -> map.put(key, before));
            }
        }

        /** Removes the first that match, at most so many. */
        private <V> int removeAll(List<V> list, Predicate<V> matches, int atMost) {
            List<V> before = List.copyOf(list);
            List<V> removed = before.stream().filter(matches).limit(atMost).toList();
            removed.forEach(list::remove);
            if (!removed.isEmpty()) {
                undo.push(() -> {
                    list.clear();
                    list.addAll(before);
                });
            }
            return removed.size();
        }

        private <V> void add(List<V> list, V value) {
            list.add(value);
            undo.push(list::removeLast);
        }

        @Override
        public AreaRepository areas() {
            return new AreaRepository() {
                @Override
                public AreaTree tree() {
                    return tree;
                }

                @Override
                public long version() {
                    return areaVersion;
                }

                @Override
                public void add(List<Area> more) {
                    replace(List.of(), more);
                }

                @Override
                public void replace(List<Area> gone, List<Area> more) {
                    var all = new ArrayList<Area>(areas);
                    for (Area area : gone) {
                        if (!all.remove(area)) {
                            throw new IllegalArgumentException("not stored: " + area);
                        }
                    }
                    all.addAll(more);
                    AreaTree before = tree;
                    List<Area> stored = List.copyOf(areas);
                    tree = new AreaTree(all);
                    areaVersion++;
                    areas.clear();
                    areas.addAll(all);
                    undo.push(() -> {
                        tree = before;
                        areaVersion--;
                        areas.clear();
                        areas.addAll(stored);
                    });
                }

                @Override
                public void add(AreaChange change) {
                    InMemoryRepositories.this.add(areaChanges, change);
                }

                @Override
                public void markUndone(long number) {
                    List<AreaChange> stored = List.copyOf(areaChanges);
                    areaChanges.replaceAll(one ->
                            one.number() == number
                                    ? new AreaChange(
                                            number,
                                            one.kind(),
                                            one.about(),
                                            one.on(),
                                            one.login(),
                                            one.at(),
                                            true,
                                            one.before(),
                                            one.after(),
                                            one.moves())
                                    : one);
                    undo.push(() -> {
                        areaChanges.clear();
                        areaChanges.addAll(stored);
                    });
                }

                @Override
                public List<AreaChange> changes() {
                    return List.copyOf(areaChanges);
                }
            };
        }

        @Override
        public EnrolmentRepository enrolments() {
            return new EnrolmentRepository() {
                @Override
                public long version() {
                    return counters.getOrDefault(Counters.ENROLMENTS, 0L);
                }

                @Override
                public List<Enrolment> all() {
                    return List.copyOf(enrolments.values());
                }

                @Override
                public Optional<Enrolment> find(StationId station) {
                    return Optional.ofNullable(enrolments.get(station));
                }

                @Override
                public List<Enrolment> of(List<StationId> stations) {
                    return new TreeSet<>(stations)
                            .stream().flatMap(id -> find(id).stream()).toList();
                }

                @Override
                public List<Enrolment> in(Set<AreaCode> wanted) {
                    return enrolments.values().stream()
                            .filter(one -> wanted.contains(one.station().area()))
                            .toList();
                }

                @Override
                public List<StationKey> keys() {
                    return stationKeys.values().stream()
                            .flatMap(keys -> keys.values().stream())
                            .toList();
                }

                @Override
                public void put(Enrolment enrolment) {
                    StationId station = enrolment.station().id();
                    InMemoryRepositories.this.put(
                            stationKeys.computeIfAbsent(station, _ -> new TreeMap<>()),
                            enrolment.key().value(),
                            new StationKey(station, enrolment.key(), enrolment.publicKey()));
                    InMemoryRepositories.this.put(enrolments, enrolment.station().id(), enrolment);
                    countEnrolment();
                }
            };
        }

        private void countEnrolment() {
            put(counters, Counters.ENROLMENTS, counters.getOrDefault(Counters.ENROLMENTS, 0L) + 1);
        }

        @Override
        public CommissioningRepository commissioning() {
            return new CommissioningRepository() {
                @Override
                public Optional<StationCode> code(StationId station) {
                    return Optional.ofNullable(codes.get(station));
                }

                @Override
                public Optional<StationCode> codeOfId(String codeId) {
                    return codes.values().stream()
                            .filter(code -> code.codeId().equals(codeId))
                            .findFirst();
                }

                @Override
                public List<StationCode> latestCodes(int atMost) {
                    return codes.values().stream()
                            .sorted(Comparator.comparing(StationCode::madeAt).reversed())
                            .limit(atMost)
                            .toList();
                }

                @Override
                public void putCode(StationCode code) {
                    InMemoryRepositories.this.put(codes, code.station(), code);
                }

                @Override
                public List<StationRevocation> revocations() {
                    return List.copyOf(revocations.values());
                }

                @Override
                public Optional<StationRevocation> revocation(StationId station) {
                    return Optional.ofNullable(revocations.get(station));
                }

                @Override
                public void revoke(StationRevocation revocation) {
                    if (revocations.containsKey(revocation.station())) {
                        throw new Failed("revoked already: " + revocation.station());
                    }
                    InMemoryRepositories.this.put(revocations, revocation.station(), revocation);
                    countEnrolment();
                }

                @Override
                public void readmit(StationId station) {
                    InMemoryRepositories.this.remove(revocations, station);
                }

                @Override
                public List<AcceptanceReport> reports(StationId station, int atMost) {
                    return reports.stream()
                            .filter(report -> report.station().equals(station))
                            .sorted(Comparator.comparing(AcceptanceReport::at).reversed())
                            .limit(atMost)
                            .toList();
                }

                @Override
                public void addReport(AcceptanceReport report) {
                    boolean known =
                            reports(report.station(), Integer.MAX_VALUE).stream()
                                    .anyMatch(one -> one.at().equals(report.at()));
                    if (known) {
                        throw new Failed("a report of " + report.at() + " exists");
                    }
                    InMemoryRepositories.this.add(reports, report);
                }
            };
        }

        @Override
        public ClipRepository clips() {
            return new ClipRepository() {
                @Override
                public List<Clip> all() {
                    return clips.values().stream()
                            .sorted(Comparator.comparing(Clip::title).thenComparing(Clip::id))
                            .toList();
                }

                @Override
                public Optional<Clip> find(ClipId clip) {
                    return Optional.ofNullable(clips.get(clip));
                }

                @Override
                public void put(Clip clip) {
                    InMemoryRepositories.this.put(clips, clip.id(), clip);
                }

                @Override
                public void remove(ClipId clip) {
                    InMemoryRepositories.this.remove(clips, clip);
                }
            };
        }

        @Override
        public RecordingRepository recordings() {
            return new RecordingRepository() {
                @Override
                public void put(Recording recording) {
                    InMemoryRepositories.this.put(recordings, recording.id(), recording);
                }

                @Override
                public Optional<Recording> find(ClipId id) {
                    return Optional.ofNullable(recordings.get(id));
                }

                @Override
                public List<Recording> all() {
                    return recordings.values().stream()
                            .sorted(
                                    Comparator.comparing(Recording::at)
                                            .reversed()
                                            .thenComparing(Recording::id))
                            .toList();
                }

                @Override
                public void remove(ClipId id) {
                    InMemoryRepositories.this.remove(recordings, id);
                }
            };
        }

        @Override
        public BulletinRepository bulletins() {
            return new BulletinRepository() {
                @Override
                public void add(BulletinRevision bulletin) {
                    if (bulletins.containsKey(bulletin.bulletin().id())) {
                        throw new Failed("bulletin " + bulletin.bulletin().id() + " stands twice");
                    }
                    put(bulletins, bulletin.bulletin().id(), bulletin);
                }

                @Override
                public boolean replace(BulletinRevision bulletin) {
                    BulletinRevision present = bulletins.get(bulletin.bulletin().id());
                    if (present == null || present.revision() != bulletin.revision() - 1) {
                        return false;
                    }
                    put(bulletins, bulletin.bulletin().id(), bulletin);
                    return true;
                }

                @Override
                public Optional<BulletinRevision> find(BulletinId id) {
                    return Optional.ofNullable(bulletins.get(id));
                }

                @Override
                public List<BulletinRevision> all() {
                    return bulletins.values().stream()
                            .sorted(
                                    Comparator.comparing((BulletinRevision one) ->
                                                    one.bulletin().details().validity().until())
                                            .reversed()
                                            .thenComparing(one -> one.bulletin().id()))
                            .toList();
                }

                @Override
                public List<BulletinRevision> using(ClipId clip) {
                    return bulletins.values().stream()
                            .filter(one -> one.bulletin().usesClip(clip))
                            .toList();
                }

                @Override
                public boolean usesClip(ClipId clip) {
                    return bulletins.values().stream()
                            .anyMatch(one -> one.bulletin().usesClip(clip));
                }
            };
        }

        @Override
        public SlotRepository slots() {
            return new SlotRepository() {
                @Override
                public void add(SlotRevision first) {
                    boolean known =
                            slots.values().stream()
                                    .map(List::getFirst)
                                    .anyMatch(one ->
                                            one.number() == first.number()
                                                    || one.slot().id().equals(first.slot().id()));
                    if (known) {
                        throw new Failed("slot " + first.slot().id() + " stands twice");
                    }
                    InMemoryRepositories.this.put(slots, first.slot().id(), List.of(first));
                }

                @Override
                public boolean put(SlotRevision next) {
                    SlotId id = next.slot().id();
                    List<SlotRevision> before = revisions(id);
                    if (before.size() != next.revision() - 1) {
                        return false;
                    }
                    var all = new ArrayList<SlotRevision>(before);
                    all.add(next);
                    InMemoryRepositories.this.put(slots, id, List.copyOf(all));
                    return true;
                }

                @Override
                public Optional<SlotRevision> find(SlotId id) {
                    List<SlotRevision> revisions = revisions(id);
                    return revisions.isEmpty()
                            ? Optional.empty()
                            : Optional.of(revisions.getLast());
                }

                @Override
                public List<SlotRevision> of(Set<SlotId> ids) {
                    return ids.stream()
                            .flatMap(id -> find(id).stream())
                            .sorted(Comparator.comparingLong(SlotRevision::number))
                            .toList();
                }

                @Override
                public List<SlotRevision> revisions(SlotId id) {
                    return slots.getOrDefault(id, List.of());
                }

                @Override
                public List<SlotRevision> between(LocalDate from, LocalDate until) {
                    return inOrder(slots.values().stream().map(List::getLast), from, until);
                }

                @Override
                public List<SlotRevision> standing(LocalDate from, LocalDate until) {
                    return inOrder(
                            slots.values().stream()
                                    .filter(one -> !one.getLast().withdrawn())
                                    .flatMap(one ->
                                            one.reversed().stream()
                                                    .filter(each -> each.stage().mayAir())
                                                    .limit(1)),
                            from,
                            until);
                }

                @Override
                public List<SlotRevision> standing(
                        Set<AreaCode> wanted, LocalDate from, LocalDate until) {
                    return standing(from, until).stream()
                            .filter(one ->
                                    one.slot().target().areas().stream().anyMatch(wanted::contains))
                            .toList();
                }

                @Override
                public Set<AreaCode> areasUsing(BulletinId bulletin) {
                    return areasUsing(part ->
                            part instanceof SlotPart.Bulletins(var rotation, int _)
                                    && rotation.contains(bulletin));
                }

                @Override
                public Set<AreaCode> areasUsing(ClipId clip) {
                    return areasUsing(new SlotPart.Recording(clip)::equals);
                }

                private Set<AreaCode> areasUsing(Predicate<SlotPart> uses) {
                    var used = new TreeSet<AreaCode>();
                    slots.values().stream()
                            .flatMap(List::stream)
                            .filter(one -> one.slot().parts().stream().anyMatch(uses))
                            .forEach(one -> used.addAll(one.slot().target().areas()));
                    return used;
                }

                private static List<SlotRevision> inOrder(
                        Stream<SlotRevision> slots, LocalDate from, LocalDate until) {
                    return slots.filter(one -> recurrence(one).first().isBefore(until))
                            .filter(one -> !recurrence(one).last().isBefore(from))
                            .sorted(Comparator.comparingLong(SlotRevision::number))
                            .toList();
                }

                private static Recurrence recurrence(SlotRevision one) {
                    return one.slot().when().recurrence();
                }

                @Override
                public boolean usesClip(ClipId clip) {
                    return slots.values().stream()
                            .flatMap(List::stream)
                            .flatMap(one -> one.slot().parts().stream())
                            .anyMatch(new SlotPart.Recording(clip)::equals);
                }

                @Override
                public void advance(SlotId id, int revision, Stage stage) {
                    List<SlotRevision> advanced =
                            revisions(id).stream()
                                    .map(one -> one.revision() == revision ? one.at(stage) : one)
                                    .toList();
                    if (!advanced.isEmpty()) {
                        InMemoryRepositories.this.put(slots, id, advanced);
                    }
                }
            };
        }

        @Override
        public PlanItemRepository planItems() {
            return new PlanItemRepository() {
                @Override
                public boolean put(PlanItemRevision kept) {
                    PlanItem.Name name = kept.item().name();
                    List<PlanItemRevision> before = revisions(name);
                    if (before.size() != kept.revision() - 1) {
                        return false;
                    }
                    var all = new ArrayList<PlanItemRevision>(before);
                    all.add(kept);
                    InMemoryRepositories.this.put(plan, name, List.copyOf(all));
                    return true;
                }

                @Override
                public void advance(PlanItem.Name name, Stage stage) {
                    find(name)
                            .ifPresent(one -> {
                                var all = new ArrayList<PlanItemRevision>(revisions(name));
                                all.removeLast();
                                all.add(
                                        new PlanItemRevision(
                                                one.item(),
                                                one.revision(),
                                                stage,
                                                one.by(),
                                                one.at()));
                                InMemoryRepositories.this.put(plan, name, List.copyOf(all));
                            });
                }

                @Override
                public Optional<PlanItemRevision> find(PlanItem.Name name) {
                    return revisions(name).reversed().stream().findFirst();
                }

                @Override
                public List<PlanItemRevision> all(PlanItem.Kind kind) {
                    return plan.values().stream()
                            .map(List::getLast)
                            .filter(kept -> kept.item().name().kind() == kind)
                            .toList();
                }

                @Override
                public List<PlanItemRevision> standing(
                        Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until) {
                    return plan.values().stream()
                            .flatMap(all -> PlanItemRevision.inForce(all).stream())
                            .filter(kept -> kinds.contains(kept.item().name().kind()))
                            .filter(kept -> kept.item().until().isAfter(from))
                            .filter(kept -> kept.item().from().isBefore(until))
                            .toList();
                }

                @Override
                public List<PlanItemRevision> standing(
                        Set<PlanItem.Kind> kinds,
                        Set<AreaCode> units,
                        LocalDate from,
                        LocalDate until) {
                    return standing(kinds, from, until).stream()
                            .filter(kept -> units.contains(kept.item().unit()))
                            .toList();
                }

                @Override
                public boolean hasAny(PlanItem.Kind kind) {
                    return all(kind).stream().anyMatch(kept -> !kept.withdrawn());
                }

                @Override
                public List<PlanItemRevision> withIds(PlanItem.Kind kind, List<String> ids) {
                    return all(kind).stream()
                            .filter(kept -> !kept.withdrawn())
                            .filter(kept -> ids.contains(kept.item().name().id()))
                            .toList();
                }

                @Override
                public Map<String, Instant> firstEnteredAt(PlanItem.Kind kind) {
                    var begun = new TreeMap<String, Instant>();
                    plan.forEach((name, all) -> {
                        if (name.kind() == kind) {
                            begun.put(name.id(), all.getFirst().at());
                        }
                    });
                    return begun;
                }

                @Override
                public List<PlanItemRevision> revisions(PlanItem.Name name) {
                    return plan.getOrDefault(name, List.of());
                }
            };
        }

        @Override
        public ApprovalRepository approvals() {
            return new ApprovalRepository() {
                @Override
                public void put(Approval approval) {
                    InMemoryRepositories.this.put(approvals, approval.subject(), approval);
                    InMemoryRepositories.this.put(openApprovals, approval.subject(), approval);
                }

                @Override
                public void close(SlotId subject) {
                    InMemoryRepositories.this.remove(openApprovals, subject);
                }

                @Override
                public Optional<Approval> find(SlotId subject) {
                    return Optional.ofNullable(approvals.get(subject));
                }

                @Override
                public List<Approval> open() {
                    return openApprovals.values().stream()
                            .sorted(
                                    Comparator.comparing(Approval::at)
                                            .thenComparing(Approval::subject))
                            .toList();
                }
            };
        }

        @Override
        public DailyLogRepository dailyLogs() {
            return new DailyLogRepository() {
                @Override
                public void issue(List<IssuedLog> all, Instant at) {
                    all.forEach(one -> issueOne(one.log(), one.signed(), at));
                }

                private void issueOne(DailyLog log, SignedMessage message, Instant at) {
                    var day = new Day(log.station(), log.date());
                    var revisions = logs.computeIfAbsent(day, _ -> new TreeMap<>());
                    if (!revisions.tailMap(log.revision()).isEmpty()) {
                        throw new Failed("revision " + log.revision() + " goes back");
                    }
                    put(revisions, log.revision(), log);
                    put(issuedAt, DailyLogRepository.LogRevision.of(log), at);
                    put(signed, DailyLogRepository.LogRevision.of(log), message);
                    put(
                            latest.computeIfAbsent(log.date(), _ -> new TreeMap<>()),
                            log.station(),
                            log);
                }

                @Override
                public int removeSuperseded(LocalDate from, Instant issuedBefore) {
                    int removed = 0;
                    for (var revisions : logs.values()) {
                        for (DailyLog log : List.copyOf(revisions.values())) {
                            var revision = DailyLogRepository.LogRevision.of(log);
                            if (log.revision() < revisions.lastKey()
                                    && !log.date().isBefore(from)
                                    && issuedAt.getOrDefault(revision, Instant.MAX)
                                            .isBefore(issuedBefore)) {
                                InMemoryRepositories.this.remove(revisions, log.revision());
                                removed++;
                            }
                        }
                    }
                    return removed;
                }

                @Override
                public Optional<DailyLog> latest(StationId station, LocalDate date) {
                    return Optional.ofNullable(
                            latest.getOrDefault(date, new TreeMap<>()).get(station));
                }

                @Override
                public List<DailyLog> latestOn(LocalDate date) {
                    return List.copyOf(latest.getOrDefault(date, new TreeMap<>()).values());
                }

                @Override
                public List<DailyLog> latestBetween(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return latest.values().stream()
                            .flatMap(day -> day.values().stream())
                            .filter(log -> stations.contains(log.station()))
                            .filter(log -> !log.date().isBefore(from) && log.date().isBefore(until))
                            .sorted(
                                    Comparator.comparing(DailyLog::station)
                                            .thenComparing(DailyLog::date))
                            .toList();
                }

                @Override
                public List<LogRevision> latestRevisions(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return latestBetween(stations, from, until).stream()
                            .map(LogRevision::of)
                            .toList();
                }

                @Override
                public List<LatestLog> latestDigests(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return latestBetween(stations, from, until).stream()
                            .map(log -> new LatestLog(LogRevision.of(log), LogDigest.of(log)))
                            .toList();
                }

                @Override
                public int removeBefore(LocalDate date, int atMost) {
                    List<DailyLog> old =
                            logs.values().stream()
                                    .flatMap(revisions -> revisions.values().stream())
                                    .filter(log -> log.date().isBefore(date))
                                    .filter(log ->
                                            outbox.values().stream()
                                                    .noneMatch(one ->
                                                            one.message()
                                                                    .equals(
                                                                            new Message.LogIssued(
                                                                                    log))))
                                    .sorted(
                                            Comparator.comparing(DailyLog::date)
                                                    .thenComparing(DailyLog::station)
                                                    .thenComparingInt(DailyLog::revision))
                                    .limit(atMost)
                                    .toList();
                    for (DailyLog log : old) {
                        var revisions =
                                logs.getOrDefault(
                                        new Day(log.station(), log.date()), new TreeMap<>());
                        InMemoryRepositories.this.remove(revisions, log.revision());
                        if (revisions.isEmpty()) {
                            InMemoryRepositories.this.remove(
                                    latest.getOrDefault(log.date(), new TreeMap<>()),
                                    log.station());
                        }
                    }
                    return old.size();
                }

                @Override
                public void markSent(LogRevision one, Instant at) {
                    NavigableMap<Integer, DailyLog> issued =
                            logs.getOrDefault(new Day(one.station(), one.date()), new TreeMap<>());
                    if (issued.containsKey(one.number())) {
                        put(sent, one, at);
                    }
                }

                @Override
                public Map<LogRevision, Instant> sentTimes(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    var between = new HashMap<>(sent);
                    between.keySet()
                            .removeIf(one ->
                                    !stations.contains(one.station())
                                            || one.date().isBefore(from)
                                            || !one.date().isBefore(until));
                    return between;
                }
            };
        }

        @Override
        public WaveformRepository waveforms() {
            return new WaveformRepository() {
                @Override
                public Optional<Waveform> find(ClipId clip) {
                    return Optional.ofNullable(waveforms.get(clip));
                }

                @Override
                public void put(ClipId clip, Waveform waveform) {
                    InMemoryRepositories.this.put(waveforms, clip, waveform);
                }

                @Override
                public void remove(ClipId clip) {
                    InMemoryRepositories.this.remove(waveforms, clip);
                }
            };
        }

        @Override
        public ThemeRepository themes() {
            return new ThemeRepository() {
                @Override
                public List<Theme> all() {
                    return List.copyOf(themes.values());
                }

                @Override
                public void add(Theme theme) {
                    put(themes, theme, theme);
                }

                @Override
                public void remove(Theme theme) {
                    InMemoryRepositories.this.remove(themes, theme);
                }
            };
        }

        @Override
        public ListeningRepository listenings() {
            return new ListeningRepository() {
                @Override
                public Optional<Listening> find(ClipId clip, Login login) {
                    return Optional.ofNullable(listenings.get(new Heard(clip, login)));
                }

                @Override
                public void put(Listening one) {
                    InMemoryRepositories.this.put(
                            listenings, new Heard(one.clip(), one.login()), one);
                }
            };
        }

        @Override
        public ClipGrantRepository clipGrants() {
            return new ClipGrantRepository() {
                @Override
                public void grant(Map<StationId, Set<ClipId>> clips) {
                    clips.forEach((station, granted) -> {
                        var all = new HashSet<ClipId>(rights.getOrDefault(station, Set.of()));
                        all.addAll(granted);
                        put(rights, station, all);
                    });
                }

                @Override
                public boolean mayFetch(StationId station, ClipId clip) {
                    return rights.getOrDefault(station, Set.of()).contains(clip);
                }
            };
        }

        @Override
        public DirtyRepository dirty() {
            return new DirtyRepository() {
                @Override
                public void mark(List<DirtyMark> all) {
                    for (DirtyMark mark : all) {
                        long id = ++markId;
                        InMemoryRepositories.this.put(marks, id, mark);
                    }
                }

                @Override
                public List<StoredDirtyMark> marks(Set<DirtyMark.Kind> kinds, int atMost) {
                    return marks.entrySet().stream()
                            .filter(one -> kinds.contains(one.getValue().kind()))
                            .limit(atMost)
                            .map(one -> new StoredDirtyMark(one.getKey(), one.getValue()))
                            .toList();
                }

                @Override
                public void removeMarks(List<Long> ids) {
                    ids.forEach(id -> InMemoryRepositories.this.remove(marks, id));
                }

                @Override
                public void makeDue(
                        Collection<StationId> stations, Instant at, Optional<Instant> orderedAt) {
                    for (StationId station : stations) {
                        put(
                                List.of(
                                        DueStation.afterChange(
                                                station,
                                                Optional.ofNullable(due.get(station)),
                                                at,
                                                orderedAt)));
                    }
                }

                @Override
                public List<DueStation> due(Instant now, int atMost) {
                    return due.values().stream()
                            .filter(one -> !one.dueAt().isAfter(now))
                            .sorted(
                                    Comparator.comparing(DueStation::dueAt)
                                            .thenComparing(DueStation::station))
                            .limit(atMost)
                            .toList();
                }

                @Override
                public List<DueStation> find(List<StationId> stations) {
                    return due.values().stream()
                            .filter(one -> stations.contains(one.station()))
                            .toList();
                }

                @Override
                public void put(List<DueStation> stations) {
                    stations.forEach(one -> InMemoryRepositories.this.put(due, one.station(), one));
                }

                @Override
                public int removeMarksBefore(LocalDate date, int atMost) {
                    List<Long> old =
                            marks.entrySet().stream()
                                    .filter(one -> !one.getValue().until().isAfter(date))
                                    .filter(one -> one.getValue().kind() != DirtyMark.Kind.REPORT)
                                    .map(Map.Entry::getKey)
                                    .limit(atMost)
                                    .toList();
                    removeMarks(old);
                    return old.size();
                }
            };
        }

        @Override
        public AlertRepository alerts() {
            return new AlertRepository() {
                @Override
                public void putSender(AlertSender sender) {
                    InMemoryRepositories.this.put(alertSenders, sender.sender(), sender);
                }

                @Override
                public void removeSender(String sender) {
                    InMemoryRepositories.this.remove(alertSenders, sender);
                }

                @Override
                public Optional<AlertSender> findSender(String sender) {
                    return Optional.ofNullable(alertSenders.get(sender));
                }

                @Override
                public List<AlertSender> senders() {
                    return alertSenders.values().stream()
                            .sorted(
                                    Comparator.comparing(AlertSender::name)
                                            .thenComparing(AlertSender::sender))
                            .toList();
                }

                @Override
                public void add(IncomingAlert alert) {
                    InMemoryRepositories.this.put(alerts, alert.id(), alert);
                }

                @Override
                public Optional<IncomingAlert> find(
                        String sender, String identifier, Instant sent) {
                    return alerts.values().stream()
                            .filter(one ->
                                    one.sender().equals(sender)
                                            && one.identifier().equals(identifier)
                                            && one.sent().equals(sent))
                            .min(
                                    Comparator.comparing((IncomingAlert one) ->
                                                    one.outcome() == IncomingAlert.Outcome.REFUSED)
                                            .thenComparingLong(IncomingAlert::id));
                }

                @Override
                public List<IncomingAlert> latest(int atMost) {
                    return alerts.descendingMap().values().stream().limit(atMost).toList();
                }

                @Override
                public int countSince(String sender, Instant since) {
                    return (int)
                            alerts.values().stream()
                                    .filter(one -> one.sender().equals(sender))
                                    .filter(one -> !one.receivedAt().isBefore(since))
                                    .count();
                }

                @Override
                public long highest() {
                    return alerts.isEmpty() ? 0 : alerts.lastKey();
                }

                @Override
                public int removeBefore(Instant before, int atMost) {
                    List<Long> old =
                            alerts.values().stream()
                                    .filter(one -> one.receivedAt().isBefore(before))
                                    .map(IncomingAlert::id)
                                    .limit(atMost)
                                    .toList();
                    old.forEach(id -> InMemoryRepositories.this.remove(alerts, id));
                    return old.size();
                }
            };
        }

        @Override
        public EmergencyRepository emergencies() {
            return new EmergencyRepository() {
                @Override
                public void put(EmergencyRecord emergency) {
                    InMemoryRepositories.this.put(drafts, emergency.id(), emergency);
                }

                @Override
                public Optional<EmergencyRecord> find(long id) {
                    return Optional.ofNullable(drafts.get(id));
                }

                @Override
                public Optional<EmergencyRecord> findByKey(String key) {
                    return drafts.values().stream()
                            .filter(draft -> draft.key().equals(key))
                            .findFirst();
                }

                @Override
                public List<EmergencyRecord> latest(int atMost) {
                    return drafts.descendingMap().values().stream().limit(atMost).toList();
                }

                @Override
                public void putStations(long number, List<StationId> stations) {
                    InMemoryRepositories.this.put(
                            emergencyStations, number, stations.stream().sorted().toList());
                }

                @Override
                public List<StationId> stations(long number) {
                    return emergencyStations.getOrDefault(number, List.of());
                }

                @Override
                public boolean addStep(long number, StationStep step) {
                    List<StationStep> before = steps(number);
                    boolean isHeld =
                            before.stream()
                                    .anyMatch(one ->
                                            one.station().equals(step.station())
                                                    && one.step() == step.step());
                    if (isHeld || !stations(number).contains(step.station())) {
                        return false;
                    }
                    InMemoryRepositories.this.put(
                            emergencySteps,
                            number,
                            Stream.concat(before.stream(), Stream.of(step))
                                    .sorted(IN_ORDER)
                                    .toList());
                    return true;
                }

                @Override
                public List<StationStep> steps(long number) {
                    return emergencySteps.getOrDefault(number, List.of());
                }

                @Override
                public int removeBefore(Instant before, int atMost) {
                    List<EmergencyRecord> old =
                            drafts.values().stream()
                                    .filter(one -> one.preparedAt().isBefore(before))
                                    .limit(atMost)
                                    .toList();
                    for (EmergencyRecord one : old) {
                        InMemoryRepositories.this.remove(drafts, one.id());
                        one.message()
                                .ifPresent(message -> {
                                    InMemoryRepositories.this.remove(
                                            emergencyStations, message.number());
                                    InMemoryRepositories.this.remove(
                                            emergencySteps, message.number());
                                });
                    }
                    return old.size();
                }
            };
        }

        @Override
        public OutboxRepository outbox() {
            return new OutboxRepository() {
                @Override
                public void put(Message message, boolean retained, Instant expiresAt) {
                    var holders = new ArrayList<CentreName>();
                    if (message instanceof Message.LogIssued) {
                        List.copyOf(outbox.values()).stream()
                                .filter(one -> one.message().topic().equals(message.topic()))
                                .forEach(one -> {
                                    Optional.ofNullable(claims.get(one.id()))
                                            .ifPresent(holders::add);
                                    remove(one.id());
                                });
                        deadLetters().stream()
                                .filter(one -> one.topic().equals(message.topic().text()))
                                .forEach(one -> removeDead(one.id()));
                    }
                    long id = ++outboxId;
                    InMemoryRepositories.this.put(
                            outbox,
                            id,
                            new OutboxMessage(id, message, retained, expiresAt, 0, form(message)));
                    holders.forEach(one -> InMemoryRepositories.this.put(claims, id, one));
                }

                @Override
                public void putLogs(List<OutgoingLog> logs) {
                    logs.forEach(
                            one -> put(new Message.LogIssued(one.log()), true, one.expiresAt()));
                }

                private OutboxMessage.Form form(Message message) {
                    SignedMessage known =
                            message instanceof Message.LogIssued(DailyLog log)
                                    ? signed.get(DailyLogRepository.LogRevision.of(log))
                                    : null;
                    return known == null
                            ? new OutboxMessage.Form.Unsigned()
                            : new OutboxMessage.Form.Signed(known);
                }

                @Override
                public List<OutboxMessage> next(int atMost, Instant now) {
                    return outbox.values().stream()
                            .filter(one ->
                                    !postponed.getOrDefault(one.id(), Instant.MIN).isAfter(now))
                            .sorted(
                                    Comparator.comparingInt(
                                            item -> OutboxPriority.of(item.message())))
                            .limit(atMost)
                            .toList();
                }

                @Override
                public Set<Topic> waiting(Set<Topic.Log> topics) {
                    Set<Topic> waiting = new HashSet<>();
                    outbox.values().forEach(one -> waiting.add(one.message().topic()));
                    deadLetters.values().stream()
                            .flatMap(one -> Topic.parse(one.topic()).stream())
                            .forEach(waiting::add);
                    waiting.retainAll(topics);
                    return waiting;
                }

                @Override
                public List<OutboxMessage> claim(CentreName centre, int atMost, Instant now) {
                    List<CentreName> others =
                            centres().all().stream()
                                    .filter(CentreRepository.SeenCentre::isWorking)
                                    .map(CentreRepository.SeenCentre::name)
                                    .filter(one -> !one.equals(centre))
                                    .toList();
                    var topics = new HashSet<Object>();
                    var oldest = new HashSet<Long>();
                    outbox.values().stream()
                            .filter(one ->
                                    !postponed.getOrDefault(one.id(), Instant.MIN).isAfter(now))
                            .filter(one -> topics.add(one.message().topic()))
                            .forEach(one -> oldest.add(one.id()));
                    List<OutboxMessage> claimed =
                            next(Integer.MAX_VALUE, now).stream()
                                    .filter(one -> oldest.contains(one.id()))
                                    .filter(one ->
                                            !claims.containsKey(one.id())
                                                    || !others.contains(claims.get(one.id())))
                                    .limit(atMost)
                                    .toList();
                    claimed.forEach(one -> InMemoryRepositories.this.put(claims, one.id(), centre));
                    return claimed;
                }

                @Override
                public boolean remove(long id) {
                    boolean present = outbox.containsKey(id);
                    InMemoryRepositories.this.remove(outbox, id);
                    InMemoryRepositories.this.remove(postponed, id);
                    InMemoryRepositories.this.remove(claims, id);
                    return present;
                }

                @Override
                public void postpone(long id, int attempts, Instant until) {
                    OutboxMessage item = outbox.get(id);
                    if (item != null) {
                        InMemoryRepositories.this.put(
                                outbox,
                                id,
                                new OutboxMessage(
                                        id,
                                        item.message(),
                                        item.retained(),
                                        item.expiresAt(),
                                        attempts,
                                        item.form()));
                        InMemoryRepositories.this.put(postponed, id, until);
                        InMemoryRepositories.this.remove(claims, id);
                    }
                }

                @Override
                public void bury(
                        long id, UndeliverableMessage.Reason reason, String detail, Instant since) {
                    OutboxMessage item = outbox.get(id);
                    if (item != null) {
                        String station =
                                item.message() instanceof Message.LogIssued(DailyLog log)
                                        ? log.station().value()
                                        : "";
                        long dead = ++outboxId;
                        var letter =
                                new UndeliverableMessage(
                                        dead,
                                        station,
                                        item.message().topic().text(),
                                        reason,
                                        UndeliverableMessage.cut(detail),
                                        since,
                                        item.expiresAt());
                        InMemoryRepositories.this.put(deadLetters, dead, letter);
                        InMemoryRepositories.this.put(deadMessages, dead, item);
                        remove(id);
                    }
                }

                @Override
                public void putUnplanned(StationId station, String detail, Instant since) {
                    Optional<UndeliverableMessage> known = unplanned(station);
                    long id = known.map(UndeliverableMessage::id).orElseGet(() -> ++outboxId);
                    InMemoryRepositories.this.put(
                            deadLetters,
                            id,
                            new UndeliverableMessage(
                                    id,
                                    station.value(),
                                    "",
                                    UndeliverableMessage.Reason.NOT_PLANNED,
                                    UndeliverableMessage.cut(detail),
                                    known.map(UndeliverableMessage::since).orElse(since),
                                    Instant.parse("9999-12-31T00:00:00Z")));
                }

                private Optional<UndeliverableMessage> unplanned(StationId station) {
                    return deadLetters.values().stream()
                            .filter(one -> one.reason() == UndeliverableMessage.Reason.NOT_PLANNED)
                            .filter(one -> one.station().equals(station.value()))
                            .findFirst();
                }

                @Override
                public void removeUnplanned(List<StationId> stations) {
                    stations.forEach(
                            one -> unplanned(one).ifPresent(dead -> removeDead(dead.id())));
                }

                @Override
                public List<UndeliverableMessage> deadLetters() {
                    return deadLetters.values().stream()
                            .sorted(
                                    Comparator.comparing(UndeliverableMessage::since)
                                            .thenComparingLong(UndeliverableMessage::id))
                            .toList();
                }

                @Override
                public List<UndeliverableMessage> deadLetters(long after, int atMost) {
                    return deadLetters.tailMap(after, false).values().stream()
                            .limit(atMost)
                            .toList();
                }

                @Override
                public int countDeadLetters(Instant now, int atMost) {
                    return (int)
                            deadLetters.values().stream()
                                    .filter(one -> one.expiresAt().isAfter(now))
                                    .limit(atMost)
                                    .count();
                }

                @Override
                public void removeDead(long id) {
                    InMemoryRepositories.this.remove(deadLetters, id);
                    InMemoryRepositories.this.remove(deadMessages, id);
                }

                @Override
                public int removeExpired(Instant now, int atMost) {
                    List<Long> old =
                            outbox.values().stream()
                                    .filter(one -> !one.expiresAt().isAfter(now))
                                    .map(OutboxMessage::id)
                                    .limit(atMost)
                                    .toList();
                    old.forEach(this::remove);
                    return old.size();
                }

                @Override
                public boolean revive(long id) {
                    OutboxMessage item = deadMessages.get(id);
                    boolean known = deadLetters.containsKey(id);
                    removeDead(id);
                    if (item != null) {
                        long anew = ++outboxId;
                        InMemoryRepositories.this.put(
                                outbox,
                                anew,
                                new OutboxMessage(
                                        anew,
                                        item.message(),
                                        item.retained(),
                                        item.expiresAt(),
                                        0));
                    }
                    return known;
                }
            };
        }

        @Override
        public AsRunRepository asRun() {
            return new AsRunRepository() {
                @Override
                public List<AsRunBranch> branches(StationId station, ChainId chain) {
                    return branches.getOrDefault(station, new TreeMap<>()).values().stream()
                            .filter(branch -> branch.end().chain().equals(chain))
                            .sorted(Comparator.comparingInt(AsRunBranch::number))
                            .toList();
                }

                @Override
                public List<AsRunBranch> branches(StationId station) {
                    return branches.getOrDefault(station, new TreeMap<>()).values().stream()
                            .sorted(AsRunBranch.BY_OPENING)
                            .toList();
                }

                @Override
                public List<StationId> forkedSince(Instant since) {
                    return branches.keySet().stream()
                            .filter(station -> isForkedSince(station, since))
                            .sorted()
                            .toList();
                }

                private boolean isForkedSince(StationId station, Instant since) {
                    var written = new HashMap<ChainId, Integer>();
                    branches(station).stream()
                            .filter(branch -> !branch.writtenAt().isBefore(since))
                            .forEach(
                                    branch -> written.merge(branch.end().chain(), 1, Integer::sum));
                    return written.values().stream().anyMatch(count -> count > 1);
                }

                @Override
                public Optional<Digest> beforeFirst(StationId station, ChainId chain) {
                    return Optional.ofNullable(entriesOf(new BranchId(chain, 0, station)).get(1L))
                            .map(held -> held.entry().entry().previous());
                }

                @Override
                public List<AsRunLog> places(StationId station, Digest digest) {
                    return branches(station).stream()
                            .sorted(
                                    Comparator.comparing((AsRunBranch one) -> one.end().chain())
                                            .thenComparingInt(AsRunBranch::number))
                            .map(one -> new BranchId(one.end().chain(), one.number(), station))
                            .flatMap(id -> entriesOf(id).values().stream())
                            .map(held -> held.entry().entry())
                            .filter(entry -> entry.digest().equals(digest))
                            .map(entry ->
                                    new AsRunLog(station, entry.chain(), entry.sequence(), digest))
                            .toList();
                }

                @Override
                public SortedMap<Long, Digest> digests(
                        StationId station, ChainId chain, int branch, long from, long to) {
                    var digests = new TreeMap<Long, Digest>();
                    entriesOf(new BranchId(chain, branch, station))
                            .subMap(from, true, to, true)
                            .forEach((sequence, held) ->
                                    digests.put(sequence, held.entry().entry().digest()));
                    return digests;
                }

                @Override
                public void append(AsRunBranch branch, List<ReceivedAsRunEntry> entries) {
                    BranchId id = putBranch(branch);
                    for (ReceivedAsRunEntry held : entries) {
                        AsRunEntry entry = held.entry().entry();
                        var chain = entriesOf(id);
                        if (chain.containsKey(entry.sequence())) {
                            throw new Failed("entry " + entry.sequence() + " twice");
                        }
                        InMemoryRepositories.this.put(chain, entry.sequence(), held);
                        InMemoryRepositories.this.add(received, held);
                        InMemoryRepositories.this.add(
                                told.computeIfAbsent(entry.station(), _ -> new ArrayList<>()),
                                entry);
                    }
                }

                private BranchId putBranch(AsRunBranch branch) {
                    AsRunLog end = branch.end();
                    var id = new BranchId(end.chain(), branch.number(), end.station());
                    var ofStation = branches.computeIfAbsent(end.station(), _ -> new TreeMap<>());
                    InMemoryRepositories.this.put(ofStation, id, branch);
                    return id;
                }

                @Override
                public void addGap(AsRunBranch branch, AsRunGap gap) {
                    BranchId id = putBranch(branch);
                    InMemoryRepositories.this.add(
                            gaps.computeIfAbsent(id, _ -> new ArrayList<>()), gap);
                }

                @Override
                public List<AsRunGap> gaps(StationId station, ChainId chain) {
                    return branches(station, chain).stream()
                            .map(branch -> new BranchId(chain, branch.number(), station))
                            .flatMap(id -> gaps.getOrDefault(id, List.of()).stream())
                            .toList();
                }

                @Override
                public List<ReceivedAsRunEntry> entries(
                        StationId station, ChainId chain, int branch, long from, long to) {
                    return List.copyOf(
                            entriesOf(new BranchId(chain, branch, station))
                                    .subMap(from, true, to, true)
                                    .values());
                }

                @Override
                public List<Range> ranges(StationId station, LocalDate from, LocalDate until) {
                    return branches(station).stream()
                            .flatMap(branch -> range(station, branch, from, until).stream())
                            .toList();
                }

                private Optional<Range> range(
                        StationId station, AsRunBranch branch, LocalDate from, LocalDate until) {
                    ChainId chain = branch.end().chain();
                    List<Long> found =
                            entriesOf(new BranchId(chain, branch.number(), station))
                                    .values()
                                    .stream()
                                    .map(held -> held.entry().entry())
                                    .filter(entry -> !entry.date().isBefore(from))
                                    .filter(entry -> entry.date().isBefore(until))
                                    .map(AsRunEntry::sequence)
                                    .toList();
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Range(
                                            chain,
                                            branch.number(),
                                            found.getFirst(),
                                            found.getLast()));
                }

                @Override
                public List<AsRunEntry> onDay(LocalDate date) {
                    return received.stream()
                            .map(held -> held.entry().entry())
                            .filter(entry -> entry.date().equals(date))
                            .sorted(
                                    Comparator.comparing(AsRunEntry::station)
                                            .thenComparingLong(AsRunEntry::sequence))
                            .toList();
                }

                @Override
                public List<AsRunEntry> between(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return stations.stream()
                            .sorted()
                            .distinct()
                            .flatMap(station -> told.getOrDefault(station, List.of()).stream())
                            .filter(entry -> !entry.date().isBefore(from))
                            .filter(entry -> entry.date().isBefore(until))
                            .sorted(
                                    Comparator.comparing(AsRunEntry::station)
                                            .thenComparingLong(AsRunEntry::sequence))
                            .toList();
                }

                @Override
                public List<AsRunDayCount> countByDay(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    var counts = new HashMap<Day, Integer>();
                    for (AsRunEntry entry : between(stations, from, until)) {
                        counts.merge(new Day(entry.station(), entry.date()), 1, Integer::sum);
                    }
                    return counts.entrySet().stream()
                            .map(one ->
                                    new AsRunDayCount(
                                            one.getKey().station(),
                                            one.getKey().date(),
                                            one.getValue()))
                            .toList();
                }

                @Override
                public int removeBefore(LocalDate date, int atMost) {
                    List<ReceivedAsRunEntry> old =
                            received.stream()
                                    .filter(one -> one.entry().entry().date().isBefore(date))
                                    .limit(atMost)
                                    .toList();
                    for (ReceivedAsRunEntry one : old) {
                        AsRunEntry entry = one.entry().entry();
                        removeAll(received, one::equals, 1);
                        removeAll(
                                told.getOrDefault(entry.station(), new ArrayList<>()),
                                entry::equals,
                                1);
                        chains.entrySet().stream()
                                .filter(chain -> chain.getKey().station().equals(entry.station()))
                                .filter(chain -> chain.getKey().chain().equals(entry.chain()))
                                .filter(chain -> chain.getValue().containsValue(one))
                                .forEach(chain ->
                                        InMemoryRepositories.this.remove(
                                                chain.getValue(), entry.sequence()));
                    }
                    return old.size();
                }

                @Override
                public List<ReceivedAsRunEntry> latest(int atMost) {
                    return received.stream()
                            .sorted(
                                    Comparator.comparing(ReceivedAsRunEntry::receivedAt)
                                            .thenComparingLong(
                                                    held -> held.entry().entry().sequence())
                                            .thenComparing(held -> held.entry().entry().station())
                                            .reversed())
                            .limit(atMost)
                            .toList();
                }
            };
        }

        private NavigableMap<Long, ReceivedAsRunEntry> entriesOf(BranchId branch) {
            return chains.computeIfAbsent(branch, _ -> new TreeMap<>());
        }

        @Override
        public CreditedDayRepository creditedDays() {
            return new CreditedDayRepository() {
                @Override
                public void put(List<CreditedDay> days) {
                    for (CreditedDay day : days) {
                        var key = new Day(day.station(), day.date());
                        var all = new TreeMap<>(heard.getOrDefault(key, Map.of()));
                        all.put(day.obligation(), day);
                        InMemoryRepositories.this.put(heard, key, all);
                    }
                }

                @Override
                public List<CreditedDay> between(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return heard.entrySet().stream()
                            .filter(one -> stations.contains(one.getKey().station()))
                            .filter(one -> !one.getKey().date().isBefore(from))
                            .filter(one -> one.getKey().date().isBefore(until))
                            .flatMap(one -> one.getValue().values().stream())
                            .toList();
                }

                @Override
                public void forgetBefore(LocalDate date) {
                    heard.keySet().stream()
                            .filter(day -> day.date().isBefore(date))
                            .toList()
                            .forEach(day -> remove(heard, day));
                }
            };
        }

        @Override
        public ReportDayRepository reportDays() {
            return countedReports.days();
        }

        @Override
        public FinalReportRepository frozenReports() {
            return countedReports.frozen();
        }

        @Override
        public HandOverDayRepository handOverDays() {
            return new HandOverDayRepository() {
                @Override
                public boolean enter(HandOverDay day) {
                    var key = new Handed(day.handOver(), day.date());
                    if (handed.containsKey(key)) {
                        return false;
                    }
                    put(handed, key, day);
                    return true;
                }

                @Override
                public Optional<HandOverDay> find(HandOverId handOver, LocalDate date) {
                    return Optional.ofNullable(handed.get(new Handed(handOver, date)));
                }

                @Override
                public Optional<LocalDate> lastBefore(HandOverId handOver, LocalDate date) {
                    return handed.values().stream()
                            .filter(day -> day.handOver().equals(handOver))
                            .map(HandOverDay::date)
                            .filter(day -> day.isBefore(date))
                            .max(LocalDate::compareTo);
                }

                @Override
                public List<HandOverDay> between(LocalDate from, LocalDate until) {
                    return handed.values().stream()
                            .filter(day -> !day.date().isBefore(from))
                            .filter(day -> day.date().isBefore(until))
                            .sorted(
                                    Comparator.comparing(HandOverDay::handOver)
                                            .thenComparing(HandOverDay::date))
                            .toList();
                }
            };
        }

        @Override
        public PeriodClosingRepository periodClosings() {
            return new PeriodClosingRepository() {
                @Override
                public boolean enter(PeriodClosing closing) {
                    boolean known =
                            closings.stream()
                                    .anyMatch(one ->
                                            one.obligation().equals(closing.obligation())
                                                    && one.period().equals(closing.period())
                                                    && one.station().equals(closing.station()));
                    if (!known) {
                        add(closings, closing);
                    }
                    return !known;
                }

                @Override
                public Map<StationId, Map<ObligationId, LocalDate>> lastClosed(
                        List<StationId> stations) {
                    var last = new TreeMap<StationId, Map<ObligationId, LocalDate>>();
                    closings.stream()
                            .filter(one -> stations.contains(one.station()))
                            .sorted(Comparator.comparing(PeriodClosing::period))
                            .forEach(one ->
                                    last.computeIfAbsent(one.station(), _ -> new TreeMap<>())
                                            .put(one.obligation(), one.period()));
                    return last;
                }

                @Override
                public int removeBefore(Instant instant, int atMost) {
                    return removeAll(
                            closings,
                            one ->
                                    one.at().isBefore(instant)
                                            && closings.stream()
                                                    .anyMatch(later ->
                                                            later.obligation()
                                                                            .equals(
                                                                                    one
                                                                                            .obligation())
                                                                    && later.station()
                                                                            .equals(one.station())
                                                                    && later.period()
                                                                            .isAfter(one.period())),
                            atMost);
                }

                @Override
                public List<PeriodClosing> forObligation(ObligationId obligation, int atMost) {
                    return closings.stream()
                            .filter(one -> one.obligation().equals(obligation))
                            .sorted(
                                    Comparator.comparing(PeriodClosing::period)
                                            .reversed()
                                            .thenComparing(PeriodClosing::station))
                            .limit(atMost)
                            .toList();
                }
            };
        }

        @Override
        public StationStateRepository stationStates() {
            return new StationStateRepository() {
                @Override
                public Optional<StationState> find(StationId station) {
                    return Optional.ofNullable(statuses.get(station));
                }

                @Override
                public List<StationState> all() {
                    return List.copyOf(statuses.values());
                }

                @Override
                public List<StationState> of(List<StationId> stations) {
                    return new TreeSet<>(stations)
                            .stream().flatMap(id -> find(id).stream()).toList();
                }

                @Override
                public void put(StationState state) {
                    InMemoryRepositories.this.put(statuses, state.status().station(), state);
                }
            };
        }

        @Override
        public ProofLogRepository proofLog() {
            return proofLog;
        }

        @Override
        public StationOverviewRepository overviews() {
            return new InMemoryOverviews(
                    overviews,
                    (station, row) -> InMemoryRepositories.this.put(overviews, station, row));
        }

        @Override
        public RejectionRepository rejections() {
            return new RejectionRepository() {
                @Override
                public void add(RejectionCount more) {
                    var tally = new Tally(more.sender(), more.reason());
                    RejectionCount before = objections.get(tally);
                    long count = more.count() + (before == null ? 0 : before.count());
                    put(
                            objections,
                            tally,
                            new RejectionCount(
                                    more.sender(),
                                    more.reason(),
                                    count,
                                    more.detail(),
                                    more.lastAt()));
                }

                @Override
                public int removeBefore(Instant instant, int atMost) {
                    List<Tally> old =
                            objections.entrySet().stream()
                                    .filter(one -> one.getValue().lastAt().isBefore(instant))
                                    .map(Map.Entry::getKey)
                                    .limit(atMost)
                                    .toList();
                    old.forEach(one -> remove(objections, one));
                    return old.size();
                }

                @Override
                public List<RejectionCount> of(Set<String> senders) {
                    return all().stream().filter(one -> senders.contains(one.sender())).toList();
                }

                @Override
                public List<RejectionCount> all() {
                    return objections.values().stream()
                            .sorted(
                                    Comparator.comparing(RejectionCount::sender)
                                            .thenComparing(RejectionCount::reason))
                            .toList();
                }
            };
        }

        @Override
        public AuditRepository audit() {
            return new AuditRepository() {
                @Override
                public void add(AuditEntry entry) {
                    long last = counters().value(Counters.AUDIT);
                    String previous =
                            audit.isEmpty() ? ChainedAuditEntry.START : audit.getLast().digest();
                    InMemoryRepositories.this.add(
                            audit, ChainedAuditEntry.after(last, previous, entry));
                    counters().countTo(Counters.AUDIT, last + 1);
                }

                @Override
                public int removeBefore(Instant instant, int atMost) {
                    long kept =
                            audit.stream()
                                    .filter(one -> !one.entry().at().isBefore(instant))
                                    .mapToLong(ChainedAuditEntry::number)
                                    .min()
                                    .orElse(Long.MAX_VALUE);
                    return removeAll(audit, one -> one.number() < kept, atMost);
                }

                @Override
                public List<AuditEntry> latest(int atMost) {
                    return audit.reversed().stream()
                            .limit(atMost)
                            .map(ChainedAuditEntry::entry)
                            .toList();
                }

                @Override
                public List<ChainedAuditEntry> find(Filter filter, int atMost) {
                    return audit.reversed().stream().filter(filter::matches).limit(atMost).toList();
                }

                @Override
                public List<ChainedAuditEntry> chainAfter(long number, int atMost) {
                    return audit.stream()
                            .filter(one -> one.number() > number)
                            .limit(atMost)
                            .toList();
                }
            };
        }

        @Override
        public CentreRepository centres() {
            return new CentreRepository() {
                @Override
                public boolean beat(Heartbeat heartbeat) {
                    Running held = centres.get(heartbeat.name().value());
                    Instant now = databaseClock.instant();
                    if (held != null
                            && !held.heartbeat().startId().equals(heartbeat.startId())
                            && seen(held, now).isAlive()) {
                        return false;
                    }
                    put(centres, heartbeat.name().value(), new Running(heartbeat, now));
                    return true;
                }

                private SeenCentre seen(Running one, Instant now) {
                    Heartbeat heartbeat = one.heartbeat();
                    return new SeenCentre(
                            heartbeat.name(),
                            heartbeat.startId(),
                            heartbeat.clustered(),
                            heartbeat.startedAt(),
                            heartbeat.linkUp(),
                            Duration.between(one.at(), now),
                            Duration.between(one.at(), heartbeat.at()));
                }

                @Override
                public List<SeenCentre> all() {
                    Instant now = databaseClock.instant();
                    return centres.values().stream().map(one -> seen(one, now)).toList();
                }

                @Override
                public RetentionClock retentionClock() {
                    return retentionClock.getOrDefault(1, RetentionClock.NONE);
                }

                @Override
                public void putRetentionClock(RetentionClock clock) {
                    put(retentionClock, 1, clock);
                }

                @Override
                public void remove(CentreName name, String startId) {
                    Running held = centres.get(name.value());
                    if (held != null && held.heartbeat().startId().equals(startId)) {
                        InMemoryRepositories.this.remove(centres, name.value());
                    }
                }
            };
        }

        @Override
        public SignInFailureRepository signInFailures() {
            return new SignInFailureRepository() {
                @Override
                public Optional<Failures> find(Kind kind, String subject) {
                    return Optional.ofNullable(failures.get(new FailureKey(kind, subject)));
                }

                @Override
                public void put(Kind kind, String subject, Failures counted) {
                    InMemoryRepositories.this.put(failures, new FailureKey(kind, subject), counted);
                }

                @Override
                public void remove(Kind kind, String subject) {
                    InMemoryRepositories.this.remove(failures, new FailureKey(kind, subject));
                }

                @Override
                public void retain(Instant since, int atMost) {
                    List<Instant> latest =
                            failures.values().stream()
                                    .map(Failures::last)
                                    .sorted(Comparator.reverseOrder())
                                    .toList();
                    Map.copyOf(failures)
                            .forEach((key, one) -> {
                                boolean fits =
                                        latest.size() <= atMost
                                                || one.last().isAfter(latest.get(atMost));
                                if (one.last().isBefore(since) || !fits) {
                                    InMemoryRepositories.this.remove(failures, key);
                                }
                            });
                }
            };
        }

        @Override
        public RoleGrantRepository roleGrants() {
            return new RoleGrantRepository() {
                @Override
                public List<RoleGrant> all() {
                    return roleGrants.values().stream()
                            .sorted(
                                    Comparator.comparing(RoleGrant::login)
                                            .thenComparing(RoleGrant::unit)
                                            .thenComparing(grant -> grant.role().name())
                                            .thenComparing(RoleGrant::from))
                            .toList();
                }

                @Override
                public List<RoleGrant> of(Login login) {
                    return all().stream().filter(one -> one.login().equals(login)).toList();
                }

                @Override
                public void put(RoleGrant grant) {
                    InMemoryRepositories.this.put(roleGrants, grant.endedOn(grant.from()), grant);
                }
            };
        }

        @Override
        public PeopleRepository people() {
            return new PeopleRepository() {
                @Override
                public List<Person> all() {
                    return persons.values().stream()
                            .sorted(Comparator.comparing(one -> one.account().login()))
                            .toList();
                }

                @Override
                public Optional<Person> find(Login login) {
                    return Optional.ofNullable(persons.get(login));
                }

                @Override
                public void put(Person person) {
                    InMemoryRepositories.this.put(persons, person.account().login(), person);
                }

                @Override
                public List<SignInSession> sessions(Login login) {
                    return sessions.values().stream()
                            .filter(one -> one.login().equals(login))
                            .sorted(
                                    Comparator.comparing(SignInSession::begunAt)
                                            .reversed()
                                            .thenComparing(one -> one.token().value()))
                            .toList();
                }

                @Override
                public Optional<SignInSession> session(SessionTokenDigest token) {
                    return Optional.ofNullable(sessions.get(token));
                }

                @Override
                public void putSession(SignInSession session) {
                    InMemoryRepositories.this.put(sessions, session.token(), session);
                }

                @Override
                public void touchSession(SessionTokenDigest token, Instant at) {
                    session(token).ifPresent(one -> putSession(one.seenAt(at)));
                }

                @Override
                public boolean removeSession(SessionTokenDigest token) {
                    boolean had = sessions.containsKey(token);
                    InMemoryRepositories.this.remove(sessions, token);
                    return had;
                }

                @Override
                public void removeSessions(Login login) {
                    sessions(login).forEach(one -> removeSession(one.token()));
                }

                @Override
                public void removeSessionsBefore(Instant instant) {
                    List.copyOf(sessions.values()).stream()
                            .filter(one -> one.begunAt().isBefore(instant))
                            .forEach(one -> removeSession(one.token()));
                }

                @Override
                public Optional<OneTimeLink> link(SessionTokenDigest token) {
                    return links.values().stream()
                            .filter(one -> one.token().equals(token))
                            .findFirst();
                }

                @Override
                public void putLink(OneTimeLink link) {
                    InMemoryRepositories.this.put(links, link.login(), link);
                }

                @Override
                public void removeLinks(Login login) {
                    InMemoryRepositories.this.remove(links, login);
                }

                @Override
                public Optional<SecondFactor> factor(Login login) {
                    return Optional.ofNullable(factors.get(login));
                }

                @Override
                public void putFactor(SecondFactor factor) {
                    InMemoryRepositories.this.put(factors, factor.login(), factor);
                }

                @Override
                public void removeFactor(Login login) {
                    InMemoryRepositories.this.remove(factors, login);
                }
            };
        }

        @Override
        public Counters counters() {
            return new Counters() {
                @Override
                public void hold(String counter) {}

                @Override
                public long value(String counter) {
                    return counters.getOrDefault(counter, 0L);
                }

                @Override
                public void countTo(String counter, long value) {
                    if (value <= value(counter)) {
                        throw new Failed(counter + " counts back to " + value);
                    }
                    put(counters, counter, value);
                }
            };
        }
    }
}
