package vn.tienglang.pages.handover;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the hand-overs of today.
 *
 * @param clock time of the centre
 */
public record HandOverPage(PageFrame frame, PageClock clock, List<Box> boxes) {
    /** Takes a copy. */
    public HandOverPage {
        boxes = List.copyOf(boxes);
    }

    /**
     * Hand-over of today.
     *
     * @param standing its state
     * @param countdown remaining time; empty when the deadline is over or it is handed over
     * @param dueMillis the deadline in milliseconds since 1970, for the script
     * @param action path that hands over; empty when there is nothing to do
     * @param end path that ends the daily hand-over
     */
    public record Box(
            String title,
            Badge standing,
            List<Fact> facts,
            String countdown,
            long dueMillis,
            String action,
            String end) {
        /** Takes a copy. */
        public Box {
            facts = List.copyOf(facts);
        }
    }
}
