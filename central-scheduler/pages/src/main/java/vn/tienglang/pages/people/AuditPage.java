package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the audit log.
 *
 * @param actions every action, to filter by
 * @param lines the latest first
 * @param below number below which the next page begins; empty on the last page
 */
public record AuditPage(
        PageFrame frame, Form form, List<Choice> actions, List<Line> lines, String below) {
    /** Takes copies. */
    public AuditPage {
        actions = List.copyOf(actions);
        lines = List.copyOf(lines);
    }

    /**
     * One entry.
     *
     * @param details when, number, unit and address, as far as they are known
     */
    public record Line(
            String details, String who, String action, String about, String before, String after) {}
}
