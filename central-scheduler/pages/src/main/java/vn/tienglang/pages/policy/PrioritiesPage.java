package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * In which order a unit hears priorities that collide.
 *
 * @param form which unit
 * @param unitName what it is called; empty when none was chosen
 * @param lines the priorities, first to last
 * @param order all of them by name, as they stand on the page
 * @param revision the order that was read
 * @param state whose order it is
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
     * One priority.
     *
     * @param id its name
     * @param place its place in the order, from 1
     * @param about whose it is, and when it is heard next
     */
    public record Line(String id, String place, String title, String about) {}
}
