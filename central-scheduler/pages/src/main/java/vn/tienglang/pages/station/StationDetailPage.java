package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.day.DayRuler;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the languages and tags of a station.
 *
 * @param path path of the page
 * @param today its day as a picture; none when it is no longer enrolled
 * @param details the areas around it
 * @param profile form of the languages
 * @param rows one row for each language, and some empty ones
 * @param spoken languages of its area, by the table of languages
 * @param profileTheirs the current languages after a conflict
 * @param tags form of the tags
 * @param known tags of all stations
 * @param tagsTheirs the current tags after a conflict
 * @param chains its chains of as-run entries, the latest first
 */
public record StationDetailPage(
        PageFrame frame,
        String path,
        List<DayRuler> today,
        List<Detail> details,
        Form profile,
        List<Row> rows,
        String spoken,
        List<String> profileTheirs,
        Form tags,
        List<Choice> known,
        List<String> tagsTheirs,
        List<ChainView> chains) {
    /** Takes copies. */
    public StationDetailPage {
        today = List.copyOf(today);
        details = List.copyOf(details);
        rows = List.copyOf(rows);
        profileTheirs = List.copyOf(profileTheirs);
        known = List.copyOf(known);
        tagsTheirs = List.copyOf(tagsTheirs);
        chains = List.copyOf(chains);
    }

    /**
     * Row of one language.
     *
     * @param number from 1, in the order of rotation
     */
    public record Row(String number, List<ChoiceGroup> languages) {
        /** Takes a copy. */
        public Row {
            languages = List.copyOf(languages);
        }
    }
}
