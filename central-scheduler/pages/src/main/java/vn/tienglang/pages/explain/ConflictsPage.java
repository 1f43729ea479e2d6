package vn.tienglang.pages.explain;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * What is ordered and would not be heard at the stations of a unit.
 *
 * @param answers none before anybody asked, else one
 */
public record ConflictsPage(PageFrame frame, Form form, List<Answer> answers) {
    /** Takes a copy. */
    public ConflictsPage {
        answers = List.copyOf(answers);
    }

    /**
     * What is asked.
     *
     * @param areas to choose from
     * @param search part of the name of a place; empty when nobody searched
     * @param searchAnswer what came of it; empty likewise
     * @param from the first day, as a form writes it
     * @param days how many, to choose from
     */
    public record Form(
            List<ChoiceGroup> areas,
            String search,
            String searchAnswer,
            String from,
            List<Choice> days) {
        /** Takes copies. */
        public Form {
            areas = List.copyOf(areas);
            days = List.copyOf(days);
        }
    }

    /**
     * The answer.
     *
     * @param heading where and when was looked
     * @param verdict how much there is
     * @param groups the most frequent first
     * @param beyond that there was more than can be told apart; empty when there was not
     */
    public record Answer(String heading, Badge verdict, List<UnplacedLine> groups, String beyond) {
        /** Takes a copy. */
        public Answer {
            groups = List.copyOf(groups);
        }
    }
}
