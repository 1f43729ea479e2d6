package vn.tienglang.pages.cap;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of alerts that came in.
 *
 * @param canUpload whether the person may upload a file
 * @param lines the alerts, the newest first
 */
public record IncomingAlertsPage(PageFrame frame, boolean canUpload, List<Line> lines) {
    /** Takes a copy. */
    public IncomingAlertsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One alert.
     *
     * @param title what it is about
     * @param outcome what became of it
     * @param about from whom, when, how
     * @param reasons sentences about why
     * @param path page of its emergency; empty without one
     * @param compose address at which a person goes on with the draft; empty without one
     */
    public record Line(
            String title,
            Badge outcome,
            String about,
            List<String> reasons,
            String path,
            String compose) {
        /** Takes a copy. */
        public Line {
            reasons = List.copyOf(reasons);
        }
    }
}
