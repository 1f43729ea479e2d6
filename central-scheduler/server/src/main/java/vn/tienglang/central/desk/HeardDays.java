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
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.programme.Hearing;

/**
 * What was issued for days of stations, what they have said of it, and how much of what is owed
 * that comes to, as it was read from the books; read first, for many stations at once, then asked.
 *
 * <p>A day is judged when it is over, with everything that began on it, and the grace has passed.
 * What a judged day came to is counted once and kept.
 */
final class HeardDays {
    private final Books books;
    private final Hearing hearing;
    private final Instant now;
    private final Duration grace;
    private final Map<StationId, NavigableMap<LocalDate, DailyLog>> logs = new HashMap<>();
    private final Map<Day, List<AsRunEntry>> asRun = new HashMap<>();

    private final Map<Counted, Long> units = new HashMap<>();

    private record Day(StationId station, LocalDate date) {}

    private record Counted(StationId station, LocalDate date, ObligationId obligation) {}

    /** One obligation of one station, on days that were judged; {@code until} is not included. */
    record Wanted(StationId station, Obligation obligation, LocalDate from, LocalDate until) {}

    /**
     * From these books.
     *
     * @param grace how long after its end an airing may stay unconfirmed
     */
    HeardDays(Books books, Hearing hearing, Instant now, Duration grace) {
        this.books = books;
        this.hearing = hearing;
        this.now = now;
        this.grace = grace;
    }

    /** Reads what was issued last for these days; {@code until} is not included. */
    void readLogs(List<StationId> stations, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            books.logs()
                    .latestBetween(stations, from, until)
                    .forEach(log ->
                            logs.computeIfAbsent(log.station(), _ -> new TreeMap<>())
                                    .put(log.date(), log));
        }
    }

    /** Reads what was said of these days; {@code until} is not included. */
    void readAsRun(List<StationId> stations, LocalDate from, LocalDate until) {
        var told = new HashMap<Day, List<AsRunEntry>>();
        for (AsRunEntry entry : books.asRun().between(stations, from, until)) {
            told.computeIfAbsent(new Day(entry.station(), entry.date()), _ -> new ArrayList<>())
                    .add(entry);
        }
        asRun.putAll(told);
    }

    /**
     * Counts what was heard, so that it can be asked for: what was counted before is taken from the
     * books, the rest is read, counted and kept there.
     */
    void count(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<StationId> stations = wanted.stream().map(Wanted::station).distinct().toList();
        LocalDate from = wanted.stream().map(Wanted::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                wanted.stream().map(Wanted::until).max(LocalDate::compareTo).orElseThrow();
        Map<Counted, HeardDay> known = known(stations, from, until);
        Map<Day, Integer> told = told(stations, from, until);
        var anew = new ArrayList<Wanted>();
        for (Wanted one : wanted) {
            String asked = HeardDay.asked(one.obligation());
            for (LocalDate day = one.from(); day.isBefore(one.until()); day = day.plusDays(1)) {
                var counted = new Counted(one.station(), day, one.obligation().id());
                int entries = told.getOrDefault(new Day(one.station(), day), 0);
                HeardDay before = known.get(counted);
                if (before != null && before.holds(asked, entries)) {
                    units.put(counted, before.units());
                } else {
                    anew.add(new Wanted(one.station(), one.obligation(), day, day.plusDays(1)));
                }
            }
        }
        countAnew(anew);
    }

    private Map<Counted, HeardDay> known(
            List<StationId> stations, LocalDate from, LocalDate until) {
        var known = new HashMap<Counted, HeardDay>();
        for (HeardDay day : books.heard().between(stations, from, until)) {
            known.put(new Counted(day.station(), day.date(), day.obligation()), day);
        }
        return known;
    }

    private Map<Day, Integer> told(List<StationId> stations, LocalDate from, LocalDate until) {
        var told = new HashMap<Day, Integer>();
        for (ToldDay day : books.asRun().told(stations, from, until)) {
            told.put(new Day(day.station(), day.date()), day.entries());
        }
        return told;
    }

    /** Counts single days. */
    private void countAnew(List<Wanted> anew) {
        if (anew.isEmpty()) {
            return;
        }
        List<StationId> stations = anew.stream().map(Wanted::station).distinct().toList();
        LocalDate from = anew.stream().map(Wanted::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until = anew.stream().map(Wanted::until).max(LocalDate::compareTo).orElseThrow();
        readLogs(stations, from, until);
        readAsRun(stations, from, until);
        var proofs = new HashMap<Day, Map<AiringId, Proof>>();
        var days = new ArrayList<HeardDay>(anew.size());
        for (Wanted one : anew) {
            var day = new Day(one.station(), one.from());
            DailyLog log = issued(one.station()).get(one.from());
            long heard = 0;
            if (log != null) {
                Map<AiringId, Proof> proven = proofs.computeIfAbsent(day, _ -> proofs(log));
                heard = hearing.heard(one.obligation(), log, proven);
            }
            units.put(new Counted(one.station(), one.from(), one.obligation().id()), heard);
            days.add(
                    new HeardDay(
                            one.station(),
                            one.from(),
                            one.obligation().id(),
                            HeardDay.asked(one.obligation()),
                            asRun.getOrDefault(day, List.of()).size(),
                            heard));
        }
        books.heard().put(days);
    }

    /** Every log that was read. */
    List<DailyLog> issued() {
        return logs.values().stream().flatMap(days -> days.values().stream()).toList();
    }

    /** The logs of one station that were read, by day. */
    NavigableMap<LocalDate, DailyLog> issued(StationId station) {
        return logs.getOrDefault(station, new TreeMap<>());
    }

    /** The first day that cannot be judged whatever was issued. */
    LocalDate latestOpen(Station station) {
        return LocalDate.ofInstant(now.minus(grace), station.zone());
    }

    /** The first day not judged: what began just before midnight keeps its day open longer. */
    LocalDate open(Station station) {
        LocalDate open = latestOpen(station);
        LocalDate yesterday = open.minusDays(1);
        DailyLog log = issued(station.id()).get(yesterday);
        boolean isOpen =
                log != null
                        && log.airings().stream()
                                .anyMatch(one -> one.airtime().end().plus(grace).isAfter(now));
        return isOpen ? yesterday : open;
    }

    /** What the station has said of the airings of a log. */
    Map<AiringId, Proof> proofs(DailyLog log) {
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

    /** How much of an obligation was heard on each of these days, which were counted. */
    NavigableMap<LocalDate, Long> heard(
            StationId station, Obligation obligation, LocalDate from, LocalDate until) {
        var heard = new TreeMap<LocalDate, Long>();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            heard.put(day, units.getOrDefault(new Counted(station, day, obligation.id()), 0L));
        }
        return heard;
    }
}
