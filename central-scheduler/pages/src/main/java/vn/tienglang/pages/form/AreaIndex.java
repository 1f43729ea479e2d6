package vn.tienglang.pages.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.pages.text.Messages;

/** Index of the areas of one day, with the number of stations inside each. */
public final class AreaIndex {
    /** Greatest length of the list; a longer one would be larger than the page. */
    private static final int MAX_LISTED = 400;

    /** Greatest number of names whose stations are counted in a search. */
    private static final int MAX_CANDIDATES = 300;

    private final AreaTree tree;
    private final LocalDate date;
    private final StationDirectory directory;
    private final Map<AreaCode, Integer> stationsInside = new HashMap<>();
    private final List<AreaOverview> listed;

    public AreaIndex(StationDirectory directory, LocalDate date) {
        this.directory = directory;
        this.tree = directory.areas();
        this.date = date;
        listed = listed(directory.areasWithStations(MAX_LISTED + 1));
        listed.forEach(one -> stationsInside.put(one.area(), one.stations()));
    }

    /** Without the innermost level, if it is not complete. */
    private static List<AreaOverview> listed(List<AreaOverview> outermost) {
        if (outermost.size() <= MAX_LISTED) {
            return outermost;
        }
        int incomplete = outermost.getLast().depth();
        List<AreaOverview> complete =
                outermost.stream().filter(one -> one.depth() < incomplete).toList();
        return complete.isEmpty() ? outermost.subList(0, MAX_LISTED) : complete;
    }

    /**
     * Area in a list.
     *
     * @param depth number of the listed areas that contain it
     */
    public record ListedArea(Area area, int depth) {}

    /** The number of stations inside an area. */
    public int stationsInside(AreaCode area) {
        count(List.of(area));
        return stationsInside.getOrDefault(area, 0);
    }

    /** Reads the number of stations inside these areas at once. */
    public void count(Collection<AreaCode> areas) {
        List<AreaCode> missing =
                areas.stream().filter(area -> !stationsInside.containsKey(area)).toList();
        if (!missing.isEmpty()) {
            missing.forEach(area -> stationsInside.put(area, 0));
            stationsInside.putAll(directory.stationsInside(missing));
        }
    }

    /**
     * The areas with stations, each followed by the areas inside it. With very many stations the
     * innermost levels are only found by a search.
     */
    public List<ListedArea> withStations() {
        Set<AreaCode> codes =
                listed.stream()
                        .map(AreaOverview::area)
                        .collect(Collectors.toCollection(TreeSet::new));
        Map<AreaCode, List<Area>> children = new LinkedHashMap<>();
        var roots = new ArrayList<Area>();
        codes.stream()
                .flatMap(code -> tree.find(code, date).stream())
                .forEach(area -> {
                    if (area.isRoot() || !codes.contains(area.parent())) {
                        roots.add(area);
                    } else {
                        children.computeIfAbsent(area.parent(), _ -> new ArrayList<>()).add(area);
                    }
                });
        var places = new ArrayList<ListedArea>();
        roots.forEach(root -> addWithChildren(root, 0, children, places));
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
    public List<Area> search(String typed, int atMost) {
        var wanted = new NameSearch(typed);
        if (wanted.isBlank()) {
            return List.of();
        }
        List<Area> best =
                tree.existingOn(date).values().stream()
                        .filter(area -> wanted.matches(area.name()))
                        .sorted(
                                Comparator.comparing(
                                                (Area area) -> wanted.matchesWords(area.name()),
                                                Comparator.reverseOrder())
                                        .thenComparingInt(area -> area.name().length())
                                        .thenComparing(Area::code))
                        .limit(MAX_CANDIDATES)
                        .toList();
        count(best.stream().map(Area::code).toList());
        // A stable sort, so that the others keep their order.
        return best.stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Area area) -> Math.min(1, stationsInside(area.code())))
                                .reversed())
                .limit(atMost)
                .toList();
    }

    /** The area and the areas around it, nearest first: "Xã Tân Thanh, Huyện Văn Lãng, …". */
    public String path(AreaCode code, Messages words) {
        return tree.ancestry(code, date).stream()
                .filter(area -> !area.isRoot())
                .map(area -> name(area, words))
                .collect(Collectors.joining(", "));
    }

    /** The name of an area; a former unit with the last day on which it existed. */
    public static String name(Area area, Messages words) {
        return area.former()
                ? words.text("area.former", area.name(), words.date(area.from().minusDays(1)))
                : area.name();
    }
}
