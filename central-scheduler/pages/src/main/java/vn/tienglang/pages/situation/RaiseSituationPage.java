package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Form that raises a situation.
 *
 * @param zones areas inside the unit, to choose from
 * @param zonesHint text when there are none
 */
public record RaiseSituationPage(
        PageFrame frame,
        Form form,
        AreaPicker unit,
        List<Option> situations,
        List<Option> bulletins,
        List<Choice> zones,
        String zonesHint) {
    /** Takes copies. */
    public RaiseSituationPage {
        situations = List.copyOf(situations);
        bulletins = List.copyOf(bulletins);
        zones = List.copyOf(zones);
    }

    /** Choice with further lines of text. */
    public record Option(String value, String title, List<String> lines, boolean chosen) {
        /** Takes a copy. */
        public Option {
            lines = List.copyOf(lines);
        }
    }
}
