package vn.tienglang.pages.emergency;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Form of a new emergency, filled with the words of its hazard.
 *
 * @param key key of this form: sent twice, it makes one draft
 * @param hidden fields that the person does not change
 * @param drill whether it is a drill
 * @param parts the five parts
 * @param areas areas that have stations
 * @param clips recordings to choose from
 * @param clipFields numbers of the fields for recordings
 * @param hours how many hours it may hold
 * @param repeats minutes between two beginnings
 */
public record EmergencyFormPage(
        PageFrame frame,
        String key,
        List<Hidden> hidden,
        boolean drill,
        List<Part> parts,
        List<Option> areas,
        List<Option> clips,
        List<Integer> clipFields,
        List<Option> hours,
        List<Option> repeats) {
    /** Takes copies. */
    public EmergencyFormPage {
        hidden = List.copyOf(hidden);
        parts = List.copyOf(parts);
        areas = List.copyOf(areas);
        clips = List.copyOf(clips);
        clipFields = List.copyOf(clipFields);
        hours = List.copyOf(hours);
        repeats = List.copyOf(repeats);
    }

    /** Hidden field. */
    public record Hidden(String name, String value) {}

    /** Part of the warning with the words to begin with. */
    public record Part(String name, String label, String value) {}

    /** Choice. */
    public record Option(String value, String text, boolean chosen) {}
}
