package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The form that raises a unit.
 *
 * @param zones the places inside the unit that can be chosen
 * @param zonesHint what to say where there are none
 */
public record RaisePage(
        Frame frame,
        Form form,
        AreaPick unit,
        List<Option> situations,
        List<Option> bulletins,
        List<Choice> zones,
        String zonesHint) {
    /** Takes copies. */
    public RaisePage {
        situations = List.copyOf(situations);
        bulletins = List.copyOf(bulletins);
        zones = List.copyOf(zones);
    }

    /** Something to choose, with what there is to know of it. */
    public record Option(String value, String title, List<String> lines, boolean chosen) {
        /** Takes a copy. */
        public Option {
            lines = List.copyOf(lines);
        }
    }
}
