package vn.tienglang.pages.unit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Preview of a change of units.
 *
 * @param hidden the fields of the change
 * @param summary what it does, as sentences
 * @param orders the orders that stay in effect, by dissolved unit
 * @param meetings orders of several former units in one unit
 * @param stations the stations that it affects
 * @param questions what a person has to decide; the heading is the question, and each has a field
 * @param keeps the tick that keeps undecided units as they are
 * @param silenced the orders that air less
 */
public record UnitPreviewPage(
        PageFrame frame,
        Map<String, String> hidden,
        List<String> summary,
        List<Section> orders,
        List<Section> meetings,
        List<String> stations,
        List<Question> questions,
        boolean keeps,
        List<String> silenced) {
    /** Takes copies. */
    public UnitPreviewPage {
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        summary = List.copyOf(summary);
        orders = List.copyOf(orders);
        meetings = List.copyOf(meetings);
        stations = List.copyOf(stations);
        questions = List.copyOf(questions);
        silenced = List.copyOf(silenced);
    }

    /** Lines under a heading. */
    public record Section(String heading, List<String> lines) {
        /** Takes a copy. */
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** Question with its choices. */
    public record Question(String field, ChoiceGroup choices) {}
}
