package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** Page of the confirmations, newest first. */
public record ConfirmationsPage(PageFrame frame, List<Line> lines) {
    /** Takes a copy. */
    public ConfirmationsPage {
        lines = List.copyOf(lines);
    }

    /**
     * Line of a signed as-run entry.
     *
     * @param about language and class
     * @param played played and whole duration; a dash when it never started
     * @param frames the same in samples
     * @param entry number of the entry at the station
     * @param digest first characters of its digest
     * @param digestWhole the whole digest
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
