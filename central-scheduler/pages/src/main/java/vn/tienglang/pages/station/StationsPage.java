package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the stations of an area with their condition and languages, the worst first.
 *
 * @param form the selected area
 * @param count number of stations of the area
 * @param next path of the next page; empty on the last one
 */
public record StationsPage(
        PageFrame frame,
        Form form,
        AreaPicker unit,
        List<Line> lines,
        String count,
        String next) {
    /** Takes a copy. */
    public StationsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One station.
     *
     * @param condition the worst thing known about it
     * @param state last report, logs behind, airings of the day, next airing
     */
    public record Line(
            String path,
            String name,
            String where,
            Badge condition,
            String state,
            Badge spoken,
            String tags) {}
}
