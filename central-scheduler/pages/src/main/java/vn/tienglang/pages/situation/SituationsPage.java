package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the situations and playbooks.
 *
 * @param now active situations
 * @param waiting situations that wait for approval
 * @param playbooks the playbook of each situation
 * @param past past situations, latest first
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
     * Card of a raised situation.
     *
     * @param situation number and name
     * @param level class name of its colour, {@code level-1} to {@code level-5}
     * @param state start and end
     * @param approval path of the approval; empty when none is open
     * @param lower path that lowers it; empty when it is over
     */
    public record Card(
            String unit,
            String situation,
            String level,
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
     * Card of a playbook.
     *
     * @param edit path of the form
     * @param version version and author
     */
    public record PlaybookCard(
            String title, String aim, List<String> lines, String version, String edit) {
        /** Takes a copy. */
        public PlaybookCard {
            lines = List.copyOf(lines);
        }
    }
}
