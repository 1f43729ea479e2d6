package vn.tienglang.pages.handover;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;

/**
 * What is to be handed over today.
 *
 * @param clock the centre's time
 */
public record HandOverPage(PageFrame frame, PageClock clock, List<Box> boxes) {
    /** Takes a copy. */
    public HandOverPage {
        boxes = List.copyOf(boxes);
    }

    /**
     * One hand-over.
     *
     * @param standing how far it has come
     * @param countdown the time that is left, as a clock; empty when it is over or done
     * @param dueMillis the deadline, since 1970, for the script that keeps the countdown going
     * @param action where the wish to hand over goes; empty when there is nothing to do
     * @param end where it is ended for good
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
