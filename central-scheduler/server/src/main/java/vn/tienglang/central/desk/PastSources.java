package vn.tienglang.central.desk;

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
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.obligation.Ledger;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Hearing;
import vn.tienglang.planner.programme.Past;

/**
 * Gathers from the books what has already happened at stations: what was issued, and so cannot be
 * changed once it has begun, and what was really heard of what they owe.
 *
 * <p>A day is judged when it is over, with everything that began on it, and the grace has passed.
 * Until then what was planned counts, but for airings of which the station has said that they were
 * missed or cut short: that is a fact, and may be made good the same day. Silence is not failure
 * before the day is judged; after it what is unproven was not heard, until the station tells after
 * all.
 */
final class PastSources {
    /** What sounds past midnight reaches into the day after; so far back planning looks. */
    private static final int DAYS_BEHIND = 2;

    private final Books books;
    private final Basis standing;
    private final Cleared cleared;
    private final Hearing hearing;
    private final Instant now;
    private final Duration grace;
    private final Map<ObligationId, Instant> laidDown = new HashMap<>();
    private final Map<StationId, NavigableMap<LocalDate, DailyLog>> logs = new HashMap<>();
    private final Map<Day, List<AsRunEntry>> asRun = new HashMap<>();

    private record Day(StationId station, LocalDate date) {}

    /** One station, what it owes, and since when that matters. */
    private record Place(Enrolment enrolment, LocalDate open, List<Obligation> owed) {
        Station station() {
            return enrolment.station();
        }

        /** The first day whose as-run matters. */
        LocalDate since() {
            return owed.stream()
                    .map(one -> Ledger.since(one, open))
                    .min(LocalDate::compareTo)
                    .orElse(open);
        }
    }

    /**
     * From these books.
     *
     * @param standing what the days of the stations are made from
     * @param grace how long after its end an airing may stay unconfirmed
     */
    PastSources(Books books, Basis standing, Instant now, Duration grace) {
        this.books = books;
        this.standing = standing;
        this.cleared = Cleared.in(standing);
        this.hearing =
                new Hearing(standing.places(), standing.content(), standing.orders().obligations());
        this.now = now;
        this.grace = grace;
        if (!standing.orders().obligations().isEmpty()) {
            books.plan()
                    .begun(PlanItem.Kind.OBLIGATION)
                    .forEach((id, at) -> laidDown.put(new ObligationId(id), at));
        }
    }

    /** The same basis, and what has happened at these stations. */
    Basis with(List<Enrolment> enrolments) {
        List<Place> places = enrolments.stream().map(this::place).toList();
        read(places);
        var stations = new TreeMap<StationId, Past.OfStation>();
        for (Place place : places) {
            stations.put(place.station().id(), past(place));
        }
        return new Basis(
                standing.places(),
                standing.content(),
                standing.orders(),
                standing.law(),
                new Past(stations));
    }

    /** What was issued last for each day that was looked at, as it was issued. */
    List<DailyLog> issued() {
        return logs.values().stream().flatMap(days -> days.values().stream()).toList();
    }

    private Place place(Enrolment enrolment) {
        LocalDate open = LocalDate.ofInstant(now.minus(grace), enrolment.station().zone());
        return new Place(enrolment, open, hearing.owedBy(enrolment.station(), open));
    }

