package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.PolicyResolver;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.situation.ActiveSituation;

/**
 * Next instant at which time alone may change the days of a station. Everything else that changes a
 * day is a change, and is marked.
 *
 * <p>What depends on time, and when it is due:
 *
 * <ul>
 *   <li>the visible days: at the midnight of the station. A policy that is valid from a date, the
 *       period of an obligation, a holiday, another frequency of a situation and the dates of areas
 *       are functions of the day that is planned, so they come with it;
 *   <li>the end of a situation: at that instant an airing of it that still plays is taken out of
 *       the log;
 *   <li>where an obligation is in force: the free airtime of today, which shrinks in steps of
 *       {@link Planner#OBLIGATION_STEP} while the station may broadcast;
 *   <li>where an obligation is in force: the first day without a verdict, at the end of an airing
 *       plus the grace and at midnight plus the grace; unproven airings of a judged day are made
 *       good from then on.
 * </ul>
 *
 * <p>Not due: an airing that begins is frozen where it was planned, and planning around it again
 * gives the same day; the deadline of a hand-over (only a bulletin that was handed over changes a
 * day, and that is a change); the deadline of an as-run entry (an entry that is missing counts as
 * planned until its day is judged).
 */
final class NextDueInstant {
    private static final Duration AFTER_STEP = Duration.ofMillis(1);

    private final PlanInput input;
    private final Set<AreaCode> owing;
    private final Instant now;
    private final Duration grace;

    NextDueInstant(PlanInput input, AreaClosure closure, Instant now, Duration grace) {
        this.input = input;
        this.now = now;
        this.grace = grace;
        var units = new TreeSet<AreaCode>();
        input.orders().obligations().forEach(one -> units.add(one.unit()));
        this.owing = units.isEmpty() ? Set.of() : closure.inside(units);
    }

    /** The present day of the station. */
    LocalDate today(Station station) {
        return LocalDate.ofInstant(now, station.zone());
    }

    /** Whether an obligation may be in force at the station. */
    boolean isOwing(Station station) {
        return owing.contains(station.area());
    }

    /** Next instant of a station without obligations, whose logs were not read. */
    DueStation withoutPast(Station station) {
        Instant midnight = midnight(station);
        return earliest(station, midnight, ends());
    }

    /** Next instant of a station whose logs were read. */
    DueStation of(Station station, PastLoader past) {
        List<Instant> instants = ends();
        if (isOwing(station)) {
            instants.addAll(past.judgementInstants(station, grace));
            instants.addAll(steps(station));
        }
        return earliest(station, midnight(station), instants);
    }

    private Instant midnight(Station station) {
        return today(station).plusDays(1).atStartOfDay(station.zone()).toInstant();
    }

    private List<Instant> ends() {
        var ends = new ArrayList<Instant>();
        for (ActiveSituation situation : input.orders().activeSituations()) {
            if (situation.until().isBefore(Instant.MAX)) {
                ends.add(situation.until());
            }
        }
        return ends;
    }

    /** The next step at which the airtime left for obligations is shorter, or none today. */
    private List<Instant> steps(Station station) {
        Instant lead = now.plus(Planner.OBLIGATION_LEAD);
        Instant last = midnight(station).plus(Planner.OBLIGATION_LEAD);
        return sessions(station).stream()
                .filter(session -> session.airtime().end().isAfter(lead))
                .map(session -> session.airtime().start())
                .min(Comparator.naturalOrder())
                .map(start -> start.isAfter(lead) ? start : lead)
                .filter(start -> start.isBefore(last))
                .map(start -> afterStep(start.minus(Planner.OBLIGATION_LEAD)))
                .stream()
                .toList();
    }

    /** Just after the next whole step that is not before that instant. */
    private Instant afterStep(Instant instant) {
        long step = Planner.OBLIGATION_STEP.toMillis();
        Instant from = instant.minus(Planner.OBLIGATION_STEP);
        Instant start = from.isAfter(now) ? from : now;
        long next = Math.ceilDiv(start.toEpochMilli(), step) * step;
        Instant at = Instant.ofEpochMilli(next).plus(AFTER_STEP);
        return at.isAfter(now) ? at : at.plus(Planner.OBLIGATION_STEP);
    }

    private List<BroadcastSession> sessions(Station station) {
        var resolver =
                new PolicyResolver(
                        input.network().areas(),
                        input.policies().policies(),
                        input.policies().holidays());
        var reach =
                new Reach(
                        input.network().areas(),
                        input.network().successions(),
                        List.of(station),
                        input.network().tags());
        var sessions = new ArrayList<BroadcastSession>();
        for (LocalDate date : List.of(today(station), today(station).plusDays(1))) {
            AreaCode unit = reach.home(station, date).orElse(station.area());
            sessions.addAll(resolver.openDay(unit, date, station.zone()).sessions());
        }
        return sessions;
    }

    private DueStation earliest(Station station, Instant midnight, List<Instant> others) {
        return others.stream()
                .map(NextDueInstant::wholeMillis)
                .filter(instant -> instant.isAfter(now) && !instant.isAfter(midnight))
                .min(Comparator.naturalOrder())
                .map(at -> new DueStation(station.id(), at, DueStation.Cause.CHANGED, 0))
                .orElseGet(
                        () -> new DueStation(station.id(), midnight, DueStation.Cause.NEW_DAY, 0));
    }

    /** Rounded up: at the stored instant the change has come. */
    private static Instant wholeMillis(Instant instant) {
        Instant down = instant.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(instant) ? down : down.plusMillis(1);
    }
}
