package vn.tienglang.office.report.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Report: sums of many days.
 *
 * @param query what was asked
 * @param total sum of everything
 * @param tables sums of each dimension, by the name of the row; their rows add up to the total
 * @param weeks sums by Monday of the week and language
 * @param map sums by unit and Monday of the week
 * @param change highest number of change among the days that were counted
 */
public record AirtimeReport(
        ReportQuery query,
        AirtimeFigures total,
        Map<Dimension, SortedMap<String, AirtimeFigures>> tables,
        SortedMap<LocalDate, SortedMap<String, AirtimeFigures>> weeks,
        SortedMap<String, SortedMap<LocalDate, AirtimeFigures>> map,
        long change) {
    /** Dimension by which a report sums. */
    public enum Dimension {
        /** Units directly inside the unit of the query; stations when it has none. */
        UNIT,
        /** Languages of the clips. */
        LANGUAGE,
        /** Themes of the bulletins. */
        THEME,
        /** Origins of the airings. */
        ORIGIN,
        /** Classes of the messages. */
        MESSAGE_CLASS,
        /** Days. */
        DAY
    }

    /** Copies the maps. */
    public AirtimeReport {
        tables = Collections.unmodifiableMap(new EnumMap<>(tables));
    }

    /** The rows of a dimension, by name. */
    public SortedMap<String, AirtimeFigures> table(Dimension dimension) {
        return tables.getOrDefault(dimension, Collections.emptySortedMap());
    }

    /** Builder that adds up days in any order. An instance serves one report and one thread. */
    public static final class Builder {
        private final ReportQuery query;
        private final AirtimeFigures.Sum total = new AirtimeFigures.Sum();
        private final Map<Dimension, SortedMap<String, AirtimeFigures.Sum>> tables =
                new EnumMap<>(Dimension.class);
        private final SortedMap<LocalDate, SortedMap<String, AirtimeFigures.Sum>> weeks =
                new TreeMap<>();
        private final SortedMap<String, SortedMap<LocalDate, AirtimeFigures.Sum>> map =
                new TreeMap<>();
        private long change;

        /** Builder of a report. */
        public Builder(ReportQuery query) {
            this.query = query;
            for (Dimension dimension : Dimension.values()) {
                tables.put(dimension, new TreeMap<>());
            }
        }

        /**
         * Adds figures.
         *
         * @param unit name of their row among the units
         * @param date their day, inside the period of the query
         * @param number their number of change
         */
        public void add(
                String unit, LocalDate date, Map<ReportKey, AirtimeFigures> figures, long number) {
            LocalDate week = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            change = Math.max(change, number);
            figures.forEach((key, values) -> {
                if (query.filter().matches(key)) {
                    total.add(values);
                    add(Dimension.UNIT, unit, values);
                    add(Dimension.LANGUAGE, key.language().value(), values);
                    add(Dimension.THEME, key.theme(), values);
                    add(Dimension.ORIGIN, key.origin().name(), values);
                    add(Dimension.MESSAGE_CLASS, key.messageClass().name(), values);
                    add(Dimension.DAY, date.toString(), values);
                    weeks.computeIfAbsent(week, _ -> new TreeMap<>())
                            .computeIfAbsent(key.language().value(), _ -> new AirtimeFigures.Sum())
                            .add(values);
                    map.computeIfAbsent(unit, _ -> new TreeMap<>())
                            .computeIfAbsent(week, _ -> new AirtimeFigures.Sum())
                            .add(values);
                }
            });
        }

        private void add(Dimension dimension, String row, AirtimeFigures values) {
            tables.computeIfAbsent(dimension, _ -> new TreeMap<>())
                    .computeIfAbsent(row, _ -> new AirtimeFigures.Sum())
                    .add(values);
        }

        /** The report of everything added. */
        public AirtimeReport report() {
            var sums = new EnumMap<Dimension, SortedMap<String, AirtimeFigures>>(Dimension.class);
            tables.forEach((dimension, rows) -> sums.put(dimension, figures(rows)));
            return new AirtimeReport(
                    query,
                    total.figures(),
                    sums,
                    mapped(weeks, Builder::figures),
                    mapped(map, Builder::figures),
                    change);
        }

        private static <K> SortedMap<K, AirtimeFigures> figures(
                SortedMap<K, AirtimeFigures.Sum> sums) {
            return mapped(sums, AirtimeFigures.Sum::figures);
        }

        private static <K, A, B> SortedMap<K, B> mapped(
                SortedMap<K, A> from, Function<A, B> change) {
            var to = new TreeMap<K, B>();
            from.forEach((key, value) -> to.put(key, change.apply(value)));
            return Collections.unmodifiableSortedMap(to);
        }
    }
}