    /** As few questions as there may be: all stations at once, and who owes something once more. */
    private void read(List<Place> places) {
        LocalDate first = earliest(places.stream().map(Place::open).toList());
        LocalDate until = first.plusDays(Limits.DAYS_AHEAD + DAYS_BEHIND + 1L);
        keep(ids(places), first.minusDays(DAYS_BEHIND), until);
        List<Place> owing = places.stream().filter(one -> !one.owed().isEmpty()).toList();
        if (owing.isEmpty()) {
            return;
        }
        LocalDate since = earliest(owing.stream().map(Place::since).toList());
        keep(ids(owing), since, first.minusDays(DAYS_BEHIND));
        for (AsRunEntry entry : books.asRun().between(ids(owing), since, until)) {
            asRun.computeIfAbsent(new Day(entry.station(), entry.date()), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    private void keep(List<StationId> stations, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            books.logs()
                    .latestBetween(stations, from, until)
                    .forEach(log ->
                            logs.computeIfAbsent(log.station(), _ -> new TreeMap<>())
                                    .put(log.date(), log));
        }
    }

    private static List<StationId> ids(List<Place> places) {
        return places.stream().map(one -> one.station().id()).toList();
    }

    private static LocalDate earliest(List<LocalDate> dates) {
        return dates.stream().min(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    private Past.OfStation past(Place place) {
        NavigableMap<LocalDate, DailyLog> issued =
                logs.getOrDefault(place.station().id(), new TreeMap<>());
        LocalDate open = open(place, issued);
        var heard = new TreeMap<ObligationId, NavigableMap<LocalDate, Long>>();
        for (Obligation one : place.owed()) {
            heard.put(one.id(), heard(place, one, issued, open));
        }
        var told = new HashMap<AiringId, Proof>();
        if (!place.owed().isEmpty()) {
            issued.tailMap(open, true).values().forEach(log -> told.putAll(proofs(log)));
        }
        var standing = new TreeMap<LocalDate, DailyLog>();
        issued.tailMap(open.minusDays(DAYS_BEHIND), true)
                .forEach((date, log) -> standing.put(date, withoutWhatWasTakenBack(log)));
        return new Past.OfStation(now, standing, open, heard, told);
    }

    /** The first day not judged: what began just before midnight keeps its day open longer. */
    private LocalDate open(Place place, NavigableMap<LocalDate, DailyLog> issued) {
        LocalDate yesterday = place.open().minusDays(1);
        DailyLog log = issued.get(yesterday);
        boolean isOpen =
                log != null
                        && log.airings().stream()
                                .anyMatch(one -> one.airtime().end().plus(grace).isAfter(now));
        return isOpen ? yesterday : place.open();
    }

    private NavigableMap<LocalDate, Long> heard(
            Place place,
            Obligation obligation,
            NavigableMap<LocalDate, DailyLog> issued,
            LocalDate open) {
        var heard = new TreeMap<LocalDate, Long>();
        LocalDate day = owedSince(place, obligation, open);
        for (; day.isBefore(open); day = day.plusDays(1)) {
            DailyLog log = issued.get(day);
            heard.put(day, log == null ? 0 : hearing.heard(obligation, log, proofs(log)));
        }
        return heard;
    }

    /**
     * The first day that is held against the station. What came before the obligation was laid down
     * here counts as met, whatever its paper says, and so do days before the station had joined.
     */
    private LocalDate owedSince(Place place, Obligation obligation, LocalDate open) {
        var zone = place.station().zone();
        LocalDate joined = LocalDate.ofInstant(place.enrolment().since(), zone).plusDays(1);
        Instant known = laidDown.getOrDefault(obligation.id(), Instant.EPOCH);
        return List.of(
                        Ledger.since(obligation, open),
                        obligation.from(),
                        joined,
                        LocalDate.ofInstant(known, zone))
                .stream()
                .max(LocalDate::compareTo)
                .orElse(open);
    }

    /** What the station has said of the airings of a log. */
    private Map<AiringId, Proof> proofs(DailyLog log) {
        List<AsRunEntry> entries =
                asRun.getOrDefault(new Day(log.station(), log.date()), List.of());
        var proofs = new HashMap<AiringId, Proof>();
        if (!entries.isEmpty()) {
            Reconciliation.of(log, entries, now, grace)
                    .verdicts()
                    .forEach((airing, verdict) ->
                            Proof.of(verdict).ifPresent(proof -> proofs.put(airing, proof)));
        }
        return proofs;
    }

    /**
     * What has begun stays as it was issued, unless its order was taken back: then what is not over
     * yet leaves the air at once.
     */
    private DailyLog withoutWhatWasTakenBack(DailyLog log) {
        List<Airing> left =
                log.airings().stream()
                        .filter(one -> cleared.isOver(one, now) || cleared.stands(one, now))
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
