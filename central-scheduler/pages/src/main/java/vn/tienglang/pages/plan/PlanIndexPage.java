package vn.tienglang.pages.plan;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/** Where everything is that plans are made from. */
public record PlanIndexPage(PageFrame frame, List<Card> cards) {
    /** Takes a copy. */
    public PlanIndexPage {
        cards = List.copyOf(cards);
    }

    /**
     * One page to go to.
     *
     * @param state what is to be known before; nothing or one
     */
    public record Card(String path, String title, String about, List<Badge> state) {
        /** Takes a copy. */
        public Card {
            state = List.copyOf(state);
        }
    }
}
