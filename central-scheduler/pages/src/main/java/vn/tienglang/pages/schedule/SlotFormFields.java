package vn.tienglang.pages.schedule;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.recurrence.DateLists;
import vn.tienglang.planner.recurrence.DateSelector;
import vn.tienglang.planner.slot.SlotPart;

/** Names and values of the fields of the slot form. */
final class SlotFormFields {
    /** Greatest number of parts in the form. */
    static final int PARTS = 8;

    /** Value of a field that the form cannot express and that stays unchanged. */
    static final String KEPT = "kept";

    static final String LIST = "list:";

    /** Ids of the changed occurrences whose change may be lost, separated by commas. */
    static final String LOST = "lost";

    /** Present if the form asks whether changes may be lost; never sent by the form. */
    static final String LOSS_QUESTION = "lossQuestion";

    static final DateTimeFormatter RULE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    static DateSelector holidays() {
        return new DateSelector.OnList(DateLists.find(DateLists.HOLIDAYS).orElseThrow());
    }

    /** The check box of a day of the week: {@code d1} is Monday's. */
    static String field(DayOfWeek day) {
        return "d" + day.getValue();
    }

    /** The value of the row of a part. */
    static String value(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(ClipId clip) -> "clip:" + clip.value();
            case SlotPart.Bulletins(var rotation, int _) -> "bulletin:" + rotation.getFirst();
            case SlotPart.Notices _ -> "notices";
            case SlotPart.Relay _ -> "relay";
        };
    }

    private SlotFormFields() {}
}
