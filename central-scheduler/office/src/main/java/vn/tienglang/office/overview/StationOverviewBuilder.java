package vn.tienglang.office.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.asrun.ChainHistory;
import vn.tienglang.office.store.DailyLogRepository.LogRevision;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.compliance.Verdict;

/** Builder of the overviews of some stations. It reads only what belongs to them. */
final class StationOverviewBuilder {
    /** Wait after which a row that could not be made is tried again. */
    private static final Duration UNREADABLE_AGAIN = Duration.ofMinutes(30);

    private final Instant now;
    private final Duration grace;
    private final AreaTree tree;
    private final Map<StationId, StationState> states = new HashMap<>();
    private final Map<StationId, Map<LocalDate, DailyLog>> logs = new HashMap<>();
    private final Map<StationId, List<LogRevision>> issued = new HashMap<>();
    private final Map<StationId, List<AsRunEntry>> asRun = new HashMap<>();
    private final Set<StationId> cloned;

    private StationOverviewBuilder(
            Repositories repositories, List<Station> stations, Instant now, Duration grace) {
        this.now = now;
        this.grace = grace;
        tree = repositories.areas().tree();
        cloned = ChainHistory.clones(repositories.asRun(), now);
        List<StationId> ids = stations.stream().map(Station::id).toList();
        List<LocalDate> days = stations.stream().map(this::today).sorted().toList();
        LocalDate first = days.getFirst();
        LocalDate end = days.getLast().plusDays(1);
        repositories
                .stationStates()
                .of(ids)
                .forEach(state -> states.put(state.status().station(), state));
        repositories
                .dailyLogs()
                .latestBetween(ids, first, end)
                .forEach(log ->
                        logs.computeIfAbsent(log.station(), _ -> new HashMap<>())
                                .put(log.date(), log));
        repositories
                .dailyLogs()
                .latestRevisions(ids, first, end.plusDays(Limits.DAYS_AHEAD))
                .forEach(one ->
                        issued.computeIfAbsent(one.station(), _ -> new ArrayList<>()).add(one));
        repositories
                .asRun()
                .between(ids, first, end)
                .forEach(one ->
                        asRun.computeIfAbsent(one.station(), _ -> new ArrayList<>()).add(one));
    }

    /** The overviews of these stations at {@code now}, in the same order. */
    static List<StationOverview> overviews(
            Repositories repositories, List<Enrolment> enrolments, Instant now, Duration grace) {
        List<Station> stations = enrolments.stream().map(Enrolment::station).toList();
        if (stations.isEmpty()) {
            return List.of();
        }
        var builder = new StationOverviewBuilder(repositories, stations, now, grace);
        return stations.stream().map(builder::overview).toList();
    }

    /** The overview of a station whose stored data cannot be read. */
    static StationOverview unreadable(Repositories repositories, Station station, Instant now) {
        return new StationOverview(
                station.id(),
                areas(repositories.areas().tree(), station, now),
                StationCondition.UNREADABLE,
                StationPresence.UNKNOWN,
                Optional.empty(),
                StationOverview.Device.UNKNOWN,
                0,
                Optional.empty(),
                StationOverview.DayOutcome.NONE,
                millis(now.plus(UNREADABLE_AGAIN)),
                millis(now));
    }

    private static List<AreaCode> areas(
            AreaTree tree, Station station, Instant now) {
        return tree.ancestry(station.area(), LocalDate.ofInstant(now, station.zone())).stream()
                .map(Area::code)
                .toList();
    }

    private LocalDate today(Station station) {
        return LocalDate.ofInstant(now, station.zone());
    }

    private StationOverview overview(Station station) {
        LocalDate today = today(station);
        Optional<StationState> state = Optional.ofNullable(states.get(station.id()));
        Optional<DailyLog> log =
                Optional.ofNullable(logs.getOrDefault(station.id(), Map.of()).get(today));
        StationPresence presence = StationPresence.of(state, now);
        StationOverview.Device device =
                state.map(one -> device(one.status())).orElse(StationOverview.Device.UNKNOWN);
        int behind = behind(station, today, state);
        Optional<Reconciliation> judged =
                log.map(day ->
                        Reconciliation.of(
                                day,
                                asRun.getOrDefault(station.id(), List.of()),
                                now,
                                grace));
        StationOverview.DayOutcome outcome =
                judged.map(StationOverviewBuilder::outcome).orElse(StationOverview.DayOutcome.NONE);
        return new StationOverview(
                station.id(),
                areas(tree, station, now),
                condition(station, presence, device, outcome, behind),
                presence,
                state.map(StationState::receivedAt),
                device,
                behind,
                log.stream()
                        .flatMap(day -> day.airings().stream())
                        .map(airing -> airing.airtime().start())
                        .filter(start -> start.isAfter(now))
                        .min(Instant::compareTo)
                        .map(StationOverviewBuilder::millis),
                outcome,
                dueAt(station, state, log, judged),
                millis(now));
    }

