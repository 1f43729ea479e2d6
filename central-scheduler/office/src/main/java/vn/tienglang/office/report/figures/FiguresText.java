package vn.tienglang.office.report.figures;

import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Text of the figures of a report, one row a line, in an order that does not change. */
public final class FiguresText {
    private static final String TOTAL = "TOTAL";

    private FiguresText() {}

    /** The rows of a report: the total, then each dimension. */
    public static String of(AirtimeReport report) {
        var text = new StringBuilder();
        line(text, TOTAL, "", report.total());
        for (AirtimeReport.Dimension dimension : AirtimeReport.Dimension.values()) {
            report.table(dimension)
                    .forEach((row, figures) -> line(text, dimension.name(), row, figures));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String table, String row, AirtimeFigures figures) {
        text.append(table)
                .append('\t')
                .append(row)
                .append('\t')
                .append(figures.text())
                .append('\n');
    }

    /**
     * The report in a text, without weeks and map.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static AirtimeReport parse(String text, ReportQuery query, long change) {
        var tables =
                new EnumMap<AirtimeReport.Dimension, SortedMap<String, AirtimeFigures>>(
                        AirtimeReport.Dimension.class);
        AirtimeFigures total = AirtimeFigures.NONE;
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not a row of figures: " + line);
            }
            AirtimeFigures figures = AirtimeFigures.parse(parts[2], 0, parts[2].length());
            if (parts[0].equals(TOTAL)) {
                total = figures;
            } else {
                tables.computeIfAbsent(
                                AirtimeReport.Dimension.valueOf(parts[0]), _ -> new TreeMap<>())
                        .put(parts[1], figures);
            }
        }
        return new AirtimeReport(
                query,
                total,
                tables,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                change);
    }
}
