package vn.tienglang.pages.explain;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the explanation of what plays at a station.
 *
 * @param answers none before a query, then one
 */
public record ExplanationPage(PageFrame frame, Form form, List<Answer> answers) {
    /** Takes a copy. */
    public ExplanationPage {
        answers = List.copyOf(answers);
    }

    /**
     * Query form.
     *
     * @param stations stations to choose from
     * @param search part of the name of a station or area; empty without a search
     * @param searchAnswer result of the search; empty without a search
     * @param date as yyyy-mm-dd
     * @param time as hh:mm
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
     * Result of the query.
     *
     * @param where the station
     * @param when date and local time
     * @param headline what plays, or that nothing does
     * @param lines the rules
     * @param unheard orders around that time that are not played
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

    /** Reason: its subject and its sentence. */
    public record Line(String label, String sentence) {}
}
