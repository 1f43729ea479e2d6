package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * The form that lays a policy down.
 *
 * @param weekdays Monday to Sunday
 */
public record PolicyPage(PageFrame frame, Form form, AreaPicker unit, List<Choice> weekdays) {
    /** How many sessions of a day there is room for. */
    public static final int SESSIONS = 4;

    /** Takes a copy. */
    public PolicyPage {
        weekdays = List.copyOf(weekdays);
    }
}