    private static StationOverview.Device device(StationStatus status) {
        return new StationOverview.Device(
                status.faults().size() + (status.clockTrusted() ? 0 : 1),
                status.audible(),
                !status.onAir().isEmpty(),
                status.unsent(),
                status.missing().size());
    }

    private int behind(Station station, LocalDate today, Optional<StationState> state) {
        Map<LocalDate, Integer> held = new HashMap<>();
        state.ifPresent(one ->
                one.status().logs().forEach(log -> held.put(log.date(), log.revision())));
        return (int)
                issued.getOrDefault(station.id(), List.of()).stream()
                        .filter(one -> !one.date().isBefore(today))
                        .filter(one -> held.getOrDefault(one.date(), 0) < one.number())
                        .count();
    }

    private StationCondition condition(
            Station station,
            StationPresence presence,
            StationOverview.Device device,
            StationOverview.DayOutcome outcome,
            int behind) {
        if (cloned.contains(station.id())) {
            return StationCondition.CLONED;
        }
        if (device.faults() > 0) {
            return StationCondition.FAULTY;
        }
        if (presence == StationPresence.LOST) {
            return StationCondition.LOST;
        }
        if (presence == StationPresence.SILENT) {
            return StationCondition.SILENT;
        }
        if (outcome.failed() > 0) {
            return StationCondition.MISSED;
        }
        if (presence == StationPresence.UNKNOWN) {
            return StationCondition.UNKNOWN;
        }
        if (behind > 0) {
            return StationCondition.OUTDATED;
        }
        return device.audible() ? StationCondition.GOOD : StationCondition.INAUDIBLE;
    }

    private static StationOverview.DayOutcome outcome(Reconciliation judged) {
        int fulfilled = 0;
        int failed = 0;
        int open = 0;
        for (Verdict verdict : judged.verdicts().values()) {
            switch (verdict) {
                case Verdict.Fulfilled _, Verdict.Preempted _ -> fulfilled++;
                case Verdict.Partial _, Verdict.Missed _, Verdict.Unconfirmed _ -> failed++;
                case Verdict.Awaited _ -> open++;
            }
        }
        return new StationOverview.DayOutcome(fulfilled, failed, open);
    }

    /**
     * When time alone changes the row: an airing begins, an airing without an as-run entry becomes
     * unconfirmed, the station becomes silent, or its day ends. A fork that is no longer shown is
     * seen at the end of the day.
     */
    private Instant dueAt(
            Station station,
            Optional<StationState> state,
            Optional<DailyLog> log,
            Optional<Reconciliation> judged) {
        Instant midnight =
                today(station).plusDays(1).atStartOfDay(station.zone()).toInstant();
        Stream<Instant> silent =
                state.stream().filter(one -> !one.lost()).map(StationPresence::silentAt);
        Stream<Instant> airings =
                log.stream()
                        .flatMap(day -> day.airings().stream())
                        .flatMap(airing -> instants(airing, judged));
        return Stream.of(silent, airings, Stream.of(midnight))
                .flatMap(instants -> instants)
                .map(StationOverviewBuilder::roundedUp)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Stream<Instant> instants(Airing airing, Optional<Reconciliation> judged) {
        boolean isOpen =
                judged.map(one -> one.verdict(airing.id()) instanceof Verdict.Awaited).orElse(true);
        return isOpen
                ? Stream.of(airing.airtime().start(), airing.airtime().end().plus(grace))
                : Stream.of(airing.airtime().start());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** At the stored instant the change has come. */
    private static Instant roundedUp(Instant instant) {
        Instant down = millis(instant);
        return down.equals(instant) ? down : down.plusMillis(1);
    }
}
