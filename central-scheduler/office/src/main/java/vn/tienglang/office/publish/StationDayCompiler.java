package vn.tienglang.office.publish;

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
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.input.PlanInput;

/**
 * Compiler of the visible days of some stations: today and the days ahead by the calendar of each.
 * It reads only what can matter to these stations, and of issued logs only those of days that have
 * begun or begin soon.
 *
 * <p>An order that began before it could be compiled, because the centre was stopped meanwhile, is
 * compiled too, on the day on which it began: the station reports that it got it too late. Without
 * that an order that was accepted would have no verdict.
 *
 * <p>It compiles every day of a station, with one exception: at midnight only the day that becomes
 * visible, if neither this day nor today depends on the day before it.
 */
final class StationDayCompiler {
    private final Duration grace;

    /**
     * Compiler.
     *
     * @param grace how long after its end an airing may stay unconfirmed
     */
    StationDayCompiler(Duration grace) {
        this.grace = grace;
    }

    /** Compiled stations, and the input they were compiled from. */
    record Compiled(
            List<CompiledStation> stations, Optional<PlanInputLoader.StationPlanInput> loaded) {}

    /**
     * Station to compile.
     *
     * @param isNewDay time passed midnight and nothing else happened
     * @param orderedSince since when orders wait to be compiled; now if none do
     */
    private record StationToCompile(Enrolment enrolment, boolean isNewDay, Instant orderedSince) {
        Station station() {
            return enrolment.station();
        }

        /** Its present day, or an earlier one of which orders may wait. */
        LocalDate first() {
            return LocalDate.ofInstant(orderedSince, station().zone());
        }
    }

    /** Compiles every day of these stations. */
    Compiled compileAll(Repositories repositories, List<Enrolment> enrolments, Instant now) {
        return compileStations(
                repositories,
                enrolments.stream().map(one -> new StationToCompile(one, false, now)).toList(),
                now);
    }

    /** Compiles what is due. Stations that are not enrolled are left out. */
    Compiled compile(Repositories repositories, List<DueStation> due, Instant now) {
        var stations = new ArrayList<StationToCompile>(due.size());
        Map<StationId, DueStation> byStation = new HashMap<>();
        due.forEach(one -> byStation.put(one.station(), one));
        for (Enrolment enrolment :
                repositories.enrolments().of(due.stream().map(DueStation::station).toList())) {
            Optional<DueStation> one = Optional.ofNullable(byStation.get(enrolment.station().id()));
            stations.add(
                    new StationToCompile(
                            enrolment,
                            one.filter(row -> isNewDay(row, enrolment.station(), now)).isPresent(),
                            one.map(row -> orderedSince(row, now)).orElse(now)));
        }
        return compileStations(repositories, stations, now);
    }

    /** Since when orders wait, at most as long as the days that a station holds; now if none. */
    private static Instant orderedSince(DueStation due, Instant now) {
        Instant earliest = now.minus(Duration.ofDays(Limits.DAYS_AHEAD));
        return due.orderedAt()
                .filter(at -> at.isBefore(now))
                .map(at -> at.isBefore(earliest) ? earliest : at)
                .orElse(now);
    }

    /** After more than one midnight several days are new, and all are compiled. */
    private static boolean isNewDay(DueStation due, Station station, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, station.zone());
        return due.cause() == DueStation.Cause.NEW_DAY
                && LocalDate.ofInstant(due.dueAt(), station.zone()).equals(today);
    }

    private Compiled compileStations(
            Repositories repositories, List<StationToCompile> stations, Instant now) {
        if (stations.isEmpty()) {
            return new Compiled(List.of(), Optional.empty());
        }
        List<Station> places = stations.stream().map(StationToCompile::station).toList();
        List<LocalDate> todays =
                places.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        LocalDate first =
                stations.stream()
                        .map(StationToCompile::first)
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        AreaClosure closure = AreaClosure.in(repositories);
        Set<AreaCode> areas = closure.around(places.stream().map(Station::area).toList());
        PlanInputLoader.StationPlanInput loaded =
                PlanInputLoader.around(
                        repositories,
                        places,
                        areas,
                        first,
                        todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L));
        var dueInstants = new NextDueInstant(loaded.input(), closure, now, grace);
        var compiled = new ArrayList<CompiledStation>(stations.size());
        List<StationToCompile> dependent =
                compileNewDays(loaded.input(), stations, dueInstants, compiled);
        if (!dependent.isEmpty()) {
            var past = PastLoader.ofBegunDays(repositories, loaded.input(), now, grace);
            Planner planner = planner(past, dependent, first);
            for (StationToCompile one : dependent) {
                Station station = one.station();
                LocalDate today = dueInstants.today(station);
                int days = Limits.DAYS_AHEAD + (int) ChronoUnit.DAYS.between(one.first(), today);
                compiled.add(
                        new CompiledStation(
                                one.enrolment(),
                                withoutUnchangedPast(
                                        contents(
                                                one.enrolment(),
                                                planner.days(station, one.first(), days)),
                                        today,
                                        past.issued(station.id())),
                                dueInstants.of(station, past),
                                dueInstants.isOwing(station)));
            }
        }
        return new Compiled(compiled, Optional.of(loaded));
    }

    private static Planner planner(
            PastLoader past, List<StationToCompile> stations, LocalDate first) {
        PlanInput input =
                past.with(stations.stream().map(StationToCompile::enrolment).toList(), first);
        var histories = new HashMap<>(input.history().stations());
        for (StationToCompile one : stations) {
            histories.computeIfPresent(
                    one.station().id(), (_, history) -> history.plannedUntil(one.orderedSince()));
        }
        return Planner.of(input).with(new PlanHistory(histories));
    }

    /**
     * The visible days, and of past days those with an airing that was not issued. Other past days
     * are judged by the log that was issued last.
     */
    private static List<CompiledStation.LogContent> withoutUnchangedPast(
            List<CompiledStation.LogContent> days,
            LocalDate today,
            Map<LocalDate, DailyLog> issued) {
        return days.stream()
                .filter(day -> !day.date().isBefore(today) || isLate(day, issued.get(day.date())))
                .toList();
    }

    private static boolean isLate(CompiledStation.LogContent day, @Nullable DailyLog issued) {
        return day.airings().stream()
                .anyMatch(one -> issued == null || issued.airing(one.id()).isEmpty());
    }

    /** Compiles the new day where it stands alone; returns the stations with other days to do. */
    private static List<StationToCompile> compileNewDays(
            PlanInput input,
            List<StationToCompile> stations,
            NextDueInstant dueInstants,
            List<CompiledStation> compiled) {
        var dependent = new ArrayList<StationToCompile>();
        Planner planner = Planner.of(input);
        for (StationToCompile one : stations) {
            Station station = one.enrolment().station();
            LocalDate today = dueInstants.today(station);
            LocalDate newDay = today.plusDays(Limits.DAYS_AHEAD - 1L);
            if (one.isNewDay()
                    && planner.standsAlone(station, today)
                    && planner.standsAlone(station, newDay)) {
                compiled.add(
                        new CompiledStation(
                                one.enrolment(),
                                contents(one.enrolment(), planner.days(station, newDay, 1)),
                                dueInstants.withoutPast(station),
                                false));
            } else {
                dependent.add(one);
            }
        }
        return dependent;
    }

    private static List<CompiledStation.LogContent> contents(
            Enrolment enrolment, List<DayPlan> days) {
        return days.stream().map(day -> CompiledStation.LogContent.of(day, enrolment)).toList();
    }
}
