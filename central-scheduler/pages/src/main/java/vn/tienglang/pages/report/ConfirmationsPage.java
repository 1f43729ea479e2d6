package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** What stations have proven, newest first. */
public record ConfirmationsPage(PageFrame frame, List<Line> lines) {
    /** Takes a copy. */
    public ConfirmationsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One signed entry.
     *
     * @param about language and class
     * @param played how long, of how long; a dash when it never started
     * @param frames the same in samples
     * @param entry its number at the station
     * @param digest the beginning of its digest
     * @param digestWhole all of it
     */
    public record Line(
            String station,
            String title,
            String about,
            Badge outcome,
            String planned,
            String started,
            String relay,
            String played,
            String frames,
            Badge evidence,
            String output,
            String entry,
            String digest,
            String digestWhole,
            String received) {}
}
