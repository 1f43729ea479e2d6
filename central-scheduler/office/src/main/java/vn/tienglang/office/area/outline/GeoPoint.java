package vn.tienglang.office.area.outline;

/**
 * Point on the earth, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {
    /** Length of a degree of latitude, in metres. */
    static final double METRES_A_DEGREE = 111_195;

    /** Rejects what is not on the earth. */
    public GeoPoint {
        if (!isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException("no point: " + latitude + ", " + longitude);
        }
    }

    /** Whether these are degrees of a point; false for values that are not numbers. */
    public static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }
}
