package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** What is owed, and what no longer is. */
public record ObligationsPage(PageFrame frame, List<Line> lines, List<Line> over) {
    /** Takes copies. */
    public ObligationsPage {
        lines = List.copyOf(lines);
        over = List.copyOf(over);
    }

    /**
     * One obligation.
     *
     * @param title how much, in which language, of what
     * @param unit whose stations owe it
     * @param paper what it stands on
     * @param state since when, until when
     * @param edit where it is changed; empty when it was taken back
     * @param progress where it is seen how far it has come
     * @param withdraw where it is taken back; empty when it was
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
