package vn.tienglang.central.web.page;

import java.util.List;

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
        Frame frame,
        Form form,
        AreaPick unit,
        String unitName,
        List<Line> lines,
        String order,
        String revision,
        Mark state) {
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
