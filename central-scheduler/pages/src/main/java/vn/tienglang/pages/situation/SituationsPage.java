package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;

/**
 * Which units are in a situation, and what is done in each.
 *
 * @param now those that are
 * @param waiting those that somebody wants to raise, not approved yet
 * @param playbooks what is done in each situation
 * @param past those that were, latest first
 */
public record SituationsPage(
        PageFrame frame,
        List<Card> now,
        List<Card> waiting,
        List<PlaybookCard> playbooks,
        List<Card> past) {
    /** Takes copies. */
    public SituationsPage {
        now = List.copyOf(now);
        waiting = List.copyOf(waiting);
        playbooks = List.copyOf(playbooks);
        past = List.copyOf(past);
    }

    /**
     * One raised unit.
     *
     * @param situation number and name
     * @param state since when, until when
     * @param approval where it is approved; empty when it need not be
     * @param lower where it is lowered; empty when that is past
     */
    public record Card(
            String unit,
            String situation,
            Badge state,
            List<Detail> details,
            String approval,
            String lower) {
        /** Takes a copy. */
        public Card {
            details = List.copyOf(details);
        }
    }

    /**
     * What is done in one situation.
     *
     * @param edit where it is changed
     * @param version which, and whose
     */
    public record PlaybookCard(
            String title, String aim, List<String> lines, String version, String edit) {
        /** Takes a copy. */
        public PlaybookCard {
            lines = List.copyOf(lines);
        }
    }
}
