package vn.tienglang.pages.emergency;

import java.util.List;
import vn.tienglang.pages.html.Badge;

/**
 * Live board of an emergency as text.
 *
 * @param counts how many stations are at each step; with the silent ones they are all
 * @param rows the stations, the silent ones first
 */
public record EmergencyBoardView(List<String> counts, List<Row> rows) {
    /** Board of an emergency that was not released. */
    static final EmergencyBoardView NONE = new EmergencyBoardView(List.of(), List.of());

    /** Takes copies. */
    public EmergencyBoardView {
        counts = List.copyOf(counts);
        rows = List.copyOf(rows);
    }

    /**
     * Station.
     *
     * @param name its name
     * @param state its furthest step
     * @param times each step with its time
     */
    public record Row(String name, Badge state, String times) {}
}
