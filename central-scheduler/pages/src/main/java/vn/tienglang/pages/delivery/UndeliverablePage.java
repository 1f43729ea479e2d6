package vn.tienglang.pages.delivery;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the messages that could not be sent.
 *
 * @param letters the oldest first
 * @param next path of the next page; empty on the last one
 */
public record UndeliverablePage(PageFrame frame, List<Line> letters, String next) {
    /** Takes a copy. */
    public UndeliverablePage {
        letters = List.copyOf(letters);
    }

    /**
     * Message that could not be sent.
     *
     * @param station name of the station
     * @param what kind of message, and its day
     * @param reason why it was not sent
     * @param since since when
     * @param advice what to do
     * @param detail text for a technician
     * @param action path that sends it again
     */
    public record Line(
            String station,
            String what,
            String reason,
            String since,
            String advice,
            String detail,
            String action) {}
}
