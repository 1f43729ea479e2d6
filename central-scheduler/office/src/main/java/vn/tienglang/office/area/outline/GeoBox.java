package vn.tienglang.office.area.outline;

/**
 * Box of degrees around a shape.
 *
 * @param south lowest latitude
 * @param west lowest longitude
 * @param north highest latitude
 * @param east highest longitude
 */
public record GeoBox(double south, double west, double north, double east) {
    /** Whether the two have a point in common. */
    public boolean meets(GeoBox other) {
        return south <= other.north
                && other.south <= north
                && west <= other.east
                && other.west <= east;
    }

    /** The box around both. */
    public GeoBox with(GeoBox other) {
        return new GeoBox(
                Math.min(south, other.south),
                Math.min(west, other.west),
                Math.max(north, other.north),
                Math.max(east, other.east));
    }
}
