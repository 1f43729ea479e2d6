package vn.tienglang.airtime;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tree of all areas, present and past, for any date. A code may belong to several areas one after
 * another (a commune was merged and its code was used again), but never to two on one day.
 */
public final class AreaTree {
    /**
     * More tiers than any administration has; a longer ancestry means that the data has a cycle.
     */
    private static final int MAX_TIERS = 16;

    private final Map<AreaCode, List<Area>> byCode;

    /** The same lists in a hash map, for fast look-ups. */
    private final Map<AreaCode, List<Area>> known;

    /** The codes that ever lay directly inside a code. */
    private final Map<AreaCode, List<AreaCode>> inside = new HashMap<>();

    /**
     * Creates the tree of these areas.
     *
     * @throws IllegalArgumentException names the first area that overlaps another of its code, has
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
            if (!area.isRoot()) {
                inside.computeIfAbsent(area.parent(), _ -> new ArrayList<>()).add(area.code());
            }
        }
    }

    /** The code and all codes that were inside it on any day. */
    public Set<AreaCode> everInside(AreaCode code) {
        var all = new TreeSet<AreaCode>();
        var open = new ArrayDeque<AreaCode>(List.of(code));
        while (!open.isEmpty()) {
            AreaCode next = open.pop();
            if (all.add(next)) {
                open.addAll(inside.getOrDefault(next, List.of()));
            }
        }
        return all;
    }

    /** The codes that contained this code directly on any day. */
    public Set<AreaCode> everParents(AreaCode code) {
        var parents = new TreeSet<AreaCode>();
        for (Area area : known.getOrDefault(code, List.of())) {
            if (!area.isRoot()) {
                parents.add(area.parent());
            }
        }
        return parents;
    }

    /** The area that has this code on this day, if any. */
    public Optional<Area> find(AreaCode code, LocalDate date) {
        for (Area area : known.getOrDefault(code, List.of())) {
            if (area.existsOn(date)) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    /**
     * The area and its ancestors on this day, nearest first, as far as they exist. Empty when the
     * area itself does not exist.
     *
     * @throws IllegalArgumentException when the areas form a cycle
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

    /** True when {@code code} is {@code above} or a descendant of it on this day. */
    public boolean within(AreaCode code, AreaCode above, LocalDate date) {
        return ancestry(code, date).stream().anyMatch(area -> area.code().equals(above));
    }

    /** The areas directly inside {@code code} on this day, by code. */
    public List<Area> childrenOf(AreaCode code, LocalDate date) {
        return existingOn(date).values().stream()
                .filter(area -> area.parent().equals(code) && !area.isRoot())
                .toList();
    }

    /** All areas that exist on this day, by code. */
    public Map<AreaCode, Area> existingOn(LocalDate date) {
        var standing = new LinkedHashMap<AreaCode, Area>();
        byCode.forEach((code, areas) ->
                areas.stream()
                        .filter(area -> area.existsOn(date))
                        .forEach(area -> standing.put(code, area)));
        return standing;
    }
}
