package vn.tienglang.office.input;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.engine.HeardCounter;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationLedger;

/**
 * Loader of the past of stations: issued airings, which are fixed once they have begun, and the
 * credited airtime of obligations.
 *
 * <p>Before a day is judged, planned airtime counts, except for airings that the station reported
 * as missed or cut short; these may be made good on the same day. After a day is judged, an airing
 * without proof counts as not played, until its proof arrives.
 */
public final class PastLoader {
    /** Number of past days that planning reads, because an airing may end after midnight. */
    private static final int DAYS_BEHIND = 1;

    /**
     * Days from the day before the first one not judged: that day is yesterday or the day before,
     * dates of stations differ by a day, and tomorrow is read.
     */
    private static final long DAYS_BEGUN = 6;

    private final PlanInput standing;
    private final ApprovalCheck cleared;
    private final HeardCounter counter;
    private final CreditedDays days;
    private final ObligationStart owedSince;
    private final Instant now;
    private final long daysRead;

    /** One station and its obligations. */
    private record StationObligations(
            Enrolment enrolment, LocalDate latestOpen, List<Obligation> owed) {
        Station station() {
            return enrolment.station();
        }
    }

    /**
     * Reader of these repositories.
     *
     * @param standing the plan input of the stations
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PastLoader(Repositories repositories, PlanInput standing, Instant now, Duration grace) {
        this(repositories, standing, now, grace, Limits.DAYS_AHEAD + 3L);
    }

    private PastLoader(
            Repositories repositories,
            PlanInput standing,
            Instant now,
            Duration grace,
            long daysRead) {
        this.daysRead = daysRead;
        List<Obligation> obligations = standing.orders().obligations();
        this.standing = standing;
        this.cleared = ApprovalCheck.in(standing);
        this.counter = new HeardCounter(standing.network(), standing.content(), obligations);
        this.days = new CreditedDays(repositories, counter, now, grace);
        this.owedSince =
                obligations.isEmpty()
                        ? new ObligationStart(Map.of())
                        : ObligationStart.in(repositories);
        this.now = now;
    }

    /**
     * Reader of these repositories that reads no log after tomorrow: nothing on a later day has
     * begun or begins soon, so it is planned without its log.
     */
    public static PastLoader ofBegunDays(
            Repositories repositories, PlanInput standing, Instant now, Duration grace) {
        return new PastLoader(repositories, standing, now, grace, DAYS_BEGUN);
    }

    /** The plan input with the past of these stations. */
    public PlanInput with(List<Enrolment> enrolments) {
        return with(enrolments, LocalDate.MAX);
    }

    /** The plan input with the past of these stations, issued logs read from that day on. */
    public PlanInput with(List<Enrolment> enrolments, LocalDate since) {
        List<StationObligations> places = enrolments.stream().map(this::place).toList();
        read(places, since);
        var stations = new TreeMap<StationId, PlanHistory.StationHistory>();
        places.forEach(place -> stations.put(place.station().id(), past(place, since)));
        return new PlanInput(
                standing.network(),
                standing.content(),
                standing.orders(),
                standing.policies(),
                new PlanHistory(stations));
    }

    /** The latest issued log of each day read. */
    public List<DailyLog> issued() {
        return days.issued();
    }

    /** The latest issued log of each day read of this station. */
    public Map<LocalDate, DailyLog> issued(StationId station) {
        return days.issued(station);
    }

    /**
     * The instants at which the first day without a verdict of this station changes, as far as its
     * stored logs tell; they may be past.
     */
    public List<Instant> judgementInstants(Station station, Duration grace) {
        var instants = new ArrayList<Instant>();
        LocalDate today = LocalDate.ofInstant(now, station.zone());
        for (LocalDate date : List.of(today, today.plusDays(1))) {
            instants.add(date.atStartOfDay(station.zone()).toInstant().plus(grace));
        }
        for (DailyLog log : days.issued(station.id()).values()) {
            log.airings().forEach(one -> instants.add(one.airtime().end().plus(grace)));
        }
        return instants;
    }

    private StationObligations place(Enrolment enrolment) {
        LocalDate open = days.firstUnjudgedDay(enrolment.station());
        return new StationObligations(
                enrolment, open, counter.obligationsOf(enrolment.station(), open));
    }

    /** Reads all stations in one query, and those with obligations in a second one. */
    private void read(List<StationObligations> places, LocalDate since) {
        LocalDate first =
                earliest(places.stream().map(StationObligations::latestOpen).toList()).minusDays(1);
        // Dates of stations may differ by a day, and today is a day after the first day not judged.
        LocalDate until = first.plusDays(daysRead);
        LocalDate from = earliest(List.of(first.minusDays(DAYS_BEHIND), since));
        days.readLogs(ids(places), from, until);
        List<StationObligations> owing =
                places.stream().filter(one -> !one.owed().isEmpty()).toList();
        if (!owing.isEmpty()) {
            days.readAsRun(ids(owing), first, until);
            days.count(owing.stream().flatMap(one -> wanted(one).stream()).toList());
        }
    }

    private List<CreditedDays.CreditQuery> wanted(StationObligations place) {
        LocalDate open = days.firstOpenDay(place.station());
        return place.owed().stream()
                .map(one ->
                        new CreditedDays.CreditQuery(
                                place.station().id(), one, since(place, one, open), open))
                .toList();
    }

    /** The first day that can still matter and counts against the station. */
    private LocalDate since(StationObligations place, Obligation one, LocalDate open) {
        LocalDate since = owedSince.of(place.enrolment(), one);
        return ObligationStart.latest(List.of(since, ObligationLedger.firstRelevantDay(one, open)));
    }

    private static List<StationId> ids(List<StationObligations> places) {
        return places.stream().map(one -> one.station().id()).toList();
    }

    private static LocalDate earliest(List<LocalDate> dates) {
        return dates.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    }

    private PlanHistory.StationHistory past(StationObligations place, LocalDate since) {
        NavigableMap<LocalDate, DailyLog> issued = days.issued(place.station().id());
        LocalDate open = days.firstOpenDay(place.station());
        var heard = new TreeMap<ObligationId, NavigableMap<LocalDate, Long>>();
        var told = new HashMap<AiringId, Proof>();
        for (Obligation one : place.owed()) {
            LocalDate from = since(place, one, open);
            heard.put(one.id(), days.creditedByDay(place.station().id(), one, from, open));
        }
        if (!place.owed().isEmpty()) {
            issued.tailMap(open, true).values().forEach(log -> told.putAll(days.proofs(log)));
        }
        var standing = new TreeMap<LocalDate, DailyLog>();
        issued.tailMap(earliest(List.of(open.minusDays(DAYS_BEHIND), since)), true)
                .forEach((date, log) -> standing.put(date, withoutWithdrawn(log)));
        return new PlanHistory.StationHistory(now, now, standing, open, heard, told);
    }

    /**
     * The log without airings of withdrawn slots that have not ended; other airings that have begun
     * stay.
     */
    private DailyLog withoutWithdrawn(DailyLog log) {
        List<Airing> left =
                log.airings().stream()
                        .filter(one -> cleared.isOver(one, now) || cleared.isInForce(one, now))
                        .toList();
        if (left.size() == log.airings().size()) {
            return log;
        }
        List<Clip> clips =
                log.clips().stream()
                        .filter(clip -> left.stream().anyMatch(one -> one.clip().equals(clip.id())))
                        .toList();
        return new DailyLog(log.station(), log.date(), log.revision(), left, clips);
    }
}
