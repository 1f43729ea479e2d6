package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;

/**
 * Form of a slot.
 *
 * @param action target of the form
 * @param revision the revision that was read; empty for a new slot
 * @param keptParts text of the parts that the form cannot express and that stay; otherwise empty
 * @param rows one row for each part
 * @param nextRows number of rows after one more is requested; 0 when there are enough
 * @param each number of bulletins that play in one occurrence; empty for all
 * @param areas areas with stations, and the results of a search
 * @param search the search text
 * @param searchAnswer result of the search as a sentence; empty when there is none
 * @param lost changes of single occurrences that would be lost, as the form sends them; empty for
 *     none
 * @param lossAccepted whether the officer agreed to lose them
 * @param mayFit whether it can be booked in part
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
        String lost,
        boolean lossAccepted,
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
     * Row of one part.
     *
     * @param number from 1
     * @param choices the kinds of part
     * @param minutes length in minutes, for a part without its own length
     * @param source the station that is relayed
     */
    public record PartRow(int number, List<ChoiceGroup> choices, String minutes, String source) {
        /** Takes a copy. */
        public PartRow {
            choices = List.copyOf(choices);
        }
    }

    /** Whether an advanced field differs from its default. */
    public boolean hasFinerPoints() {
        return !hardEnd.isEmpty()
                || startings.stream().skip(1).anyMatch(Choice::chosen)
                || mixes.stream().skip(1).anyMatch(Choice::chosen);
    }
}
