package vn.tienglang.office.area;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;

/**
 * Change of administrative units, as its law describes it.
 *
 * @param on first day on which it holds
 * @param units the units from that day on: new ones, and present ones with another parent or name
 * @param successors the successor of each dissolved unit; several when it was split
 * @param dissolved units that are dissolved without a known successor, such as districts
 */
public record Reform(
        LocalDate on,
        List<Area> units,
        Map<AreaCode, Set<AreaCode>> successors,
        Set<AreaCode> dissolved) {
    /** Copies the collections in order. */
    public Reform {
        units = List.copyOf(units);
        var copy = new TreeMap<AreaCode, Set<AreaCode>>();
        successors.forEach((before, after) -> {
            if (after.isEmpty()) {
                throw new IllegalArgumentException("no successor of " + before);
            }
            copy.put(before, Collections.unmodifiableSet(new TreeSet<>(after)));
        });
        successors = Collections.unmodifiableMap(copy);
        dissolved = Collections.unmodifiableSet(new TreeSet<>(dissolved));
    }

    /** Every unit that ends. */
    public Set<AreaCode> ended() {
        var ended = new TreeSet<>(dissolved);
        ended.addAll(successors.keySet());
        return ended;
    }

    /** The same reform, with successors that a person chose for dissolved units. */
    public Reform with(Map<AreaCode, AreaCode> chosen) {
        var all = new TreeMap<>(successors);
        var left = new TreeSet<>(dissolved);
        chosen.forEach((before, after) -> {
            if (left.remove(before)) {
                all.put(before, Set.of(after));
            }
        });
        return new Reform(on, units, all, left);
    }
}
