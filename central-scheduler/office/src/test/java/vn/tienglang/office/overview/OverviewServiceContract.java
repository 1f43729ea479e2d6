package vn.tienglang.office.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.office.store.station.StationState;

/** Contract of the overviews: service and repository, in memory and on disk. */
public abstract class OverviewServiceContract {
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Instant EIGHT = OfficeSamples.EIGHT;
    private static final LocalDate TODAY = OfficeSamples.SATURDAY;
    private static final AreaCode COUNTRY = AreaCode.COUNTRY;
    private static final Clip NEWS = OfficeSamples.clip("Bản tin", Duration.ofSeconds(60));

    private static final Station GOOD = OfficeSamples.station("ls-a1", OfficeSamples.DONG_KINH);
    private static final Station FAULTY = OfficeSamples.station("ls-a2", OfficeSamples.DONG_KINH);
    private static final Station LOST = OfficeSamples.station("ls-a3", OfficeSamples.TAM_THANH);
    private static final Station MISSED = OfficeSamples.station("ls-a4", OfficeSamples.TAM_THANH);
    private static final Station NEW = OfficeSamples.station("ls-a5", OfficeSamples.DONG_KINH);
    private static final List<Station> ALL = List.of(GOOD, FAULTY, LOST, MISSED, NEW);

