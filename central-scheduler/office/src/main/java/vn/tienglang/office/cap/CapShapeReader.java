package vn.tienglang.office.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tienglang.office.area.outline.GeoPoint;
import vn.tienglang.office.area.outline.GeoRing;
import vn.tienglang.office.area.outline.GeoShape;

/**
 * Reader of the polygons and circles of an area. Blanks and line breaks may stand anywhere between
 * pairs, an open polygon is closed, and more corners than {@link #CORNERS_AT_MOST}, crossing
 * borders and anything that is not on the earth are problems.
 */
final class CapShapeReader {
    /** Most corners of a polygon. */
    static final int CORNERS_AT_MOST = 10_000;

    /** Most corners of all polygons of an alert. */
    static final int CORNERS_IN_ALL = 40_000;

    /** Most corners up to which a polygon is searched for crossings. */
    private static final int CORNERS_COMPARED = 5_000;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<GeoShape> shapes = new ArrayList<>();
    private final List<CapProblem> problems = new ArrayList<>();
    private int corners;

    /** The shapes that could be read. */
    List<GeoShape> shapes() {
        return List.copyOf(shapes);
    }

    /** What could not be read; the same shape is in one list only. */
    List<CapProblem> problems() {
        return List.copyOf(problems);
    }

    void readPolygon(String text, String area) {
        String[] pairs = BLANKS.split(text.strip(), CORNERS_AT_MOST + 2);
        corners += pairs.length;
        if (pairs.length > CORNERS_AT_MOST + 1 || corners > CORNERS_IN_ALL) {
            problem(CapProblem.Reason.TOO_MANY, area);
            return;
        }
        var points = new ArrayList<GeoPoint>();
        for (String pair : pairs) {
            Optional<GeoPoint> point = point(pair);
            if (point.isEmpty()) {
                problem(CapProblem.Reason.BAD_SHAPE, area + ": " + pair);
                return;
            }
            points.add(point.get());
        }
        Optional<GeoRing> ring = GeoRing.of(points);
        if (ring.isEmpty()) {
            problem(CapProblem.Reason.BAD_SHAPE, area + ": < 3");
        } else if (ring.get().size() > CORNERS_COMPARED) {
            problem(CapProblem.Reason.TOO_MANY, area);
        } else if (ring.get().crossesItself()) {
            problem(CapProblem.Reason.CROSSES_ITSELF, area);
        } else {
            shapes.add(new GeoShape.Polygon(ring.get()));
        }
    }

    void readCircle(String text, String area) {
        String[] parts = BLANKS.split(text.strip(), 3);
        Optional<GeoPoint> centre = point(parts[0]);
        Optional<Double> kilometres = parts.length == 2 ? number(parts[1]) : Optional.empty();
        if (centre.isEmpty()
                || kilometres
                        .filter(radius -> radius >= 0)
                        .filter(radius -> radius * 1_000 <= GeoShape.Circle.METRES_AT_MOST)
                        .isEmpty()) {
            problem(CapProblem.Reason.BAD_SHAPE, area + ": " + text);
            return;
        }
        shapes.add(new GeoShape.Circle(centre.get(), kilometres.get() * 1_000));
    }

    private void problem(CapProblem.Reason reason, String detail) {
        problems.add(new CapProblem(reason, detail));
    }

    private static Optional<GeoPoint> point(String pair) {
        int comma = pair.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        Optional<Double> latitude = number(pair.substring(0, comma));
        Optional<Double> longitude = number(pair.substring(comma + 1));
        if (latitude.isEmpty()
                || longitude.isEmpty()
                || !GeoPoint.isOnEarth(latitude.get(), longitude.get())) {
            return Optional.empty();
        }
        return Optional.of(new GeoPoint(latitude.get(), longitude.get()));
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,10}(\\.[0-9]{0,20})?");

    private static Optional<Double> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }
}
