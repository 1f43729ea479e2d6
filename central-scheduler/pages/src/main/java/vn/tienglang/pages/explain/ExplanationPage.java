package vn.tienglang.pages.explain;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * What would sound at a station at an instant, and why.
 *
 * @param answers none before anybody asked, else one
 */
public record ExplanationPage(PageFrame frame, Form form, List<Answer> answers) {
    /** Takes a copy. */
    public ExplanationPage {
        answers = List.copyOf(answers);
    }

    /**
     * What is asked.
     *
     * @param stations to choose from
     * @param search part of the name of a station or place; empty when nobody searched
     * @param searchAnswer what came of it; empty likewise
     * @param date as a form writes it
     * @param time likewise
     */
    public record Form(
            List<ChoiceGroup> stations,
            String search,
            String searchAnswer,
            String date,
            String time) {
        /** Takes a copy. */
        public Form {
            stations = List.copyOf(stations);
        }
    }

    /**
     * The answer.
     *
     * @param where the station
     * @param when the day and the time, by the station's clocks
     * @param headline what is heard, or that nothing is
     * @param lines by which rules
     * @param unheard what was ordered around then and is not heard
     */
    public record Answer(
            String where,
            String when,
            Badge headline,
            List<Line> lines,
            List<UnplacedLine> unheard) {
        /** Takes copies. */
        public Answer {
            lines = List.copyOf(lines);
            unheard = List.copyOf(unheard);
        }
    }

    /** A reason: what it is about, and the sentence. */
    public record Line(String label, String sentence) {}
}
