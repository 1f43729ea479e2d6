package vn.tienglang.pages.report;

import java.util.List;

/**
 * Picture made by the centre, as shapes of SVG. Colours are classes of the style sheet; each shape
 * has its value as text, so nobody depends on a colour.
 *
 * @param heading heading
 * @param description what it shows, for people who do not see it
 * @param width width of its coordinates
 * @param height height of its coordinates
 * @param bars filled rectangles
 * @param labels texts
 */
public record SvgChart(
        String heading,
        String description,
        int width,
        int height,
        List<Bar> bars,
        List<Label> labels) {
    /** Takes copies. */
    public SvgChart {
        bars = List.copyOf(bars);
        labels = List.copyOf(labels);
    }

    /**
     * Filled rectangle.
     *
     * @param colour number of its colour, from 0
     * @param title its value as text
     */
    public record Bar(int x, int y, int width, int height, int colour, String title) {}

    /**
     * Text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Label(int x, int y, String anchor, String text) {}
}
