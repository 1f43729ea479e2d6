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
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.CreditedDay;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.engine.HeardCounter;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Airtime credited to obligations: issued logs, their as-run entries and the credited amounts of
 * days. Data is read for many stations at once, then queried.
 *
 * <p>A day is judged after it and everything that began on it has ended and the grace has passed.
 * The amount of a judged day is counted once and stored.
 */
public final class CreditedDays {
    private final Repositories repositories;
    private final HeardCounter counter;
    private final Instant now;
    private final Duration grace;
    private final Map<StationId, NavigableMap<LocalDate, DailyLog>> logs = new HashMap<>();
    private final Map<StationDate, List<AsRunEntry>> asRun = new HashMap<>();

    private final Map<CreditKey, Long> units = new HashMap<>();

    private record StationDate(StationId station, LocalDate date) {}

    private record CreditKey(StationId station, LocalDate date, ObligationId obligation) {}

    /** Query for the credited days of one obligation at one station; {@code until} is excluded. */
    public record CreditQuery(
            StationId station, Obligation obligation, LocalDate from, LocalDate until) {}

    /**
     * Reader of these repositories.
     *
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public CreditedDays(
            Repositories repositories, HeardCounter counter, Instant now, Duration grace) {
        this.repositories = repositories;
        this.counter = counter;
        this.now = now;
        this.grace = grace;
    }

    /** Reads the latest issued logs of these days; {@code until} is excluded. */
    public void readLogs(List<StationId> stations, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            repositories
                    .dailyLogs()
                    .latestBetween(stations, from, until)
                    .forEach(log ->
                            logs.computeIfAbsent(log.station(), _ -> new TreeMap<>())
                                    .put(log.date(), log));
        }
    }

    /** Reads the as-run entries of these days; {@code until} is excluded. */
    public void readAsRun(List<StationId> stations, LocalDate from, LocalDate until) {
        var told = new HashMap<StationDate, List<AsRunEntry>>();
        for (AsRunEntry entry : repositories.asRun().between(stations, from, until)) {
            told.computeIfAbsent(
                            new StationDate(entry.station(), entry.date()), _ -> new ArrayList<>())
                    .add(entry);
        }
        asRun.putAll(told);
    }

    /** Loads the stored amounts of these days; counts and stores the missing ones. */
    public void count(List<CreditQuery> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<StationId> stations = wanted.stream().map(CreditQuery::station).distinct().toList();
        LocalDate from =
                wanted.stream().map(CreditQuery::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                wanted.stream().map(CreditQuery::until).max(LocalDate::compareTo).orElseThrow();
        Map<CreditKey, CreditedDay> known = storedDays(stations, from, until);
        Map<StationDate, Integer> told = entryCounts(stations, from, until);
        var anew = new ArrayList<CreditQuery>();
        for (CreditQuery one : wanted) {
            String asked = CreditedDay.query(one.obligation());
            for (LocalDate day = one.from(); day.isBefore(one.until()); day = day.plusDays(1)) {
                var counted = new CreditKey(one.station(), day, one.obligation().id());
                int entries = told.getOrDefault(new StationDate(one.station(), day), 0);
                CreditedDay before = known.get(counted);
                if (before != null && before.isCurrent(asked, entries)) {
                    units.put(counted, before.amount());
                } else {
                    anew.add(
                            new CreditQuery(one.station(), one.obligation(), day, day.plusDays(1)));
                }
            }
        }
        countAnew(anew);
    }

    private Map<CreditKey, CreditedDay> storedDays(
            List<StationId> stations, LocalDate from, LocalDate until) {
        var known = new HashMap<CreditKey, CreditedDay>();
        for (CreditedDay day : repositories.creditedDays().between(stations, from, until)) {
            known.put(new CreditKey(day.station(), day.date(), day.obligation()), day);
        }
        return known;
    }

    private Map<StationDate, Integer> entryCounts(
            List<StationId> stations, LocalDate from, LocalDate until) {
        var told = new HashMap<StationDate, Integer>();
        for (AsRunDayCount day : repositories.asRun().countByDay(stations, from, until)) {
            told.put(new StationDate(day.station(), day.date()), day.entries());
        }
        return told;
    }

    /** Counts days that are not stored. */
    private void countAnew(List<CreditQuery> anew) {
        if (anew.isEmpty()) {
            return;
        }
        List<StationId> stations = anew.stream().map(CreditQuery::station).distinct().toList();
        LocalDate from =
                anew.stream().map(CreditQuery::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                anew.stream().map(CreditQuery::until).max(LocalDate::compareTo).orElseThrow();
        readLogs(stations, from, until);
        readAsRun(stations, from, until);
        var proofs = new HashMap<StationDate, Map<AiringId, Proof>>();
        var days = new ArrayList<CreditedDay>(anew.size());
        for (CreditQuery one : anew) {
            var day = new StationDate(one.station(), one.from());
            DailyLog log = issued(one.station()).get(one.from());
            long heard = 0;
            if (log != null) {
                Map<AiringId, Proof> proven = proofs.computeIfAbsent(day, _ -> proofs(log));
                heard = counter.heardUnits(one.obligation(), log, proven);
            }
            units.put(new CreditKey(one.station(), one.from(), one.obligation().id()), heard);
            days.add(
                    new CreditedDay(
                            one.station(),
                            one.from(),
                            one.obligation().id(),
                            CreditedDay.query(one.obligation()),
                            asRun.getOrDefault(day, List.of()).size(),
                            heard));
        }
        repositories.creditedDays().put(days);
    }

    /** Every log read so far. */
    List<DailyLog> issued() {
        return logs.values().stream().flatMap(days -> days.values().stream()).toList();
    }

    /** The logs of one station read so far, by day. */
    public NavigableMap<LocalDate, DailyLog> issued(StationId station) {
        return logs.getOrDefault(station, new TreeMap<>());
    }

    /** The first day that cannot be judged, independent of its log. */
    public LocalDate firstUnjudgedDay(Station station) {
        return LocalDate.ofInstant(now.minus(grace), station.zone());
    }

    /**
     * The first day that is not judged. An airing that began before midnight keeps its day open
     * until it ends.
     */
    public LocalDate firstOpenDay(Station station) {
        LocalDate open = firstUnjudgedDay(station);
        LocalDate yesterday = open.minusDays(1);
        DailyLog log = issued(station.id()).get(yesterday);
        boolean isOpen =
                log != null
                        && log.airings().stream()
                                .anyMatch(one -> one.airtime().end().plus(grace).isAfter(now));
        return isOpen ? yesterday : open;
    }

    /** The proofs of the airings of a log. */
    public Map<AiringId, Proof> proofs(DailyLog log) {
        List<AsRunEntry> entries =
                asRun.getOrDefault(new StationDate(log.station(), log.date()), List.of());
        var proofs = new HashMap<AiringId, Proof>();
        if (!entries.isEmpty()) {
            Reconciliation.of(log, entries, now, grace)
                    .verdicts()
                    .forEach((airing, verdict) ->
                            Proof.of(verdict).ifPresent(proof -> proofs.put(airing, proof)));
        }
        return proofs;
    }

    /** The credited amount of each of these days, which must have been counted. */
    public NavigableMap<LocalDate, Long> creditedByDay(
            StationId station, Obligation obligation, LocalDate from, LocalDate until) {
        var heard = new TreeMap<LocalDate, Long>();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            heard.put(day, units.getOrDefault(new CreditKey(station, day, obligation.id()), 0L));
        }
        return heard;
    }
}