    private OverviewService service;

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void enrol() {
        service = new OverviewService(transactions(), GRACE);
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    for (Station station : ALL) {
                        repositories
                                .enrolments()
                                .put(
                                        OfficeSamples.enrolment(
                                                station, OfficeSamples.Keys.of(station, 1)));
                    }
                    return ALL.size();
                });
    }

    private static StationStatus status(
            Station station, Instant at, List<String> faults, int revision) {
        return new StationStatus(
                station.id(),
                at,
                1,
                OfficeSamples.CLOCK,
                "loa",
                true,
                "rơ-le",
                revision == 0 ? List.of() : List.of(new StationStatus.HeldLog(TODAY, revision)),
                List.of(),
                List.of(),
                faults,
                Optional.empty(),
                0,
                Optional.empty(),
                Map.of());
    }

    private void report(StationStatus status, boolean lost, Instant at) {
        transactions()
                .inTransaction(repositories -> {
                    repositories.stationStates().put(new StationState(status, lost, at));
                    return lost;
                });
    }

    private static DailyLog log(Station station, int revision, Instant... starts) {
        var airings = new ArrayList<Airing>();
        for (Instant start : starts) {
            airings.add(
                    new Airing(
                            new AiringId("s" + (airings.size() + 1) + "-20261121"),
                            new Airtime(start, start.plusSeconds(60)),
                            NEWS.id(),
                            MessageClass.ORDINARY,
                            80));
        }
        return new DailyLog(station.id(), TODAY, revision, airings, List.of(NEWS));
    }

    private void issue(DailyLog log) {
        transactions()
                .inTransaction(repositories -> {
                    OfficeSamples.issue(repositories, log, EIGHT);
                    return log;
                });
    }

    private StationOverview overview(Station station) {
        return transactions()
                .inTransaction(repositories -> repositories.overviews().of(List.of(station.id())))
                .getFirst();
    }

    private List<String> listed(AreaCode area) {
        return service.page(area, Optional.empty(), 99).stations().stream()
                .map(one -> one.station().value())
                .toList();
    }

    private void reportAll() {
        report(status(GOOD, EIGHT, List.of(), 0), false, EIGHT);
        report(status(FAULTY, EIGHT, List.of("rơ-le hỏng"), 0), false, EIGHT);
        report(status(LOST, EIGHT, List.of(), 0), true, EIGHT);
        report(status(MISSED, EIGHT, List.of(), 1), false, EIGHT);
        issue(log(MISSED, 1, EIGHT.minusSeconds(3_600), EIGHT.plusSeconds(3_600)));
        service.refresh(EIGHT);
    }

    @Test
    void theWorstStationComesFirst() {
        reportAll();
        assertThat(listed(COUNTRY)).containsExactly("ls-a2", "ls-a3", "ls-a4", "ls-a5", "ls-a1");
        assertThat(listed(OfficeSamples.TAM_THANH)).containsExactly("ls-a3", "ls-a4");
        assertThat(listed(OfficeSamples.CAO_BANG)).isEmpty();
        assertThat(service.page(COUNTRY, Optional.empty(), 9).stations())
                .extracting(StationOverview::condition)
                .containsExactly(
                        StationCondition.FAULTY,
                        StationCondition.LOST,
                        StationCondition.MISSED,
                        StationCondition.UNKNOWN,
                        StationCondition.GOOD);
    }

    @Test
    void theAiringsOfAnAreaAreTheSumOfThoseOfItsStations() {
        reportAll();
        issue(log(LOST, 1, EIGHT.plusSeconds(3_600), EIGHT.plusSeconds(7_200)));
        service.refresh(EIGHT);

        assertThat(service.outcome(OfficeSamples.TAM_THANH))
                .isEqualTo(new StationOverview.DayOutcome(0, 1, 3))
                .isEqualTo(service.outcome(COUNTRY));
        assertThat(service.outcome(OfficeSamples.DONG_KINH))
                .isEqualTo(StationOverview.DayOutcome.NONE);
        assertThat(service.outcome(OfficeSamples.CAO_BANG))
                .isEqualTo(StationOverview.DayOutcome.NONE);
    }

    @Test
    void everyStationIsOnOnePageAndNoneOnTwo() {
        reportAll();
        var seen = new ArrayList<String>();
        Optional<StationOverview.Position> after = Optional.empty();
        int pages = 0;
        do {
            OverviewService.OverviewPage page = service.page(COUNTRY, after, 2);
            assertThat(page.counts().stations()).isEqualTo(5);
            page.stations().forEach(one -> seen.add(one.station().value()));
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactly("ls-a2", "ls-a3", "ls-a4", "ls-a5", "ls-a1");
    }

    @Test
    void everyAreaAroundAStationCountsIt() {
        reportAll();
        assertThat(service.page(COUNTRY, Optional.empty(), 1).counts())
                .isEqualTo(new AreaOverview(COUNTRY, 0, 5, 3, 0, 1, 0, 1, 0));
        assertThat(service.page(OfficeSamples.TAM_THANH, Optional.empty(), 1).counts())
                .isEqualTo(new AreaOverview(OfficeSamples.TAM_THANH, 3, 2, 1, 0, 1, 0, 0, 0));
        var directory = new StationDirectory(transactions());
        assertThat(directory.areasWithStations(3))
                .extracting(AreaOverview::area, AreaOverview::stations)
                .containsExactly(
                        tuple(COUNTRY, 5),
                        tuple(OfficeSamples.LANG_SON, 5),
                        tuple(OfficeSamples.TOWN, 5));
        assertThat(
                        directory.stationsInside(
                                Set.of(OfficeSamples.DONG_KINH, OfficeSamples.CAO_BANG)))
                .isEqualTo(Map.of(OfficeSamples.DONG_KINH, 3));

        assertThat(directory.stationsIn(OfficeSamples.TAM_THANH, 9)).containsExactly(LOST, MISSED);
        report(status(LOST, EIGHT.plusSeconds(1), List.of(), 0), false, EIGHT.plusSeconds(1));
        service.refresh(EIGHT.plusSeconds(1));
        assertThat(service.page(COUNTRY, Optional.empty(), 1).counts())
                .isEqualTo(new AreaOverview(COUNTRY, 0, 5, 4, 0, 0, 0, 1, 0));
    }

    @Test
    void theRowTellsWhatTheStationLacksAndWhatComesNext() {
        report(status(GOOD, EIGHT, List.of(), 1), false, EIGHT);
        issue(log(GOOD, 2, EIGHT.plusSeconds(600), EIGHT.plusSeconds(1_200)));
        service.refresh(EIGHT);
        StationOverview row = overview(GOOD);
        assertThat(row.condition()).isEqualTo(StationCondition.OUTDATED);
        assertThat(row.logsBehind()).isEqualTo(1);
        assertThat(row.nextAiring()).contains(EIGHT.plusSeconds(600));
        assertThat(row.lastContact()).contains(EIGHT);
        assertThat(row.today()).isEqualTo(new StationOverview.DayOutcome(0, 0, 2));
        assertThat(row.dueAt()).isEqualTo(EIGHT.plusSeconds(600));

        report(status(GOOD, EIGHT.plusSeconds(9), List.of(), 2), false, EIGHT.plusSeconds(9));
        service.refresh(EIGHT.plusSeconds(9));
        assertThat(overview(GOOD).condition()).isEqualTo(StationCondition.GOOD);
        service.refresh(EIGHT.plusSeconds(601));
        assertThat(overview(GOOD).nextAiring()).contains(EIGHT.plusSeconds(1_200));
    }

    @Test
    void aStationThatStopsReportingBecomesSilentByTimeAlone() {
        report(status(GOOD, EIGHT, List.of(), 0), false, EIGHT);
        service.refresh(EIGHT);
        Instant before = EIGHT.plus(StationPresence.SILENT_AFTER).minusMillis(1);
        service.refresh(before);
        assertThat(overview(GOOD).presence()).isEqualTo(StationPresence.ONLINE);
        service.refresh(before.plusMillis(1));
        assertThat(overview(GOOD).condition()).isEqualTo(StationCondition.SILENT);
        assertThat(service.page(COUNTRY, Optional.empty(), 1).counts().silent()).isEqualTo(1);
    }

    @Test
    void anAiringWithoutAnEntryFailsByTimeAloneAndAnEntryCorrectsIt() {
        report(status(GOOD, EIGHT, List.of(), 1), false, EIGHT);
        issue(log(GOOD, 1, EIGHT));
        service.refresh(EIGHT);
        Instant end = EIGHT.plusSeconds(60).plus(GRACE);
        service.refresh(end.minusMillis(1));
        assertThat(overview(GOOD).today()).isEqualTo(new StationOverview.DayOutcome(0, 0, 1));
        service.refresh(end);
        assertThat(overview(GOOD).condition()).isEqualTo(StationCondition.MISSED);
        append(GOOD, new Outcome.Aired(OfficeSamples.playback(960_000)), end.plusSeconds(1));
        service.refresh(end.plusSeconds(1));
        assertThat(overview(GOOD).today()).isEqualTo(new StationOverview.DayOutcome(1, 0, 0));
        assertThat(overview(GOOD).condition()).isEqualTo(StationCondition.GOOD);
    }

    private void append(Station station, Outcome outcome, Instant at) {
        List<SignedEntry> entries =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(station.id()),
                        TODAY,
                        List.of(outcome),
                        OfficeSamples.Keys.of(station, 1).signer());
        var last = entries.getLast().entry();
        transactions()
                .inTransaction(repositories -> {
                    repositories
                            .asRun()
                            .append(
                                    new AsRunBranch(
                                            0,
                                            0,
                                            1,
                                            new AsRunLog(
                                                    last.station(),
                                                    last.chain(),
                                                    last.sequence(),
                                                    last.digest()),
                                            at,
                                            at),
                                    entries.stream()
                                            .map(one -> new ReceivedAsRunEntry(one, at))
                                            .toList());
                    return at;
                });
    }

    @Test
    void theDayOfTheStationEndsAtItsMidnight() {
        report(status(GOOD, EIGHT, List.of(), 1), true, EIGHT);
        issue(log(GOOD, 1, EIGHT));
        Instant midnight = TODAY.plusDays(1).atStartOfDay(OfficeSamples.HANOI).toInstant();
        service.refresh(midnight.minusMillis(1));
        assertThat(overview(GOOD).today().failed()).isEqualTo(1);
        service.refresh(midnight);
        assertThat(overview(GOOD).today()).isEqualTo(StationOverview.DayOutcome.NONE);
    }

    @Test
    void aSecondRefreshChangesNothing() {
        reportAll();
        assertThat(service.refresh(EIGHT)).isZero();
    }

    @Test
    void rowsOfAClockThatWasAheadAreMadeAgain() {
        Instant wrong = Instant.parse("2036-01-01T00:00:00Z");
        report(status(GOOD, EIGHT, List.of(), 0), false, EIGHT);
        service.refresh(wrong);
        assertThat(overview(GOOD).presence()).isEqualTo(StationPresence.SILENT);
        service.refresh(EIGHT.plusSeconds(1));
        assertThat(overview(GOOD).presence()).isEqualTo(StationPresence.ONLINE);
        assertThat(service.refresh(EIGHT.plusSeconds(1))).isZero();
    }

    @Test
    void aTransactionThatThrowsLeavesNoMarkAndNoRow() {
        service.refresh(EIGHT);
        try {
            transactions()
                    .inTransaction(repositories -> {
                        repositories
                                .stationStates()
                                .put(
                                        new StationState(
                                                status(GOOD, EIGHT, List.of(), 0), false, EIGHT));
                        throw new IllegalStateException("half way");
                    });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("half way");
        }
        assertThat(service.refresh(EIGHT)).isZero();
        assertThat(overview(GOOD).condition()).isEqualTo(StationCondition.UNKNOWN);
    }

    /**
     * The law of the rows: what marks and time keep up to date equals what is made from nothing.
     */
    @Test
    void rowsKeptUpToDateEqualRowsMadeFromNothing() {
        var random = new Random(Long.getLong("tienglang.seed", 20_261_121));
        Map<StationId, Integer> revisions = new HashMap<>();
        Instant now = EIGHT;
        for (int round = 0; round < 60; round++) {
            for (int change = random.nextInt(4); change > 0; change--) {
                change(random, revisions, now);
            }
            boolean isBack = random.nextInt(10) == 0;
            now = now.plusSeconds(isBack ? -random.nextInt(3_000) : random.nextInt(2_000));
            service.refresh(now);
            Map<StationId, StationOverview> kept = rows();
            Instant again = now;
            transactions()
                    .inTransaction(repositories -> {
                        repositories.overviews().makeAllDue(again);
                        return again;
                    });
            service.refresh(now);
            Map<StationId, StationOverview> made = rows();
            assertThat(made).as("round %d at %s", round, now).hasSize(ALL.size());
            made.forEach((station, row) ->
                    assertThat(kept.get(station))
                            .as("%s", station)
                            .usingRecursiveComparison()
                            .ignoringFields("madeAt")
                            .isEqualTo(row));
            assertThat(service.page(COUNTRY, Optional.empty(), 1).counts())
                    .isEqualTo(counted(made));
        }
    }

    private static AreaOverview counted(Map<StationId, StationOverview> rows) {
        AreaOverview counts = AreaOverview.none(COUNTRY, 0);
        for (StationOverview row : rows.values()) {
            counts = counts.plus(row, 1);
        }
        return counts;
    }

    private Map<StationId, StationOverview> rows() {
        var rows = new HashMap<StationId, StationOverview>();
        service.page(COUNTRY, Optional.empty(), 99)
                .stations()
                .forEach(one -> rows.put(one.station(), one));
        return rows;
    }

    private void change(Random random, Map<StationId, Integer> revisions, Instant now) {
        Station station = ALL.get(random.nextInt(ALL.size()));
        int revision = revisions.getOrDefault(station.id(), 0);
        switch (random.nextInt(3)) {
            case 0 -> {
                revisions.put(station.id(), revision + 1);
                Instant start = now.plusSeconds(random.nextInt(4_000) - 1_000);
                LocalDate date = LocalDate.ofInstant(start, OfficeSamples.HANOI);
                DailyLog log = log(station, revision + 1, start);
                issue(new DailyLog(log.station(), date, revision + 1, log.airings(), log.clips()));
            }
            case 1 -> {
                List<String> faults = random.nextInt(4) == 0 ? List.of("loa hỏng") : List.of();
                report(
                        status(station, now, faults, random.nextInt(revision + 1)),
                        random.nextInt(4) == 0,
                        now);
            }
            default ->
                    transactions()
                            .inTransaction(repositories -> {
                                repositories
                                        .enrolments()
                                        .put(
                                                OfficeSamples.enrolment(
                                                        station,
                                                        OfficeSamples.Keys.of(station, 2)));
                                return station;
                            });
        }
    }
}
