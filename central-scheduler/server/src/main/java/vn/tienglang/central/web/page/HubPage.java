package vn.tienglang.central.web.page;

import java.util.List;

/** Where everything is that plans are made from. */
public record HubPage(Frame frame, List<Card> cards) {
    /** Takes a copy. */
    public HubPage {
        cards = List.copyOf(cards);
    }

    /**
     * One page to go to.
     *
     * @param state what is to be known before; nothing or one
     */
    public record Card(String path, String title, String about, List<Mark> state) {
        /** Takes a copy. */
        public Card {
            state = List.copyOf(state);
        }
    }
}
