package vn.tienglang.pages.report;

import java.util.List;

/**
 * Table whose cells are shaded by their value: one row a unit, one column a week. Each cell has its
 * value as text.
 *
 * @param weeks headings of the columns
 * @param rows rows, the worst first
 */
public record HeatTable(List<String> weeks, List<Line> rows) {
    /** Takes copies. */
    public HeatTable {
        weeks = List.copyOf(weeks);
        rows = List.copyOf(rows);
    }

    /** Row of a unit. */
    public record Line(String unit, List<Shade> cells) {
        /** Takes a copy. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Cell.
     *
     * @param level 0 for nothing, then 1 (worst) to 5 (best)
     */
    public record Shade(int level, String text) {}
}
