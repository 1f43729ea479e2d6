package vn.tienglang.central.web.page;

import java.util.List;

/** What stations have proven, newest first. */
public record ConfirmationsPage(Frame frame, List<Line> lines) {
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
            Mark outcome,
            String planned,
            String started,
            String relay,
            String played,
            String frames,
            Mark evidence,
            String output,
            String entry,
            String digest,
            String digestWhole,
            String received) {}
}
