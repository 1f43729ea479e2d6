package vn.tienglang.pages.approval;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * What has to be approved.
 *
 * @param waiting what waits for somebody who approves, the longest waiting first
 * @param back what was sent back to whose it is
 */
public record ApprovalsPage(PageFrame frame, List<Line> waiting, List<Line> back) {
    /** Takes copies. */
    public ApprovalsPage {
        waiting = List.copyOf(waiting);
        back = List.copyOf(back);
    }

    /**
     * One thing.
     *
     * @param about what it is, and whose unit's
     * @param since whose it is, and since when it waits
     * @param returned why it was sent back, and by whom; empty when it never was
     * @param steps the steps taken and to come
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
