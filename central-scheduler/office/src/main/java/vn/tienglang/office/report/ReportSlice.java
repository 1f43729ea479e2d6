package vn.tienglang.office.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.ReportKey;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.store.Repositories;

/**
 * Figures of a unit and period by row and day, as read at one number of change. A row is a unit
 * directly inside the unit, or a station that no such unit contains. Later changes are read alone.
 * An instance serves one thread at a time.
 */
final class ReportSlice {
    /** Prefix of the name of a row that is a station. */
    static final String STATION = "station/";

    /** Most changed days that are read alone; with more everything is read again. */
    private static final int CHANGES = 5_000;

    private final AreaCode unit;
    private final LocalDate from;
    private final LocalDate until;
    private final AreaTree tree;
    private final Set<AreaCode> areas;
    private final Map<AreaCode, Optional<String>> childOfArea = new HashMap<>();
    private final Map<StationId, String> rowOfStation = new HashMap<>();
    private final Map<Cell, Figures> cells = new HashMap<>();
    private long change;
    private long stationDays;

    private record Cell(String row, LocalDate date) {}

    private record Figures(Map<ReportKey, AirtimeFigures> values, long change, int stationDays) {}

    private ReportSlice(AreaCode unit, LocalDate from, LocalDate until, AreaTree tree) {
        this.unit = unit;
        this.from = from;
        this.until = until;
        this.tree = tree;
        this.areas = tree.everInside(unit);
    }

    /** Reads everything. */
    static ReportSlice read(Repositories repositories, ReportQuery query) {
        var slice =
                new ReportSlice(
                        query.unit(), query.from(), query.until(), repositories.areas().tree());
        slice.change = repositories.reportDays().lastChange();
        slice.readAll(slice.days(repositories));
        return slice;
    }

    /** Every day of the slice. */
    private List<StationDay> days(Repositories repositories) {
        Set<AreaCode> wanted = unit.equals(AreaCode.COUNTRY) ? Set.of() : areas;
        return repositories.reportDays().in(wanted, from, until);
    }

    private void readAll(List<StationDay> days) {
        var sums = new HashMap<Cell, Map<ReportKey, AirtimeFigures.Sum>>();
        var changes = new HashMap<Cell, Long>();
        var counts = new HashMap<Cell, Integer>();
        for (StationDay day : days) {
            Optional<String> row = row(day);
            if (row.isEmpty()) {
                continue;
            }
            rowOfStation.put(day.station(), row.get());
            var cell = new Cell(row.get(), day.date());
            var keys = sums.computeIfAbsent(cell, _ -> new TreeMap<>());
            day.figures()
                    .forEach((key, values) ->
                            keys.computeIfAbsent(key, _ -> new AirtimeFigures.Sum()).add(values));
            changes.merge(cell, day.change(), Math::max);
            counts.merge(cell, 1, Integer::sum);
        }
        sums.forEach((cell, keys) -> {
            var figures = new TreeMap<ReportKey, AirtimeFigures>();
            keys.forEach((key, sum) -> figures.put(key, sum.figures()));
            put(
                    cell,
                    new Figures(
                            figures, changes.getOrDefault(cell, 0L), counts.getOrDefault(cell, 0)));
        });
    }

    private void put(Cell cell, Figures figures) {
        Figures before = cells.put(cell, figures);
        stationDays += figures.stationDays() - (before == null ? 0 : before.stationDays());
    }

    /** The row of a day; empty when its area is not inside the unit. */
    private Optional<String> row(StationDay day) {
        Optional<String> child = childOfArea.computeIfAbsent(day.area(), this::child);
        return child.map(name -> name.isEmpty() ? STATION + day.station().value() : name);
    }

    /**
     * The unit directly inside the unit that contains this area; empty text for the unit itself.
     */
    private Optional<String> child(AreaCode area) {
        if (area.equals(unit)) {
            return Optional.of("");
        }
        List<Area> path = tree.ancestry(area, until.minusDays(1));
        if (path.isEmpty()) {
            path =
                    tree.history(area).isEmpty()
                            ? List.of()
                            : tree.ancestry(area, tree.history(area).getLast().from());
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).code().equals(unit)) {
                return Optional.of(path.get(i - 1).code().value());
            }
        }
        return Optional.empty();
    }

    /**
     * Reads what changed since the last reading.
     *
     * @return false when everything has to be read again
     */
    boolean update(Repositories repositories) {
        long last = repositories.reportDays().lastChange();
        if (last == change) {
            return true;
        }
        List<StationDay> changed =
                repositories.reportDays().changedAfter(change, from, until, CHANGES);
        if (changed.size() >= CHANGES) {
            return false;
        }
        var dirty = new HashSet<LocalDate>();
        var rows = new HashSet<String>();
        for (StationDay day : changed) {
            Optional<String> row = row(day);
            String before = rowOfStation.get(day.station());
            if (before != null && !row.equals(Optional.of(before))) {
                return false;
            }
            row.ifPresent(name -> {
                rows.add(name);
                dirty.add(day.date());
            });
        }
        var reread = new HashSet<AreaCode>();
        for (String row : rows) {
            if (row.startsWith(STATION)) {
                reread.add(unit);
            } else {
                reread.addAll(tree.everInside(new AreaCode(row)));
            }
        }
        for (LocalDate date : dirty) {
            readAll(repositories.reportDays().in(reread, date, date.plusDays(1)));
        }
        change = last;
        return true;
    }

    boolean isOf(ReportQuery query) {
        return unit.equals(query.unit())
                && from.equals(query.from())
                && until.equals(query.until());
    }

    /** Number of counted days of stations. */
    long stationDays() {
        return stationDays;
    }

    /** Whether the slice is small enough to be kept. */
    int size() {
        return cells.size();
    }

    /** The report of this query. */
    AirtimeReport report(ReportQuery query) {
        var builder = new AirtimeReport.Builder(query);
        cells.forEach((cell, figures) ->
                builder.add(cell.row(), cell.date(), figures.values(), figures.change()));
        return builder.report();
    }
}
