package vn.tienglang.office.area.outline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Outline of a unit.
 *
 * @param code its official code
 * @param province official code of its province
 * @param rings its parts: the mainland and islands; holes are left out
 */
public record UnitOutline(String code, String province, List<GeoRing> rings) {
    /** Copies the list; rejects an empty one. */
    public UnitOutline {
        rings = List.copyOf(rings);
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("no outline of " + code);
        }
    }

    /** The box around all parts. */
    public GeoBox box() {
        return rings.stream().map(GeoRing::box).reduce(GeoBox::with).orElseThrow();
    }

    /** Whether the point is in the unit. */
    public boolean contains(GeoPoint point) {
        return rings.stream().anyMatch(ring -> ring.contains(point));
    }

    /** Whether it has more in common with this shape than a border. */
    public boolean overlaps(GeoShape shape) {
        return rings.stream().anyMatch(shape::overlaps);
    }

    /** A point inside its largest part, for a mark or a name on a map. */
    public Optional<GeoPoint> inner() {
        return rings.stream()
                .max(Comparator.comparingDouble(GeoRing::squareDegrees))
                .flatMap(GeoRing::inner);
    }
}
