package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;

/**
 * Compiler of the visible days of some stations: today and the days ahead by the calendar of each.
 * It reads only what can matter to these stations, and of issued logs only those of days that have
 * begun or begin soon.
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

    /** Station to compile; {@code isNewDay} if time passed midnight and nothing else happened. */
    private record StationToCompile(Enrolment enrolment, boolean isNewDay) {}

    /** Compiles every day of these stations. */
    Compiled compileAll(Repositories repositories, List<Enrolment> enrolments, Instant now) {
        return compileStations(
                repositories,
                enrolments.stream().map(one -> new StationToCompile(one, false)).toList(),
                now);
    }

    /** Compiles what is due. Stations that are not enrolled are left out. */
    Compiled compile(Repositories repositories, List<DueStation> due, Instant now) {
        var stations = new ArrayList<StationToCompile>(due.size());
        for (Enrolment enrolment :
                repositories.enrolments().of(due.stream().map(DueStation::station).toList())) {
            boolean isNewDay =
                    due.stream()
                            .filter(one -> one.station().equals(enrolment.station().id()))
                            .anyMatch(one -> isNewDay(one, enrolment.station(), now));
            stations.add(new StationToCompile(enrolment, isNewDay));
        }
        return compileStations(repositories, stations, now);
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
        List<Station> places = stations.stream().map(one -> one.enrolment().station()).toList();
        List<LocalDate> todays =
                places.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        AreaClosure closure = AreaClosure.in(repositories);
        Set<AreaCode> areas = closure.around(places.stream().map(Station::area).toList());
        PlanInputLoader.StationPlanInput loaded =
                PlanInputLoader.around(
                        repositories,
                        places,
                        areas,
                        todays.getFirst(),
                        todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L));
        var dueInstants = new NextDueInstant(loaded.input(), closure, now, grace);
        var compiled = new ArrayList<CompiledStation>(stations.size());
        List<Enrolment> dependent = compileNewDays(loaded.input(), stations, dueInstants, compiled);
        if (!dependent.isEmpty()) {
            var past = PastLoader.ofBegunDays(repositories, loaded.input(), now, grace);
            Planner planner = Planner.of(past.with(dependent));
            for (Enrolment enrolment : dependent) {
                Station station = enrolment.station();
                LocalDate today = LocalDate.ofInstant(now, station.zone());
                compiled.add(
                        new CompiledStation(
                                enrolment,
                                contents(
                                        enrolment, planner.days(station, today, Limits.DAYS_AHEAD)),
                                dueInstants.of(station, past),
                                dueInstants.isOwing(station)));
            }
        }
        return new Compiled(compiled, Optional.of(loaded));
    }

    /** Compiles the new day where it stands alone; returns the stations with other days to do. */
    private static List<Enrolment> compileNewDays(
            PlanInput input,
            List<StationToCompile> stations,
            NextDueInstant dueInstants,
            List<CompiledStation> compiled) {
        var dependent = new ArrayList<Enrolment>();
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
                dependent.add(one.enrolment());
            }
        }
        return dependent;
    }

    private static List<CompiledStation.LogContent> contents(
            Enrolment enrolment, List<DayPlan> days) {
        return days.stream().map(day -> CompiledStation.LogContent.of(day, enrolment)).toList();
    }
}
