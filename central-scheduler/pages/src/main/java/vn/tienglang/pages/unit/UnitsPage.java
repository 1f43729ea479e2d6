package vn.tienglang.pages.unit;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of a unit and the units in it, on one day.
 *
 * @param form the fields of the forms, filled with the unit
 * @param name name of the unit and of the units around it
 * @param code its code
 * @param validity from when until when it exists
 * @param lines the units in it, or the results of a search
 * @param reforms provinces whose reform is not applied yet
 * @param kinds kinds of a new unit
 * @param changes the changes, the latest first
 */
public record UnitsPage(
        PageFrame frame,
        Form form,
        String name,
        String code,
        String validity,
        List<Line> lines,
        List<Choice> reforms,
        List<Choice> kinds,
        List<ChangeLine> changes) {
    /** Takes copies. */
    public UnitsPage {
        lines = List.copyOf(lines);
        reforms = List.copyOf(reforms);
        kinds = List.copyOf(kinds);
        changes = List.copyOf(changes);
    }

    /**
     * One unit.
     *
     * @param about code, kind and dates
     * @param successor the present unit of a former one; empty for a present one
     */
    public record Line(String path, String name, String about, String successor) {}

    /**
     * One change.
     *
     * @param undo path of the form that undoes it; empty when it was undone
     */
    public record ChangeLine(String text, String undo) {}
}
