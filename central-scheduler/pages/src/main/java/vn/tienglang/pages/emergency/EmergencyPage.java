package vn.tienglang.pages.emergency;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;

/**
 * One emergency.
 *
 * @param drill whether it is a drill
 * @param state where it stands
 * @param parts its five parts, with their names
 * @param facts areas, recordings, languages, times, persons
 * @param refusals what is missing or wrong, before the release
 * @param stations names of the stations, before the release
 * @param actions what can be done now
 * @param links ways to an update or an all-clear
 * @param breakGlass address of a release by one person; empty when it is not possible
 * @param board address of the live board; empty before the release
 * @param rows the live board
 */
public record EmergencyPage(
        PageFrame frame,
        boolean drill,
        Badge state,
        List<Fact> parts,
        List<Fact> facts,
        List<String> refusals,
        List<String> stations,
        List<Action> actions,
        List<Action> links,
        String breakGlass,
        String board,
        EmergencyBoardView rows) {
    /** Takes copies. */
    public EmergencyPage {
        parts = List.copyOf(parts);
        facts = List.copyOf(facts);
        refusals = List.copyOf(refusals);
        stations = List.copyOf(stations);
        actions = List.copyOf(actions);
        links = List.copyOf(links);
    }

    /** Name and text. */
    public record Fact(String name, String text) {}

    /**
     * Action.
     *
     * @param text text of the button
     * @param path page that asks before it; with scripts the button is held instead
     * @param post address of the action; empty for a plain link
     * @param danger whether it makes sound or silence everywhere
     */
    public record Action(String text, String path, String post, boolean danger) {}
}
