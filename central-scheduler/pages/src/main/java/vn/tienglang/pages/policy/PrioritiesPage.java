package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the order of colliding priorities.
 *
 * @param form the selected unit
 * @param unitName name of the unit; empty when none is selected
 * @param lines the priorities in order
 * @param order ids of the priorities in the order of the page
 * @param revision the revision that was read
 * @param state author of the order
 */
public record PrioritiesPage(
        PageFrame frame,
        Form form,
        AreaPicker unit,
        String unitName,
        List<Line> lines,
        String order,
        String revision,
        Badge state) {
    /** Takes a copy. */
    public PrioritiesPage {
        lines = List.copyOf(lines);
    }

    /**
     * Line of a priority.
     *
     * @param id slot id
     * @param place position in the order, from 1
     * @param about owner and next airing
     */
    public record Line(String id, String place, String title, String about) {}
}
