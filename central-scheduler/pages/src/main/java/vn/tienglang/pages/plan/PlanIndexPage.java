package vn.tienglang.pages.plan;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** Index page of the plan. */
public record PlanIndexPage(PageFrame frame, List<Card> cards) {
    /** Takes a copy. */
    public PlanIndexPage {
        cards = List.copyOf(cards);
    }

    /**
     * Link to a page of the plan.
     *
     * @param state state of that page; none or one
     */
    public record Card(String path, String title, String about, List<Badge> state) {
        /** Takes a copy. */
        public Card {
            state = List.copyOf(state);
        }
    }
}
