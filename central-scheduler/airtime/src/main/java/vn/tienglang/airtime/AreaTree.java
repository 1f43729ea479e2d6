package vn.tienglang.airtime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every area ever known, answerable for any date. A code may stand for several areas one after
 * another (a commune that was merged and whose code was given again), never for two on one day.
 */
public final class AreaTree {
    /** More tiers than any administration has; a longer climb means the data runs in a circle. */
    private static final int MAX_TIERS = 16;

    private final Map<AreaCode, List<Area>> byCode;

    /** The same, found more quickly and in no order. */
    private final Map<AreaCode, List<Area>> known;

    /**
     * A tree of these areas.
     *
     * @throws IllegalArgumentException naming the first area that overlaps another of its code, has
     *     an unknown parent, or is its own ancestor without being the root
     */
    public AreaTree(List<Area> areas) {
        byCode = new TreeMap<>();
        for (Area area : areas) {
            var ofCode = byCode.computeIfAbsent(area.code(), _ -> new ArrayList<>());
            for (Area other : ofCode) {
                if (area.from().isBefore(other.until()) && other.from().isBefore(area.until())) {
                    throw new IllegalArgumentException("area " + area.code() + " stands twice");
                }
            }
            ofCode.add(area);
        }
        known = new HashMap<>(byCode);
        for (Area area : areas) {
            if (!byCode.containsKey(area.parent())) {
                throw new IllegalArgumentException(
                        "area " + area.code() + " lies in unknown area " + area.parent());
            }
            ancestry(area.code(), area.from());
        }
    }

    /** The area with this code on this day, if it stands. */
    public Optional<Area> find(AreaCode code, LocalDate date) {
        for (Area area : known.getOrDefault(code, List.of())) {
            if (area.existsOn(date)) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    /**
     * The area and everything above it on this day, nearest first, as far as it stands. Empty when
     * the area itself does not stand.
     *
     * @throws IllegalArgumentException when the climb does not end
     */
    public List<Area> ancestry(AreaCode code, LocalDate date) {
        var path = new ArrayList<Area>();
        Optional<Area> step = find(code, date);
        while (step.isPresent()) {
            Area area = step.get();
            path.add(area);
            if (area.isRoot()) {
                break;
            }
            if (path.size() > MAX_TIERS) {
                throw new IllegalArgumentException("area " + code + " lies within itself");
            }
            step = find(area.parent(), date);
        }
        return List.copyOf(path);
    }

    /** True when {@code code} is {@code above} or lies anywhere in it on this day. */
    public boolean within(AreaCode code, AreaCode above, LocalDate date) {
        return ancestry(code, date).stream().anyMatch(area -> area.code().equals(above));
    }

    /** The areas directly inside {@code code} on this day, by code. */
    public List<Area> childrenOf(AreaCode code, LocalDate date) {
        return existingOn(date).values().stream()
                .filter(area -> area.parent().equals(code) && !area.isRoot())
                .toList();
    }

    /** Everything that stands on this day, by code. */
    public Map<AreaCode, Area> existingOn(LocalDate date) {
        var standing = new LinkedHashMap<AreaCode, Area>();
        byCode.forEach((code, areas) ->
                areas.stream()
                        .filter(area -> area.existsOn(date))
                        .forEach(area -> standing.put(code, area)));
        return standing;
    }
}
