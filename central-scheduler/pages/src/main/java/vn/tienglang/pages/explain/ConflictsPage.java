package vn.tienglang.pages.explain;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the conflicts of a unit.
 *
 * @param answers none before a query, then one
 */
public record ConflictsPage(PageFrame frame, Form form, List<Answer> answers) {
    /** Takes a copy. */
    public ConflictsPage {
        answers = List.copyOf(answers);
    }

    /**
     * Query form.
     *
     * @param areas areas to choose from
     * @param search part of the name of an area; empty without a search
     * @param searchAnswer result of the search; empty without a search
     * @param from the first day, as yyyy-mm-dd
     * @param days numbers of days to choose from
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
     * Result of the query.
     *
     * @param heading unit and days
     * @param verdict number of conflicts
     * @param groups conflicts, the most frequent first
     * @param beyond that there are more groups than shown; empty when there are not
     */
    public record Answer(String heading, Badge verdict, List<UnplacedLine> groups, String beyond) {
        /** Takes a copy. */
        public Answer {
            groups = List.copyOf(groups);
        }
    }
}
