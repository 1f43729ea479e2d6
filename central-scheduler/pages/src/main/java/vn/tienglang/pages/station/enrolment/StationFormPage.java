package vn.tienglang.pages.station.enrolment;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page on which an officer adds a station.
 *
 * @param action path of the form
 * @param unit choice of the unit
 * @param codes the latest codes
 */
public record StationFormPage(
        PageFrame frame, Form form, String action, AreaPicker unit, List<Line> codes) {
    /** Takes a copy. */
    public StationFormPage {
        codes = List.copyOf(codes);
    }

    /**
     * Code of a station.
     *
     * @param state open, used or expired
     * @param about who made it, and until when it is valid
     */
    public record Line(String station, String name, Badge state, String about) {}
}
