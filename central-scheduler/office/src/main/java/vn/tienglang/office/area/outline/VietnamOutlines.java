package vn.tienglang.office.area.outline;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Outlines of the communes, wards and special zones of Việt Nam since 1 July 2025, from the file of
 * this jar; the README beside it names the source. Read once, at the first use: about half a second
 * of one core.
 */
public final class VietnamOutlines {
    private static final String FILE = "/areas/outlines-2025.topojson";

    private static final class Holder {
        private static final VietnamOutlines SHARED = new VietnamOutlines();
    }

    private final Map<String, UnitOutline> units = new TreeMap<>();

    private VietnamOutlines() {
        InputStream file =
                Objects.requireNonNull(VietnamOutlines.class.getResourceAsStream(FILE), FILE);
        TopoJsonReader.read(file).forEach(unit -> units.put(unit.code(), unit));
    }

    /** The outlines of this jar. */
    public static VietnamOutlines shared() {
        return Holder.SHARED;
    }

    /** All units, by official code. */
    public Collection<UnitOutline> all() {
        return units.values();
    }

    /** The outline of the unit with this official code of 2025. */
    public Optional<UnitOutline> find(String official) {
        return Optional.ofNullable(units.get(official));
    }

    /** The units of the province with this official code of 2025, by code. */
    public List<UnitOutline> inProvince(String official) {
        return units.values().stream().filter(unit -> unit.province().equals(official)).toList();
    }

    /** Official codes of the units that have more in common with the shape than a border. */
    public SortedSet<String> overlapping(GeoShape shape) {
        GeoBox box = shape.box();
        var codes = new TreeSet<String>();
        units.values().stream()
                .filter(unit -> unit.box().meets(box))
                .filter(unit -> unit.overlaps(shape))
                .forEach(unit -> codes.add(unit.code()));
        return codes;
    }
}
