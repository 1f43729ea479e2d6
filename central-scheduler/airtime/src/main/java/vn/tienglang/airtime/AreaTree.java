package vn.tienglang.airtime;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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
 * another (a commune was moved to another district), but never to two on one day.
 *
 * <p>A dissolved unit may go on as a former unit inside its successor. A former commune then lies
 * in two lines: in the new commune, and in the dissolved district whose orders still hold for it.
 * {@link #ancestry} puts both lines into one order.
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
            if (!byCode.containsKey(area.formerParent())) {
                throw new IllegalArgumentException(
                        "area " + area.code() + " lies in unknown area " + area.formerParent());
            }
            ancestry(area.code(), area.from());
            if (!area.isRoot()) {
                inside.computeIfAbsent(area.parent(), _ -> new ArrayList<>()).add(area.code());
            }
            if (area.hasFormerParent()) {
                inside.computeIfAbsent(area.formerParent(), _ -> new ArrayList<>())
                        .add(area.code());
            }
        }
    }

    /** Every area, present and past, by code and first day. */
    public List<Area> all() {
        return byCode.values().stream()
                .flatMap(areas -> areas.stream().sorted(Comparator.comparing(Area::from)))
                .toList();
    }

    /** The areas that had this code one after another, the first one first. */
    public List<Area> history(AreaCode code) {
        return known.getOrDefault(code, List.of()).stream()
                .sorted(Comparator.comparing(Area::from))
                .toList();
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
                parents.add(area.formerParent());
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
     * The area and all areas that contain it on this day, nearest first, as far as they exist.
     * Empty when the area itself does not exist. An area always stands before the areas that
     * contain it; where that leaves a choice, a present unit stands before a former one: former
     * commune, new commune, former district, province.
     *
     * @throws IllegalArgumentException when the areas form a cycle
     */
    public List<Area> ancestry(AreaCode code, LocalDate date) {
        var path = new ArrayList<Area>();
        boolean isLine = true;
        Optional<Area> step = find(code, date);
        while (step.isPresent()) {
            Area area = step.get();
            path.add(area);
            isLine &= !area.hasFormerParent();
            if (area.isRoot()) {
                break;
            }
            if (path.size() > MAX_TIERS) {
                throw new IllegalArgumentException("area " + code + " lies within itself");
            }
            step = find(area.parent(), date);
        }
        return isLine ? List.copyOf(path) : inOrder(code, containing(path, date));
    }

    /** These areas and all that contain them on this day. */
    private List<Area> containing(List<Area> areas, LocalDate date) {
        var all = new ArrayList<Area>(areas);
        for (int index = 0; index < all.size(); index++) {
            Area area = all.get(index);
            if (area.hasFormerParent() || index >= areas.size()) {
                addOnce(find(area.parent(), date), all);
                addOnce(find(area.formerParent(), date), all);
            }
        }
        return all;
    }

    private static void addOnce(Optional<Area> area, List<Area> all) {
        if (area.isPresent() && !all.contains(area.get())) {
            all.add(area.get());
        }
    }

    /** The areas, each before those that contain it. Written as loops: it is called very often. */
    private static List<Area> inOrder(AreaCode first, List<Area> areas) {
        var left = new ArrayList<Area>(areas);
        var path = new ArrayList<Area>(areas.size());
        while (!left.isEmpty()) {
            Optional<Area> next = Optional.empty();
            for (Area area : left) {
                if ((next.isEmpty() || comesBefore(area, next.get())) && isInnermost(area, left)) {
                    next = Optional.of(area);
                }
            }
            path.add(
                    next.orElseThrow(() ->
                            new IllegalArgumentException("area " + first + " lies within itself")));
            left.remove(path.getLast());
        }
        return List.copyOf(path);
    }

    private static boolean comesBefore(Area area, Area other) {
        return area.former() == other.former()
                ? area.code().compareTo(other.code()) < 0
                : !area.former();
    }

    private static boolean isInnermost(Area area, List<Area> areas) {
        for (Area one : areas) {
            if (!one.isRoot()
                    && (one.parent().equals(area.code())
                            || one.formerParent().equals(area.code()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The present unit of an area on this day: the area itself, or the nearest present unit around
     * a former one. Empty if the area does not exist.
     */
    public Optional<Area> presentUnit(AreaCode code, LocalDate date) {
        return ancestry(code, date).stream().filter(area -> !area.former()).findFirst();
    }

    /**
     * The units whose notices are for the people of an area, nearest first: the area itself; of a
     * former unit also the present unit around it, and of a part of a former unit that unit.
     */
    public List<AreaCode> ownUnits(AreaCode code, LocalDate date) {
        Optional<Area> found = find(code, date);
        if (found.isEmpty() || !found.get().former()) {
            return List.of(code);
        }
        var units = new ArrayList<AreaCode>(List.of(code));
        Area area = found.get();
        boolean isPart = known.getOrDefault(code, List.of()).stream().allMatch(Area::former);
        if (isPart && area.hasFormerParent()) {
            units.add(area.formerParent());
        }
        List<Area> before = ancestry(code, area.from().minusDays(1));
        Optional<Area> around = find(area.parent(), date);
        while (around.filter(one -> isNeither(one, before)).isPresent()) {
            units.add(around.get().code());
            around = around.filter(Area::former).flatMap(one -> find(one.parent(), date));
        }
        return List.copyOf(units);
    }

    /** Whether an area is none of these: they contained the former unit before it ended. */
    private static boolean isNeither(Area area, List<Area> before) {
        return before.stream().noneMatch(one -> one.code().equals(area.code()));
    }

    /** True when {@code code} is {@code above} or a descendant of it on this day. */
    public boolean within(AreaCode code, AreaCode above, LocalDate date) {
        return ancestry(code, date).stream().anyMatch(area -> area.code().equals(above));
    }

    /** The areas directly inside {@code code} on this day, by code. */
    public List<Area> childrenOf(AreaCode code, LocalDate date) {
        return inside.getOrDefault(code, List.of()).stream()
                .distinct()
                .sorted()
                .flatMap(one -> find(one, date).stream())
                .filter(area -> area.parent().equals(code))
                .toList();
    }

    /** The codes of the areas directly inside a unit or a former unit on this day, in order. */
    public Set<AreaCode> directlyInside(AreaCode code, LocalDate date) {
        var found = new TreeSet<AreaCode>();
        for (AreaCode one : inside.getOrDefault(code, List.of())) {
            find(one, date)
                    .filter(area -> area.parent().equals(code) || area.formerParent().equals(code))
                    .ifPresent(_ -> found.add(one));
        }
        return found;
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
