package vn.tienglang.pages.report.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import vn.tienglang.pages.text.Messages;

/**
 * Report as a document: title, facts and tables, in the language of the reader.
 *
 * @param title title, as "Báo cáo phát thanh tháng 11/2026"
 * @param subtitle the unit and the period
 * @param facts what was counted, how, and when
 * @param tables the tables, in the order of the page
 * @param signatures who signs, from left to right; empty for none
 */
public record ReportDocument(
        String title,
        String subtitle,
        List<Remark> facts,
        List<Table> tables,
        List<String> signatures) {
    private static final BigDecimal MILLIS_A_MINUTE = BigDecimal.valueOf(60_000);

    /** Takes copies. */
    public ReportDocument {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        signatures = List.copyOf(signatures);
    }

    /**
     * Remark on the whole report.
     *
     * @param name what it says
     * @param value what is so
     */
    public record Remark(String name, String value) {}

    /**
     * Table.
     *
     * @param name short name without a language, for programs
     * @param heading heading for people
     * @param columns headings of the columns
     * @param rows rows; each has a cell a column
     */
    public record Table(String name, String heading, List<Column> columns, List<Row> rows) {
        /** Takes copies; rejects a row with another number of cells. */
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(heading + ": " + row);
                }
            }
        }
    }

    /**
     * Column.
     *
     * @param name short name without a language, for programs
     * @param heading heading for people
     */
    public record Column(String name, String heading) {}

    /**
     * Row.
     *
     * @param cells the cells
     * @param isTotal whether it is the sum of the other rows
     * @param path path of the page with the lines behind it; empty without one
     */
    public record Row(List<Cell> cells, boolean isTotal, String path) {
        /** Takes a copy. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Cell of a table. */
    public sealed interface Cell {
        /** Text; never a formula. */
        record Text(String text) implements Cell {}

        /** Whole number. */
        record Count(long number) implements Cell {}

        /** Playing time, shown in minutes with two decimals. */
        record Minutes(Duration length) implements Cell {
            /** Minutes, rounded half up to two decimals. */
            public BigDecimal minutes() {
                return BigDecimal.valueOf(length.toMillis())
                        .divide(MILLIS_A_MINUTE, 2, RoundingMode.HALF_UP);
            }
        }

        /** Share in tenths of a percent; below 0 when there is nothing to share. */
        record PerMille(int tenths) implements Cell {
            /** Percent with one decimal. */
            public BigDecimal percent() {
                return BigDecimal.valueOf(tenths, 1);
            }

            /** Whether there is a share. */
            public boolean isKnown() {
                return tenths >= 0;
            }
        }

        /** Whether the cell is a number, which stands at the right. */
        default boolean isNumber() {
            return !(this instanceof Text);
        }

        /** The cell as people read it. */
        default String shown(Messages words) {
            return switch (this) {
                case Text(String text) -> text;
                case Count(long number) -> words.number(number);
                case Minutes length -> words.decimal(length.minutes());
                case PerMille share ->
                        share.isKnown() ? words.decimal(share.percent()) + " %" : "–";
            };
        }
    }
}
