package vn.tienglang.office.area.outline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Closed line of corners; the last corner is joined to the first and not repeated. At least three
 * corners.
 */
public final class GeoRing {
    /** Corners of a ring, at least. */
    public static final int CORNERS_AT_LEAST = 3;

    /** Two corners nearer than this are the same, in degrees: a centimetre. */
    private static final double SAME = 1e-7;

    private final double[] latitudes;
    private final double[] longitudes;
    private final GeoBox box;

    private GeoRing(double[] latitudes, double[] longitudes) {
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        box =
                new GeoBox(
                        min(latitudes),
                        min(longitudes),
                        -minNegated(latitudes),
                        -minNegated(longitudes));
    }

    /**
     * The ring through these corners. An end that repeats the beginning is left out, and so is a
     * corner that repeats the one before it.
     *
     * @return empty when fewer than three different corners are left
     */
    public static Optional<GeoRing> of(List<GeoPoint> corners) {
        var latitudes = new double[corners.size()];
        var longitudes = new double[corners.size()];
        int size = 0;
        for (GeoPoint corner : corners) {
            if (size == 0 || !isSame(latitudes[size - 1], longitudes[size - 1], corner)) {
                latitudes[size] = corner.latitude();
                longitudes[size] = corner.longitude();
                size++;
            }
        }
        while (size > 1 && isSame(latitudes[size - 1], longitudes[size - 1], corners.getFirst())) {
            size--;
        }
        if (size < CORNERS_AT_LEAST) {
            return Optional.empty();
        }
        return Optional.of(
                new GeoRing(Arrays.copyOf(latitudes, size), Arrays.copyOf(longitudes, size)));
    }

    private static boolean isSame(double latitude, double longitude, GeoPoint point) {
        return Math.abs(latitude - point.latitude()) < SAME
                && Math.abs(longitude - point.longitude()) < SAME;
    }

