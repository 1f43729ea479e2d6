package vn.tienglang.office.area.outline;

/** Shape of an area that somebody drew: a circle or a polygon without holes. */
public sealed interface GeoShape {
    /** The box around it. */
    GeoBox box();

    /** Whether it has more in common with this ring than a border. */
    boolean overlaps(GeoRing ring);

    /** Whether this point is inside. */
    boolean contains(GeoPoint point);

    /**
     * Circle.
     *
     * @param centre its centre
     * @param metres its radius, 0 or more; 0 means the point
     */
    record Circle(GeoPoint centre, double metres) implements GeoShape {
        /** Longest radius, in metres: farther than from the north of the country to its south. */
        public static final double METRES_AT_MOST = 3_000_000;

        /** Rejects a radius out of range. */
        public Circle {
            if (!(metres >= 0 && metres <= METRES_AT_MOST)) {
                throw new IllegalArgumentException("no radius: " + metres);
            }
        }

        @Override
        public GeoBox box() {
            double high = metres / GeoPoint.METRES_A_DEGREE;
            double narrow = Math.max(0.01, Math.cos(Math.toRadians(centre.latitude())));
            double wide = high / narrow;
            return new GeoBox(
                    centre.latitude() - high,
                    centre.longitude() - wide,
                    centre.latitude() + high,
                    centre.longitude() + wide);
        }

        @Override
        public boolean overlaps(GeoRing ring) {
            return box().meets(ring.box())
                    && (ring.contains(centre) || ring.metresTo(centre) < metres);
        }

        @Override
        public boolean contains(GeoPoint point) {
            double narrow = Math.cos(Math.toRadians(centre.latitude()));
            double distance =
                    Math.hypot(
                            (point.longitude() - centre.longitude()) * narrow,
                            point.latitude() - centre.latitude());
            return distance * GeoPoint.METRES_A_DEGREE <= metres;
        }
    }

    /**
     * Polygon.
     *
     * @param ring its corners
     */
    record Polygon(GeoRing ring) implements GeoShape {
        @Override
        public GeoBox box() {
            return ring.box();
        }

        @Override
        public boolean overlaps(GeoRing other) {
            return ring.overlaps(other);
        }

        @Override
        public boolean contains(GeoPoint point) {
            return ring.contains(point);
        }
    }
}
