package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;

/**
 * The form on which a slot is laid out, as it was left.
 *
 * @param action where it is sent
 * @param revision the one that was read; empty for a new slot
 * @param keptParts the parts in words, where the form cannot say them and they stay; else none
 * @param rows a row for each part
 * @param nextRows how many rows there are after another is asked for; 0 when there are enough
 * @param each how many of the bulletins take turns at a time; empty for all
 * @param areas where there are stations, and what a search found
 * @param search what was searched for
 * @param searchAnswer what to say of the search; empty when there is nothing to say
 * @param mayFit whether it can be booked with what fits
 */
public record SlotFormView(
        String action,
        String submit,
        String revision,
        String title,
        List<String> keptParts,
        List<PartRow> rows,
        int nextRows,
        String each,
        List<ChoiceGroup> areas,
        String search,
        String searchAnswer,
        String date,
        String dateLeast,
        String time,
        List<Choice> repeats,
        List<Choice> weekdays,
        String until,
        boolean exceptHolidays,
        List<Choice> startings,
        String patience,
        String hardEnd,
        List<Choice> mixes,
        List<Choice> messageClasses,
        boolean mayFit) {
    /** Takes copies. */
    public SlotFormView {
        keptParts = List.copyOf(keptParts);
        rows = List.copyOf(rows);
        areas = List.copyOf(areas);
        repeats = List.copyOf(repeats);
        weekdays = List.copyOf(weekdays);
        startings = List.copyOf(startings);
        mixes = List.copyOf(mixes);
        messageClasses = List.copyOf(messageClasses);
    }

    /**
     * One part of the programme.
     *
     * @param number 1 for the first
     * @param choices what it can be
     * @param minutes how long, where it has no length of its own
     * @param source which station is relayed
     */
    public record PartRow(int number, List<ChoiceGroup> choices, String minutes, String source) {
        /** Takes a copy. */
        public PartRow {
            choices = List.copyOf(choices);
        }
    }

    /** Whether anything but the usual was chosen among the finer points. */
    public boolean hasFinerPoints() {
        return !hardEnd.isEmpty()
                || startings.stream().skip(1).anyMatch(Choice::chosen)
                || mixes.stream().skip(1).anyMatch(Choice::chosen);
    }
}
