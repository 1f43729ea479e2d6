package vn.tienglang.central.web.page;

import java.util.List;

/**
 * What an obligation comes to.
 *
 * @param period which period runs, and how many stations are short
 * @param lines station by station, those that are short first
 * @param more that there are more of them; empty when there are not
 * @param closings the periods that are over, latest first
 */
public record ProgressPage(
        Frame frame, Mark period, List<Line> lines, String more, List<Line> closings) {
    /** Takes copies. */
    public ProgressPage {
        lines = List.copyOf(lines);
        closings = List.copyOf(closings);
    }

    /** One station in one period. */
    public record Line(String station, String about, Mark state) {}
}
