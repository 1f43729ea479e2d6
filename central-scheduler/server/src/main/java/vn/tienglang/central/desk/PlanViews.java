package vn.tienglang.central.desk;

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
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.PlanView.Bar;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Planning;
import vn.tienglang.planner.programme.Preview;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Target;

/**
 * Where one sees what a plan brings, and why, before anything is issued. Nothing of it is changed
 * here, and no number is used up. Its verbs may be called from any thread; the books are held only
 * as long as it takes to read what the plan is made from, and never while it is worked out.
 */
public final class PlanViews {
    /** More days are not looked at together: the longest month. */
    public static final int DAYS = 31;

    /**
     * More days of stations are not looked at together: a country for a week, a province for every
     * day of every month.
     */
    public static final long STATION_DAYS = 100_000;

    /** Of more stations than the largest province has communes, the past is not looked at. */
    private static final int PAST_STATIONS = 600;

    /** Before this day there was nothing to plan. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** After this day nobody plans yet. */
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Archive archive;
    private final PlanTurns turns;
    private final InstantSource clock;
    private final Duration grace;

    /** Provinces are worked out one after the other, so that the pages keep a processor. */
    private final Semaphore worker = new Semaphore(1, true);

    /**
     * Over these books.
     *
     * @param office says what stands against an item
     * @param situations says what stands against raising a unit
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PlanViews(
            Archive archive,
            PlanOffice office,
            Situations situations,
            InstantSource clock,
            Duration grace) {
        this.archive = archive;
        this.turns = new PlanTurns(office, situations);
        this.clock = clock;
        this.grace = grace;
    }

    /** What would sound at that station at that instant, and why; or why nothing would. */
    public PlanView<Explained> why(StationId id, Instant at) {
        List<Bar> bars = new ArrayList<>(date(at));
        if (!bars.isEmpty()) {
            return new PlanView.Refused<>(bars);
        }
        record Place(Station station, Basis basis) {}
        Optional<Place> place =
                archive.inTransaction(books ->
                        books.enrolments()
                                .find(id)
                                .map(Enrolment::station)
                                .map(station -> {
                                    LocalDate date = LocalDate.ofInstant(at, station.zone());
                                    LocalDate first = date.minusDays(PlanSources.DAYS_BEFORE);
                                    return new Place(
                                            station, basis(books, List.of(station), first, date));
                                }));
        return place.<PlanView<Explained>>map(one ->
                        new PlanView.Seen<>(
                                new Explained(
                                        one.station(),
                                        at,
                                        Planning.of(one.basis()).why(one.station(), at),
                                        PlanNames.of(one.basis()))))
                .orElseGet(() -> new PlanView.Refused<>(List.of(new Bar.UnknownStation(id))));
    }

    /**
     * What is ordered and would not be heard at the stations of a unit.
     *
     * @param days 1 to {@value #DAYS}
     */
    public PlanView<Clashes> conflicts(AreaCode unit, LocalDate from, int days) {
        List<Bar> bars = days(from, days);
        if (!bars.isEmpty()) {
            return new PlanView.Refused<>(bars);
        }
        var span = new Span(from, days);
        PlanView<Basis> gathered =
                archive.inTransaction(books -> {
                    List<Succession> successions = PlanReach.successions(books, span.last());
                    Reach reach = PlanReach.of(books, successions);
                    if (span.dates().stream().allMatch(on -> reach.standing(unit, on).isEmpty())) {
                        return new PlanView.Refused<>(List.of(new Bar.UnknownUnit(unit)));
                    }
                    List<Station> stations = PlanReach.inside(reach, Set.of(unit), span.dates());
                    List<Bar> much = tooMuch(stations, days);
                    return much.isEmpty()
                            ? new PlanView.Seen<>(basis(books, stations, span))
                            : new PlanView.Refused<>(much);
                });
        return switch (gathered) {
            case PlanView.Refused<Basis>(var said) -> new PlanView.Refused<>(said);
            case PlanView.Seen<Basis>(Basis basis) -> {
                List<Station> stations = basis.places().stations();
                Conflicts found =
                        inTurn(() -> Conflicts.over(Planning.of(basis), stations, from, days));
                yield new PlanView.Seen<>(
                        new Clashes(unit, from, days, stations.size(), found, PlanNames.of(basis)));
            }
        };
    }