    private static double min(double[] values) {
        double least = values[0];
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double minNegated(double[] values) {
        double least = -values[0];
        for (double value : values) {
            least = Math.min(least, -value);
        }
        return least;
    }

    /** Number of corners. */
    public int size() {
        return latitudes.length;
    }

    /** Degrees north of a corner, counted from 0. */
    public double latitude(int corner) {
        return latitudes[corner];
    }

    /** Degrees east of a corner, counted from 0. */
    public double longitude(int corner) {
        return longitudes[corner];
    }

    /** The box around it. */
    public GeoBox box() {
        return box;
    }

    private GeoPoint corner(int index) {
        return new GeoPoint(latitudes[index], longitudes[index]);
    }

    private int next(int corner) {
        return corner + 1 == latitudes.length ? 0 : corner + 1;
    }

    /** Whether the point is inside, by the even-odd rule; a point on the line is either. */
    public boolean contains(GeoPoint point) {
        boolean isInside = false;
        for (int one = 0; one < latitudes.length; one++) {
            int other = next(one);
            if (latitudes[one] > point.latitude() != latitudes[other] > point.latitude()) {
                double at =
                        longitudes[one]
                                + (point.latitude() - latitudes[one])
                                        / (latitudes[other] - latitudes[one])
                                        * (longitudes[other] - longitudes[one]);
                if (point.longitude() < at) {
                    isInside = !isInside;
                }
            }
        }
        return isInside;
    }

    /** Distance from the point to the line, in metres; good to a few percent up to 300 km. */
    public double metresTo(GeoPoint point) {
        double narrow = Math.cos(Math.toRadians(point.latitude()));
        double least = Double.POSITIVE_INFINITY;
        for (int one = 0; one < latitudes.length; one++) {
            int other = next(one);
            double x = (longitudes[one] - point.longitude()) * narrow;
            double y = latitudes[one] - point.latitude();
            double dx = (longitudes[other] - longitudes[one]) * narrow;
            double dy = latitudes[other] - latitudes[one];
            double along = Math.clamp(-(x * dx + y * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            least = Math.min(least, Math.hypot(x + along * dx, y + along * dy));
        }
        return least * GeoPoint.METRES_A_DEGREE;
    }

    /**
     * Whether the two areas have more in common than a border: an edge of one crosses an edge of
     * the other, or one lies inside the other.
     */
    public boolean overlaps(GeoRing other) {
        if (!box.meets(other.box)) {
            return false;
        }
        return crosses(other) || hasInside(other) || other.hasInside(this);
    }

    private boolean crosses(GeoRing other) {
        for (int one = 0; one < latitudes.length; one++) {
            if (!edgeBox(one).meets(other.box)) {
                continue;
            }
            for (int two = 0; two < other.latitudes.length; two++) {
                if (edgesCross(one, other, two)) {
                    return true;
                }
            }
        }
        return false;
    }

    private GeoBox edgeBox(int one) {
        int end = next(one);
        return new GeoBox(
                Math.min(latitudes[one], latitudes[end]),
                Math.min(longitudes[one], longitudes[end]),
                Math.max(latitudes[one], latitudes[end]),
                Math.max(longitudes[one], longitudes[end]));
    }

    /** Whether a corner of the other that is not on this line, or its middle, is inside. */
    private boolean hasInside(GeoRing other) {
        for (int corner = 0; corner < other.latitudes.length; corner++) {
            GeoPoint point = other.corner(corner);
            if (contains(point) && metresTo(point) > SAME * GeoPoint.METRES_A_DEGREE) {
                return true;
            }
        }
        return other.inner().filter(this::contains).isPresent();
    }

    /** A point well inside: half way between two crossings of the line in the middle. */
    public Optional<GeoPoint> inner() {
        double latitude = (box.south() + box.north()) / 2 + SAME / 3;
        double[] crossings =
                IntStream.range(0, latitudes.length)
                        .filter(one -> latitudes[one] > latitude != latitudes[next(one)] > latitude)
                        .mapToDouble(one ->
                                longitudes[one]
                                        + (latitude - latitudes[one])
                                                / (latitudes[next(one)] - latitudes[one])
                                                * (longitudes[next(one)] - longitudes[one]))
                        .sorted()
                        .toArray();
        double widest = -1;
        double middle = 0;
        for (int pair = 0; pair + 1 < crossings.length; pair += 2) {
            if (crossings[pair + 1] - crossings[pair] > widest) {
                widest = crossings[pair + 1] - crossings[pair];
                middle = (crossings[pair] + crossings[pair + 1]) / 2;
            }
        }
        return widest < 0 ? Optional.empty() : Optional.of(new GeoPoint(latitude, middle));
    }

    /** Whether an edge crosses another edge of the same ring. */
    public boolean crossesItself() {
        for (int one = 0; one < latitudes.length; one++) {
            for (int two = one + 2; two < latitudes.length; two++) {
                if (next(two) != one && edgesCross(one, this, two)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean edgesCross(int one, GeoRing other, int two) {
        int end = next(one);
        int otherEnd = other.next(two);
        double otherWest = Math.min(other.longitudes[two], other.longitudes[otherEnd]);
        double otherEast = Math.max(other.longitudes[two], other.longitudes[otherEnd]);
        if (Math.max(longitudes[one], longitudes[end]) < otherWest
                || Math.min(longitudes[one], longitudes[end]) > otherEast) {
            return false;
        }
        double first = side(one, end, other.latitudes[two], other.longitudes[two]);
        double second = side(one, end, other.latitudes[otherEnd], other.longitudes[otherEnd]);
        double third = other.side(two, otherEnd, latitudes[one], longitudes[one]);
        double fourth = other.side(two, otherEnd, latitudes[end], longitudes[end]);
        return first * second < 0 && third * fourth < 0;
    }

    /** On which side of the edge a point is: negative, positive, or 0 when it is on the line. */
    private double side(int from, int to, double latitude, double longitude) {
        double dx = longitudes[to] - longitudes[from];
        double dy = latitudes[to] - latitudes[from];
        double cross = dx * (latitude - latitudes[from]) - dy * (longitude - longitudes[from]);
        return Math.abs(cross) < SAME * Math.hypot(dx, dy) ? 0 : cross;
    }

    /** Its area in square degrees; for comparing rings. */
    public double squareDegrees() {
        double twice = 0;
        for (int one = 0; one < latitudes.length; one++) {
            int end = next(one);
            twice += longitudes[one] * latitudes[end] - longitudes[end] * latitudes[one];
        }
        return Math.abs(twice) / 2;
    }
}
