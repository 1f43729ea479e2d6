package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The stations of a place, with what is spoken around each.
 *
 * @param form which place
 * @param more that there are more of them; empty when there are not
 */
public record StationsPage(Frame frame, Form form, AreaPick unit, List<Line> lines, String more) {
    /** Takes a copy. */
    public StationsPage {
        lines = List.copyOf(lines);
    }

    /** One station. */
    public record Line(String path, String name, String where, Mark spoken, String tags) {}
}
