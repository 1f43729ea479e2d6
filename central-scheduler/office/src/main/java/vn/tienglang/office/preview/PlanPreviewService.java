package vn.tienglang.office.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.AffectedStations;
import vn.tienglang.office.check.ProposedChange;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.preview.PreviewResult.Reason;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.Target;

/**
 * Service for previews: explains what airs, finds conflicts, previews changes. It stores nothing
 * and counts no number. Its methods may be called from any thread; a transaction is open only while
 * the plan input is read, not while the plan is computed. An interrupt ends a long computation by a
 * {@link CancellationException}.
 */
public final class PlanPreviewService {
    /** Maximum number of days: the longest month. */
    public static final int DAYS = 31;

    /** Maximum number of days times stations: the country for a week, a province for a month. */
    public static final long STATION_DAYS = 100_000;

    /** Maximum number of stations whose past is read: the communes of the largest province. */
    private static final int PAST_STATIONS = 600;

    /** The first day that can be previewed. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** The last day that can be previewed. */
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Transactions transactions;
    private final ProposedChanges proposedChanges;
    private final InstantSource clock;
    private final Duration grace;

    private final WeekPlanService weeks;

    /** Large previews run one after another, so that the pages keep a processor. */
    private final PreviewWorker worker = new PreviewWorker();

