package vn.tienglang.pages.recording;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Waveform;

/**
 * Picture of a waveform as SVG. The places of findings are red, with a red line below, so that they
 * differ in more than colour. It has no style sheet, because the policy of the pages allows none.
 */
final class WaveformSvg {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 72;
    private static final int MIDDLE = 34;

    /** Width of a place that is shorter, in units of the picture. */
    private static final double WIDTH_LEAST = 6;

    private WaveformSvg() {}

    /** The places of these findings that are a part of the sound; one about all of it has none. */
    static List<Finding> placed(List<Finding> findings, Duration length) {
        return findings.stream()
                .filter(one -> one.until().compareTo(one.from()) > 0 || !one.from().isZero())
                .filter(one -> one.from().compareTo(length) < 0)
                .filter(one -> !one.from().isZero() || one.until().compareTo(length) < 0)
                .toList();
    }

    /** The picture; a flat line when there is no waveform. */
    static String picture(Waveform waveform, List<Finding> findings, Duration length) {
        var svg = new StringBuilder(8_192);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" preserveAspectRatio=\"none\">");
        for (Finding one : placed(findings, length)) {
            double from = x(one.from(), length);
            double width = Math.max(WIDTH_LEAST, x(one.until(), length) - from);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path fill=\"#fde8e7\" d=\"M%.1f 0h%.1fv%dh-%.1fz\"/>"
                                    + "<path fill=\"#a3161a\" d=\"M%.1f %dh%.1fv4h-%.1fz\"/>",
                            from,
                            width,
                            HEIGHT,
                            width,
                            from,
                            HEIGHT - 4,
                            width,
                            width));
        }
        svg.append("<path stroke=\"#0b4f4a\" stroke-width=\"")
                .append(waveform.bars() == 0 ? 2 : Math.max(1, WIDTH / waveform.bars() - 1))
                .append("\" d=\"");
        if (waveform.bars() == 0) {
            svg.append("M0 ").append(MIDDLE).append('h').append(WIDTH);
        }
        for (int bar = 0; bar < waveform.bars(); bar++) {
            double half = Math.max(0.5, waveform.level(bar) * 32.0 / Waveform.LEVEL_MOST);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "M%.1f %.1fv%.1f",
                            (bar + 0.5) * WIDTH / waveform.bars(),
                            MIDDLE - half,
                            2 * half));
        }
        return svg.append("\"/></svg>").toString();
    }

    private static double x(Duration at, Duration length) {
        return Math.clamp(
                at.toMillis() * (double) WIDTH / Math.max(1, length.toMillis()), 0, WIDTH);
    }
}
