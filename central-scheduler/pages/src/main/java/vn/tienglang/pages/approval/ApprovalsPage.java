package vn.tienglang.pages.approval;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the open approvals.
 *
 * @param waiting items that wait for approval, the oldest first
 * @param back items that were sent back to their owner
 */
public record ApprovalsPage(PageFrame frame, List<Line> waiting, List<Line> back) {
    /** Takes copies. */
    public ApprovalsPage {
        waiting = List.copyOf(waiting);
        back = List.copyOf(back);
    }

    /**
     * Line of an approval.
     *
     * @param about kind and unit
     * @param since owner, and since when it waits
     * @param returned why it was sent back, and by whom; empty when it was not
     * @param steps completed and open steps
     */
    public record Line(
            String path,
            String title,
            String about,
            String since,
            String returned,
            List<Badge> steps) {
        /** Takes a copy. */
        public Line {
            steps = List.copyOf(steps);
        }
    }
}
