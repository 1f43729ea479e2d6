package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.store.report.DayLock;
import vn.tienglang.office.store.report.FinalReport;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;

/** Repositories of reports in memory, part of {@link InMemoryTransactions}. */
final class InMemoryReports {
    private static final Comparator<StationDay> BY_STATION =
            Comparator.comparing(StationDay::station).thenComparing(StationDay::date);

    private final Map<String, StationDay> days = new TreeMap<>();
    private final NavigableMap<Long, FinalReport> frozen = new TreeMap<>();
    private final Map<String, DayLock> locks = new TreeMap<>();
    private final UndoableMaps maps;

    /** Changes of maps that a rollback takes back. */
    interface UndoableMaps {
        <K, V> void put(Map<K, V> map, K key, V value);

        <K, V> void remove(Map<K, V> map, K key);
    }

    InMemoryReports(UndoableMaps maps) {
        this.maps = maps;
    }

    private static String key(StationDay day) {
        return day.station() + " " + day.date();
    }

    ReportDayRepository days() {
        return new ReportDayRepository() {
            @Override
            public void put(List<StationDay> more) {
                more.forEach(day -> maps.put(days, key(day), day));
            }

            private List<StationDay> between(LocalDate from, LocalDate until) {
                return days.values().stream()
                        .filter(day -> !day.date().isBefore(from) && day.date().isBefore(until))
                        .sorted(BY_STATION)
                        .toList();
            }

            @Override
            public List<StationDay> of(List<StationId> stations, LocalDate from, LocalDate until) {
                return between(from, until).stream()
                        .filter(day -> stations.contains(day.station()))
                        .toList();
            }

            @Override
            public List<StationDay> in(Set<AreaCode> areas, LocalDate from, LocalDate until) {
                return between(from, until).stream()
                        .filter(day -> areas.isEmpty() || areas.contains(day.area()))
                        .toList();
            }

            @Override
            public List<StationDay> changedAfter(
                    long change, LocalDate from, LocalDate until, int atMost) {
                return between(from, until).stream()
                        .filter(day -> day.change() > change)
                        .sorted(
                                Comparator.comparingLong(StationDay::change)
                                        .thenComparing(BY_STATION))
                        .limit(atMost)
                        .toList();
            }

            @Override
            public long lastChange() {
                return days.values().stream().mapToLong(StationDay::change).max().orElse(0);
            }

            @Override
            public List<StationDay> due(Instant now, int atMost) {
                return days.values().stream()
                        .filter(day -> !day.dueAt().isAfter(now))
                        .sorted(
                                Comparator.comparing(StationDay::dueAt)
                                        .thenComparing(StationDay::station))
                        .limit(atMost)
                        .toList();
            }

            @Override
            public int removeBefore(LocalDate date, int atMost) {
                List<StationDay> old =
                        days.values().stream()
                                .filter(day -> day.date().isBefore(date))
                                .sorted(Comparator.comparing(StationDay::date))
                                .limit(atMost)
                                .toList();
                old.forEach(day -> maps.remove(days, key(day)));
                return old.size();
            }
        };
    }

    FinalReportRepository frozen() {
        return new FinalReportRepository() {
            @Override
            public void add(FinalReport report) {
                maps.put(frozen, report.number(), report);
            }

            @Override
            public Optional<FinalReport> find(long number) {
                return Optional.ofNullable(frozen.get(number));
            }

            @Override
            public List<FinalReport> latest(int atMost) {
                return frozen.descendingMap().values().stream()
                        .limit(atMost)
                        .map(one ->
                                new FinalReport(
                                        one.number(),
                                        one.query(),
                                        one.rules(),
                                        one.digest(),
                                        one.stationDays(),
                                        one.change(),
                                        "",
                                        one.by(),
                                        one.at()))
                        .toList();
            }

            @Override
            public boolean lock(DayLock lock) {
                String key = lock.date() + " " + lock.unit();
                if (locks.containsKey(key)) {
                    return false;
                }
                maps.put(locks, key, lock);
                return true;
            }

            @Override
            public List<DayLock> locks(Set<AreaCode> units, LocalDate from, LocalDate until) {
                return locks.values().stream()
                        .filter(lock -> units.contains(lock.unit()))
                        .filter(lock -> !lock.date().isBefore(from))
                        .filter(lock -> lock.date().isBefore(until))
                        .toList();
            }
        };
    }
}
