package vn.tienglang.central.web.page;

import java.util.List;

/** Every station, with what is spoken around it. */
public record StationsPage(Frame frame, List<Line> lines) {
    /** Takes a copy. */
    public StationsPage {
        lines = List.copyOf(lines);
    }

    /** One station. */
    public record Line(String path, String name, String where, Mark spoken, String tags) {}
}
