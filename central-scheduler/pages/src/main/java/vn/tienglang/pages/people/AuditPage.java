package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the audit log.
 *
 * @param lines the latest first
 * @param below number below which the next page begins; empty on the last page
 */
public record AuditPage(PageFrame frame, Form form, List<Line> lines, String below) {
    /** Takes a copy. */
    public AuditPage {
        lines = List.copyOf(lines);
    }

    /** One entry. */
    public record Line(
            long number,
            String at,
            String who,
            String action,
            String about,
            String unit,
            String before,
            String after,
            String address) {}
}
