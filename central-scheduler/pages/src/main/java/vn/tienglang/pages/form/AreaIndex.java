package vn.tienglang.pages.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;

/** Index of the areas of one day, with the number of stations inside each. */
public final class AreaIndex {
    /** Greatest length of the list; a longer one would be larger than the page. */
    private static final int MAX_LISTED = 400;

    private final AreaTree tree;
    private final LocalDate date;
    private final Map<AreaCode, Integer> stationsInside = new HashMap<>();

    public AreaIndex(AreaTree tree, List<Station> stations, LocalDate date) {
        this.tree = tree;
        this.date = date;
        for (Station station : stations) {
            for (Area area : tree.ancestry(station.area(), date)) {
                stationsInside.merge(area.code(), 1, Integer::sum);
            }
        }
    }

    /**
     * Area in a list.
     *
     * @param depth number of the listed areas that contain it
     */
    public record ListedArea(Area area, int depth) {}

    /** The number of stations inside an area. */
    public int stationsInside(AreaCode area) {
        return stationsInside.getOrDefault(area, 0);
    }

    /**
     * The areas with stations, each followed by the areas inside it. With very many stations the
     * innermost levels are only found by a search.
     */
    public List<ListedArea> withStations() {
        Map<AreaCode, List<Area>> children = new LinkedHashMap<>();
        var roots = new ArrayList<Area>();
        stationsInside.keySet().stream()
                .sorted()
                .flatMap(code -> tree.find(code, date).stream())
                .forEach(area -> {
                    if (area.isRoot() || !stationsInside.containsKey(area.parent())) {
                        roots.add(area);
                    } else {
                        children.computeIfAbsent(area.parent(), _ -> new ArrayList<>()).add(area);
                    }
                });
        var places = new ArrayList<ListedArea>();
        roots.forEach(root -> addWithChildren(root, 0, children, places));
        int deepest = places.stream().mapToInt(ListedArea::depth).max().orElse(0);
        while (places.size() > MAX_LISTED && deepest > 0) {
            int tooDeep = deepest--;
            places.removeIf(place -> place.depth() >= tooDeep);
        }
        return List.copyOf(places);
    }

    private static void addWithChildren(
            Area area, int depth, Map<AreaCode, List<Area>> children, List<ListedArea> places) {
        places.add(new ListedArea(area, depth));
        children.getOrDefault(area.code(), List.of())
                .forEach(child -> addWithChildren(child, depth + 1, children, places));
    }

    /**
     * The areas whose name contains these words, however they are typed; first those with stations,
     * then by similarity.
     *
     * @param atMost greatest number of results
     */
    List<Area> search(String typed, int atMost) {
        var wanted = new NameSearch(typed);
        if (wanted.isBlank()) {
            return List.of();
        }
        return tree.existingOn(date).values().stream()
                .filter(area -> wanted.matches(area.name()))
                .sorted(
                        Comparator.comparingInt(
                                        (Area area) -> Math.min(1, stationsInside(area.code())))
                                .reversed()
                                .thenComparing(
                                        area -> wanted.matchesWords(area.name()),
                                        Comparator.reverseOrder())
                                .thenComparingInt(area -> area.name().length())
                                .thenComparing(Area::code))
                .limit(atMost)
                .toList();
    }

    /** The area and the areas around it, nearest first: "Xã Tân Thanh, Huyện Văn Lãng, …". */
    public String path(AreaCode code) {
        return tree.ancestry(code, date).stream()
                .filter(area -> !area.isRoot())
                .map(Area::name)
                .collect(Collectors.joining(", "));
    }
}
