package vn.tienglang.pages.map;

import java.util.List;

/**
 * Map of the page: one province with a dot a unit, or the provinces as a list.
 *
 * @param image address of the outlines; empty when there is no map of one province
 * @param label what the map shows, as a text
 * @param width width of the map
 * @param height height of the map
 * @param dots units with stations
 * @param provinces provinces with stations, when there are several
 * @param hint what is not on the map, as a sentence; may be empty
 */
public record ProvinceMap(
        String image,
        String label,
        int width,
        int height,
        List<Dot> dots,
        List<Province> provinces,
        String hint) {
    /** Nothing to show. */
    public static final ProvinceMap NONE = new ProvinceMap("", "", 0, 0, List.of(), List.of(), "");

    /** Takes copies. */
    public ProvinceMap {
        dots = List.copyOf(dots);
        provinces = List.copyOf(provinces);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return image.isEmpty() && provinces.isEmpty();
    }

    /**
     * Unit with stations.
     *
     * @param style class name of its state
     * @param text its name and state
     * @param path path of the list of its stations
     */
    public record Dot(int x, int y, String style, String text, String path) {}

    /** Province with stations: how many of them are connected. */
    public record Province(String name, String text, String style, String path) {}
}