    /**
     * What a change would bring, as if it were made now and approved at once; or everything that
     * stands against it.
     *
     * @param days 1 to {@value #DAYS}
     */
    public PlanView<Foreseen> preview(PlanChange change, LocalDate from, int days) {
        List<Bar> bars = days(from, days);
        if (!bars.isEmpty()) {
            return new PlanView.Refused<>(bars);
        }
        var span = new Span(from, days);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PlanView<Change> gathered =
                archive.inTransaction(books -> change(books, change, span, now));
        return switch (gathered) {
            case PlanView.Refused<Change>(var said) -> new PlanView.Refused<>(said);
            case PlanView.Seen<Change>(Change seen) ->
                    new PlanView.Seen<>(
                            new Foreseen(
                                    from,
                                    days,
                                    seen.before().places().stations(),
                                    inTurn(() -> seen.preview(span)),
                                    PlanNames.of(seen.before(), seen.after())));
        };
    }

    /** The exact stations of a target on a day. */
    public PlanView<Reached> reached(Target target, LocalDate date) {
        List<Bar> bars = days(date, 1);
        if (!bars.isEmpty()) {
            return new PlanView.Refused<>(bars);
        }
        Reach reach = archive.inTransaction(books -> PlanReach.withTags(books, date));
        var nobody = new TreeSet<>(target.areas());
        nobody.addAll(target.except());
        nobody.removeIf(area -> !reach.standing(area, date).isEmpty());
        return new PlanView.Seen<>(
                new Reached(reach.stations(target, date), nobody, reach.nowhere(date)));
    }

    private <T> T inTurn(Supplier<T> work) {
        worker.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            worker.release();
        }
    }

    /** Some days, one after the other. */
    private record Span(LocalDate from, int days) {
        LocalDate last() {
            return from.plusDays(days - 1L);
        }

        List<LocalDate> dates() {
            return from.datesUntil(from.plusDays(days)).toList();
        }
    }

    private static List<Bar> days(LocalDate from, int days) {
        var bars = new ArrayList<Bar>();
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            bars.add(new Bar.NotPlanned(from, EARLIEST, LATEST));
        }
        if (days < 1 || days > DAYS) {
            bars.add(new Bar.Days(days, DAYS));
        }
        return bars;
    }

    private static List<Bar> date(Instant at) {
        Instant earliest = EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant latest = LATEST.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (at.isBefore(earliest)) {
            return List.of(new Bar.NotPlanned(LocalDate.MIN, EARLIEST, LATEST));
        }
        return at.isAfter(latest)
                ? List.of(new Bar.NotPlanned(LocalDate.MAX, EARLIEST, LATEST))
                : List.of();
    }

    private static List<Bar> tooMuch(List<Station> stations, int days) {
        long stationDays = (long) stations.size() * days;
        return stationDays > STATION_DAYS
                ? List.of(new Bar.TooMuch(stationDays, STATION_DAYS))
                : List.of();
    }

    private Basis basis(Books books, List<Station> stations, Span span) {
        return basis(books, stations, span.from().minusDays(PlanSources.DAYS_BEFORE), span.last());
    }

    /**
     * Everything that is seen here is made from this. Of more than a province nothing is known of
     * what was issued and heard: what has begun today counts as open, and makegoods do not show.
     */
    private Basis basis(Books books, List<Station> stations, LocalDate first, LocalDate last) {
        Basis standing = PlanSources.basis(books, stations, first, last);
        if (stations.size() > PAST_STATIONS) {
            return standing;
        }
        List<Enrolment> enrolments =
                stations.stream()
                        .flatMap(station -> books.enrolments().find(station.id()).stream())
                        .toList();
        return new PastSources(books, standing, clock.instant(), grace).with(enrolments, first);
    }

    /** What the plan is made from without a change, and with it. */
    private record Change(Basis before, Basis after) {
        Preview preview(Span span) {
            Planning without = Planning.of(before);
            Planning with =
                    before.places().equals(after.places())
                                    && before.content()
                                            .promised()
                                            .equals(after.content().promised())
                            ? without.with(after.law()).with(after.orders())
                            : Planning.of(after);
            List<Station> stations = before.places().stations();
            return Preview.of(without, with, stations, span.from(), span.days());
        }
    }

    private PlanView<Change> change(Books books, PlanChange wanted, Span span, Instant now) {
        return switch (turns.of(books, wanted, now)) {
            case PlanView.Refused<PlanTurn>(var said) -> new PlanView.Refused<>(said);
            case PlanView.Seen<PlanTurn>(PlanTurn seen) -> {
                List<Station> stations = PlanReach.stations(books, seen, span.dates());
                List<Bar> much = tooMuch(stations, span.days());
                if (!much.isEmpty()) {
                    yield new PlanView.Refused<>(much);
                }
                Basis before = basis(books, stations, span);
                LocalDate first = span.from().minusDays(PlanSources.DAYS_BEFORE);
                List<PlanItem> standing = PlanSources.standing(books, stations, first, span.last());
                yield new PlanView.Seen<>(
                        new Change(before, PlanSources.under(before, seen.of(standing))));
            }
        };
    }
}
