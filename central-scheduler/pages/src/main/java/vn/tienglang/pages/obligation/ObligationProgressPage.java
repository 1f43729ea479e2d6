package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * What an obligation comes to.
 *
 * @param period which period runs, and how many stations are short
 * @param lines station by station, those that are short first
 * @param more that there are more of them; empty when there are not
 * @param closings the periods that are over, latest first
 */
public record ObligationProgressPage(
        PageFrame frame, Badge period, List<Line> lines, String more, List<Line> closings) {
    /** Takes copies. */
    public ObligationProgressPage {
        lines = List.copyOf(lines);
        closings = List.copyOf(closings);
    }

    /** One station in one period. */
    public record Line(String station, String about, Badge state) {}
}
