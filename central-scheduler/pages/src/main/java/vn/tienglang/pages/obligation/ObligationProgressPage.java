package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the progress of an obligation.
 *
 * @param period the running period, and the number of stations below the obligation
 * @param lines one line a station, those below the obligation first
 * @param more that there are more stations; empty when there are not
 * @param closings closed periods, latest first
 */
public record ObligationProgressPage(
        PageFrame frame, Badge period, List<Line> lines, String more, List<Line> closings) {
    /** Takes copies. */
    public ObligationProgressPage {
        lines = List.copyOf(lines);
        closings = List.copyOf(closings);
    }

    /** Station in one period. */
    public record Line(String station, String about, Badge state) {}
}
