package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** Page of the obligations, current and past. */
public record ObligationsPage(PageFrame frame, List<Line> lines, List<Line> over) {
    /** Takes copies. */
    public ObligationsPage {
        lines = List.copyOf(lines);
        over = List.copyOf(over);
    }

    /**
     * Line of an obligation.
     *
     * @param title amount, language and theme
     * @param unit the unit whose stations owe it
     * @param paper the document it is based on
     * @param state first and last day
     * @param edit path of the form; empty when it was withdrawn
     * @param progress path of the progress
     * @param withdraw path of the withdrawal; empty when it was withdrawn
     */
    public record Line(
            String title,
            String unit,
            String paper,
            Badge state,
            String edit,
            String progress,
            String withdraw) {}
}
