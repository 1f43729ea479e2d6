package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The form that lays a policy down.
 *
 * @param weekdays Monday to Sunday
 */
public record PolicyPage(Frame frame, Form form, AreaPick unit, List<Choice> weekdays) {
    /** How many sessions of a day there is room for. */
    public static final int SESSIONS = 4;

    /** Takes a copy. */
    public PolicyPage {
        weekdays = List.copyOf(weekdays);
    }
}
