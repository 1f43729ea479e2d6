package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the themes that units offer.
 *
 * @param name what was typed
 */
public record ThemesPage(
        PageFrame frame, List<ChoiceGroup> areas, String name, List<ThemeLine> lines) {
    /** Takes copies. */
    public ThemesPage {
        areas = List.copyOf(areas);
        lines = List.copyOf(lines);
    }

    /** Theme of a unit. */
    public record ThemeLine(String unit, String unitName, String name) {}
}
