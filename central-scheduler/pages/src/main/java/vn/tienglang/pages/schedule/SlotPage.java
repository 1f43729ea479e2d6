package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of a slot and one of its occurrences.
 *
 * @param title title of the slot
 * @param facts when, where and how
 * @param parts the parts, one a line
 * @param time the occurrence shown; at most one
 * @param history revisions, latest first
 * @param change path of the form; empty when it cannot be changed
 * @param withdraw path of the withdrawal; empty when it cannot be withdrawn
 * @param back path of the day
 */
public record SlotPage(
        PageFrame frame,
        String title,
        List<Fact> facts,
        List<String> parts,
        List<Time> time,
        List<String> history,
        String change,
        String withdraw,
        String back) {
    /** Takes copies. */
    public SlotPage {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
        time = List.copyOf(time);
        history = List.copyOf(history);
    }

    /**
     * Occurrence of the slot.
     *
     * @param heading date and time
     * @param action path that cancels or moves it
     * @param revision the revision that was read
     * @param occurrence id of the occurrence
     * @param date first value of the new date
     * @param clock first value of the new time
     */
    public record Time(
            String heading,
            String action,
            int revision,
            String occurrence,
            String date,
            String clock) {}
}