    /**
     * Service over these repositories.
     *
     * @param items validates plan items
     * @param situations validates situations
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PlanPreviewService(
            Transactions transactions,
            PlanItemValidator items,
            SituationValidator situations,
            InstantSource clock,
            Duration grace) {
        this.transactions = transactions;
        this.proposedChanges = new ProposedChanges(items, situations);
        this.clock = clock;
        this.grace = grace;
        weeks = new WeekPlanService(transactions, this::basis, worker);
    }

    /** Explains what airs at a station at an instant, or why nothing does. */
    public PreviewResult<AirExplanation> explain(StationId id, Instant at) {
        List<Reason> reasons = new ArrayList<>(date(at));
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused<>(reasons);
        }
        record Place(Station station, PlanInput basis) {}
        Optional<Place> place =
                transactions.inTransaction(repositories ->
                        repositories
                                .enrolments()
                                .find(id)
                                .map(Enrolment::station)
                                .map(station -> {
                                    LocalDate date = LocalDate.ofInstant(at, station.zone());
                                    LocalDate first = date.minusDays(PlanInputLoader.DAYS_BEFORE);
                                    return new Place(
                                            station,
                                            basis(repositories, List.of(station), first, date));
                                }));
        return place.<PreviewResult<AirExplanation>>map(one ->
                        new PreviewResult.Found<>(
                                new AirExplanation(
                                        one.station(),
                                        at,
                                        Planner.of(one.basis()).explain(one.station(), at),
                                        PlanNames.of(one.basis()))))
                .orElseGet(
                        () -> new PreviewResult.Refused<>(List.of(new Reason.UnknownStation(id))));
    }

    /**
     * The conflicts at the stations of a unit: what is ordered and does not air.
     *
     * @param days 1 to {@value #DAYS}
     */
    public PreviewResult<UnitConflicts> conflicts(AreaCode unit, LocalDate from, int days) {
        List<Reason> reasons = days(from, days);
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused<>(reasons);
        }
        var span = new DateSpan(from, days);
        PreviewResult<PlanInput> gathered =
                transactions.inTransaction(repositories -> {
                    List<AreaSuccession> successions =
                            AffectedStations.successions(repositories, span.last());
                    Reach reach = AffectedStations.of(repositories, successions);
                    if (span.dates().stream()
                            .allMatch(on -> reach.successorsOf(unit, on).isEmpty())) {
                        return new PreviewResult.Refused<>(List.of(new Reason.UnknownUnit(unit)));
                    }
                    List<Station> stations =
                            AffectedStations.inside(reach, Set.of(unit), span.dates());
                    List<Reason> much = tooManyStationDays(stations, days);
                    return much.isEmpty()
                            ? new PreviewResult.Found<>(basis(repositories, stations, span))
                            : new PreviewResult.Refused<>(much);
                });
        return switch (gathered) {
            case PreviewResult.Refused<PlanInput>(var said) -> new PreviewResult.Refused<>(said);
            case PreviewResult.Found<PlanInput>(PlanInput basis) -> {
                List<Station> stations = basis.network().stations();
                Conflicts found =
                        worker.run(() ->
                                Conflicts.over(
                                        Planner.of(basis),
                                        new InterruptibleList<>(stations),
                                        from,
                                        days));
                yield new PreviewResult.Found<>(
                        new UnitConflicts(
                                unit, from, days, stations.size(), found, PlanNames.of(basis)));
            }
        };
    }

    /**
     * Previews a change as if it were made now and approved at once, or returns every reason
     * against it.
     *
     * @param days 1 to {@value #DAYS}
     */
    public PreviewResult<ChangePreview> preview(PlanChange change, LocalDate from, int days) {
        List<Reason> reasons = days(from, days);
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused<>(reasons);
        }
        var span = new DateSpan(from, days);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PreviewResult<BeforeAndAfter> gathered =
                transactions.inTransaction(repositories -> change(repositories, change, span, now));
        return switch (gathered) {
            case PreviewResult.Refused<BeforeAndAfter>(var said) ->
                    new PreviewResult.Refused<>(said);
            case PreviewResult.Found<BeforeAndAfter>(BeforeAndAfter seen) ->
                    new PreviewResult.Found<>(
                            new ChangePreview(
                                    from,
                                    days,
                                    seen.before().network().stations(),
                                    worker.run(() -> seen.preview(span)),
                                    PlanNames.of(seen.before(), seen.after())));
        };
    }

    /**
     * Previews the airings that an obligation would place, as if it were stored now and approved at
     * once, or returns every reason against it.
     *
     * @param days 1 to {@value #DAYS}
     */
    public PreviewResult<ObligationPreview> preview(
            Obligation obligation, LocalDate from, int days) {
        List<Reason> reasons = days(from, days);
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused<>(reasons);
        }
        var span = new DateSpan(from, days);
        var change = new PlanChange.Put(new PlanItem.OfObligation(obligation));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PreviewResult<BeforeAndAfter> gathered =
                transactions.inTransaction(repositories -> change(repositories, change, span, now));
        return switch (gathered) {
            case PreviewResult.Refused<BeforeAndAfter>(var said) ->
                    new PreviewResult.Refused<>(said);
            case PreviewResult.Found<BeforeAndAfter>(BeforeAndAfter seen) ->
                    new PreviewResult.Found<>(
                            worker.run(() ->
                                    ObligationPreview.of(seen.after(), obligation, from, days)));
        };
    }

    /** Calendars of weeks, over the same plan inputs. */
    public WeekPlanService weeks() {
        return weeks;
    }

    /** The stations of a target on a day. */
    public PreviewResult<TargetStations> stationsOf(Target target, LocalDate date) {
        List<Reason> reasons = days(date, 1);
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused<>(reasons);
        }
        Reach reach =
                transactions.inTransaction(
                        repositories -> AffectedStations.withTags(repositories, date));
        var nobody = new TreeSet<>(target.areas());
        nobody.addAll(target.except());
        nobody.removeIf(area -> !reach.successorsOf(area, date).isEmpty());
        return new PreviewResult.Found<>(
                new TargetStations(reach.stations(target, date), nobody, reach.unlocated(date)));
    }

    /** Consecutive days. */
    private record DateSpan(LocalDate from, int days) {
        LocalDate last() {
            return from.plusDays(days - 1L);
        }

        List<LocalDate> dates() {
            return from.datesUntil(from.plusDays(days)).toList();
        }
    }

    private static List<Reason> days(LocalDate from, int days) {
        var reasons = new ArrayList<Reason>();
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            reasons.add(new Reason.OutsidePlanningRange(from, EARLIEST, LATEST));
        }
        if (days < 1 || days > DAYS) {
            reasons.add(new Reason.TooManyDays(days, DAYS));
        }
        return reasons;
    }

    private static List<Reason> date(Instant at) {
        Instant earliest = EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant latest = LATEST.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (at.isBefore(earliest)) {
            return List.of(new Reason.OutsidePlanningRange(LocalDate.MIN, EARLIEST, LATEST));
        }
        return at.isAfter(latest)
                ? List.of(new Reason.OutsidePlanningRange(LocalDate.MAX, EARLIEST, LATEST))
                : List.of();
    }

    private static List<Reason> tooManyStationDays(List<Station> stations, int days) {
        long stationDays = (long) stations.size() * days;
        return stationDays > STATION_DAYS
                ? List.of(new Reason.TooManyStationDays(stationDays, STATION_DAYS))
                : List.of();
    }

    private PlanInput basis(Repositories repositories, List<Station> stations, DateSpan span) {
        return basis(
                repositories,
                stations,
                span.from().minusDays(PlanInputLoader.DAYS_BEFORE),
                span.last());
    }

    /**
     * The plan input of every preview. For more than {@link #PAST_STATIONS} stations the past is
     * not read: airings that began today count as open, and makegoods are missing.
     */
    private PlanInput basis(
            Repositories repositories, List<Station> stations, LocalDate first, LocalDate last) {
        PlanInput standing = PlanInputLoader.basis(repositories, stations, first, last);
        if (stations.size() > PAST_STATIONS) {
            return standing;
        }
        List<Enrolment> enrolments =
                stations.stream()
                        .flatMap(station -> repositories.enrolments().find(station.id()).stream())
                        .toList();
        return new PastLoader(repositories, standing, clock.instant(), grace)
                .with(enrolments, first);
    }

    /** Plan inputs without and with the change. */
    private record BeforeAndAfter(PlanInput before, PlanInput after) {
        PlanComparison preview(DateSpan span) {
            Planner without = Planner.of(before);
            Planner with =
                    before.network().equals(after.network())
                                    && before.content()
                                            .dueHandOvers()
                                            .equals(after.content().dueHandOvers())
                            ? without.with(after.policies()).with(after.orders())
                            : Planner.of(after);
            List<Station> stations = before.network().stations();
            return PlanComparison.of(
                    without, with, new InterruptibleList<>(stations), span.from(), span.days());
        }
    }

    private PreviewResult<BeforeAndAfter> change(
            Repositories repositories, PlanChange wanted, DateSpan span, Instant now) {
        return switch (proposedChanges.propose(repositories, wanted, now)) {
            case PreviewResult.Refused<ProposedChange>(var said) ->
                    new PreviewResult.Refused<>(said);
            case PreviewResult.Found<ProposedChange>(ProposedChange seen) -> {
                List<Station> stations =
                        AffectedStations.stations(repositories, seen, span.dates());
                List<Reason> much = tooManyStationDays(stations, span.days());
                if (!much.isEmpty()) {
                    yield new PreviewResult.Refused<>(much);
                }
                PlanInput before = basis(repositories, stations, span);
                LocalDate first = span.from().minusDays(PlanInputLoader.DAYS_BEFORE);
                List<PlanItem> standing =
                        PlanInputLoader.effectiveItems(repositories, stations, first, span.last());
                yield new PreviewResult.Found<>(
                        new BeforeAndAfter(
                                before, PlanInputLoader.withItems(before, seen.applyTo(standing))));
            }
        };
    }
}
