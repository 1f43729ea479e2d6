package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * What is spoken around a station, and what is true of it.
 *
 * @param path its own address
 * @param details where it is
 * @param profile the languages, as they were left
 * @param rows a row a language, and some to spare
 * @param spoken what the table of languages says is spoken there
 * @param profileTheirs how the languages stand now, when somebody else changed them meanwhile
 * @param tags what is true of it, as it was left
 * @param known what is said of stations elsewhere
 * @param tagsTheirs how that stands now, likewise
 */
public record StationDetailPage(
        PageFrame frame,
        String path,
        List<Detail> details,
        Form profile,
        List<Row> rows,
        String spoken,
        List<String> profileTheirs,
        Form tags,
        List<Choice> known,
        List<String> tagsTheirs) {
    /** Takes copies. */
    public StationDetailPage {
        details = List.copyOf(details);
        rows = List.copyOf(rows);
        profileTheirs = List.copyOf(profileTheirs);
        known = List.copyOf(known);
        tagsTheirs = List.copyOf(tagsTheirs);
    }

    /**
     * One language.
     *
     * @param number from 1, in the order in which they take turns
     */
    public record Row(String number, List<ChoiceGroup> languages) {
        /** Takes a copy. */
        public Row {
            languages = List.copyOf(languages);
        }
    }
}
