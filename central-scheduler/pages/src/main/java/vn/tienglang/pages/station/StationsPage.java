package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the stations of an area with their languages.
 *
 * @param form the selected area
 * @param more that there are more stations; empty when there are not
 */
public record StationsPage(
        PageFrame frame, Form form, AreaPicker unit, List<Line> lines, String more) {
    /** Takes a copy. */
    public StationsPage {
        lines = List.copyOf(lines);
    }

    /** One station. */
    public record Line(String path, String name, String where, Badge spoken, String tags) {}
}
