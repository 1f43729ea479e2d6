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
import vn.tienglang.planner.programme.Hearing;

/**
 * What was issued for days of stations, and what they have said of it, as it was read from the
 * books; read first, for many stations at once, then asked.
 *
 * <p>A day is judged when it is over, with everything that began on it, and the grace has passed.
 */
final class HeardDays {
    private final Books books;
    private final Hearing hearing;
    private final Instant now;
    private final Duration grace;
    private final Map<StationId, NavigableMap<LocalDate, DailyLog>> logs = new HashMap<>();
    private final Map<Day, List<AsRunEntry>> asRun = new HashMap<>();

    private record Day(StationId station, LocalDate date) {}

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
        for (AsRunEntry entry : books.asRun().between(stations, from, until)) {
            asRun.computeIfAbsent(new Day(entry.station(), entry.date()), _ -> new ArrayList<>())
                    .add(entry);
        }
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

    /** How much of an obligation was heard on each of these days, in its own unit. */
    NavigableMap<LocalDate, Long> heard(
            StationId station, Obligation obligation, LocalDate from, LocalDate until) {
        NavigableMap<LocalDate, DailyLog> issued = issued(station);
        var heard = new TreeMap<LocalDate, Long>();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            DailyLog log = issued.get(day);
            heard.put(day, log == null ? 0 : hearing.heard(obligation, log, proofs(log)));
        }
        return heard;
    }
}
