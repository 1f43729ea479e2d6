package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Form of a new policy.
 *
 * @param weekdays Monday to Sunday
 */
public record PolicyPage(PageFrame frame, Form form, AreaPicker unit, List<Choice> weekdays) {
    /** The number of rows for sessions. */
    public static final int SESSIONS = 4;

    /** Takes a copy. */
    public PolicyPage {
        weekdays = List.copyOf(weekdays);
    }
}
