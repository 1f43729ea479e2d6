package vn.tienglang.pages.week;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page that previews a move of one occurrence.
 *
 * @param title title of the slot
 * @param now when it airs now
 * @param slot id of the slot
 * @param revision revision that was read
 * @param occurrence id of the occurrence
 * @param date the new date, ISO or as typed
 * @param time the new time, ISO or as typed
 * @param back page to return to
 * @param refusals why it cannot be moved there; empty when it can
 * @param brings what the move brings and silences; empty until a time is given
 * @param mayStore whether the move can be stored
 */
public record WeekMovePage(
        PageFrame frame,
        String title,
        String now,
        String slot,
        String revision,
        String occurrence,
        String date,
        String time,
        String back,
        List<String> refusals,
        List<String> brings,
        boolean mayStore) {
    /** Takes copies. */
    public WeekMovePage {
        refusals = List.copyOf(refusals);
        brings = List.copyOf(brings);
    }
}
