package vn.tienglang.pages.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.area.VietnamUnits;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.text.Messages;

/**
 * Builder of the map: the province of an area, or, for the whole country, the one province that has
 * stations, or the list of those that have some. It reads the stored counts of units only.
 */
public final class ProvinceMapBuilder {
    private final OverviewService overviews;
    private final Outlines outlines = new Outlines();
    private final VietnamUnits units = VietnamUnits.shared();

    public ProvinceMapBuilder(OverviewService overviews) {
        this.overviews = overviews;
    }

    /** The map for this area on this day. */
    public ProvinceMap map(AreaCode area, AreaTree tree, LocalDate today, Messages words) {
        if (!area.equals(AreaCode.COUNTRY)) {
            return tree.ancestry(area, today).stream()
                    .filter(one -> !one.isRoot() && one.parent().equals(AreaCode.COUNTRY))
                    .findFirst()
                    .map(province -> province(province, tree, today, words))
                    .orElse(ProvinceMap.NONE);
        }
        Map<AreaCode, Area> provinces = new TreeMap<>();
        tree.childrenOf(AreaCode.COUNTRY, today).forEach(one -> provinces.put(one.code(), one));
        List<AreaOverview> withStations = overviews.areas(provinces.keySet());
        if (withStations.size() == 1) {
            return Optional.ofNullable(provinces.get(withStations.getFirst().area()))
                    .map(one -> province(one, tree, today, words))
                    .orElse(ProvinceMap.NONE);
        }
        return new ProvinceMap(
                "",
                "",
                0,
                0,
                List.of(),
                withStations.stream()
                        .flatMap(one ->
                                Optional.ofNullable(provinces.get(one.area())).stream()
                                        .map(at -> line(one, at, words)))
                        .toList(),
                "");
    }

    private static ProvinceMap.Province line(AreaOverview counts, Area province, Messages words) {
        return new ProvinceMap.Province(
                AreaIndex.name(province, words),
                words.text(
                        "map.province",
                        words.number(counts.online()),
                        words.number(counts.stations())),
                style(List.of(counts)).replace("dot-", "tone-"),
                "/?unit=" + province.code());
    }

    private ProvinceMap province(Area province, AreaTree tree, LocalDate today, Messages words) {
        String official = units.provinceNow(province.code()).orElse("");
        ProvinceOutline outline = outlines.province(official);
        if (outline.isEmpty()) {
            return ProvinceMap.NONE;
        }
        Map<String, List<AreaOverview>> byUnit = byUnit(outline.centres().keySet());
        var dots = new ArrayList<ProvinceMap.Dot>();
        int shown = 0;
        for (Map.Entry<String, List<AreaOverview>> one : byUnit.entrySet()) {
            ProvinceOutline.Point at = outline.centres().get(one.getKey());
            if (at != null) {
                dots.add(dot(at, one.getValue(), tree, today, words));
                shown += stations(one.getValue());
            }
        }
        int all = stations(overviews.areas(Set.of(province.code())));
        return new ProvinceMap(
                MapRoutes.address(official),
                words.text("map.label", AreaIndex.name(province, words), words.number(all)),
                ProvinceOutline.WIDTH + 8,
                outline.height() + 8,
                dots,
                List.of(),
                all > shown ? words.count("map.missing", all - shown) : "");
    }

    /** The counts of units that have stations, by the official code of the unit since 2025. */
    private Map<String, List<AreaOverview>> byUnit(Collection<String> official) {
        Map<AreaCode, String> unitOf = new LinkedHashMap<>();
        official.forEach(code -> units.namesOf(code).forEach(name -> unitOf.put(name, code)));
        return overviews.areas(new HashSet<>(unitOf.keySet())).stream()
                .collect(
                        Collectors.groupingBy(
                                one -> unitOf.getOrDefault(one.area(), ""),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static int stations(List<AreaOverview> counts) {
        return counts.stream().mapToInt(AreaOverview::stations).sum();
    }

    private static ProvinceMap.Dot dot(
            ProvinceOutline.Point at,
            List<AreaOverview> counts,
            AreaTree tree,
            LocalDate today,
            Messages words) {
        String names =
                counts.stream()
                        .flatMap(one -> tree.find(one.area(), today).stream())
                        .map(area -> AreaIndex.name(area, words))
                        .collect(Collectors.joining(", "));
        int online = counts.stream().mapToInt(AreaOverview::online).sum();
        return new ProvinceMap.Dot(
                at.x(),
                at.y(),
                style(counts),
                words.text("map.dot", names, words.number(online), words.number(stations(counts))),
                "/?unit=" + counts.getFirst().area());
    }

    /**
     * The state of the worst station: not connected or faulty, inaudible or never seen, or good.
     */
    private static String style(List<AreaOverview> counts) {
        if (counts.stream().anyMatch(one -> one.lost() + one.silent() + one.faulty() > 0)) {
            return "dot-bad";
        }
        boolean isGood =
                counts.stream()
                        .allMatch(one -> one.inaudible() == 0 && one.online() == one.stations());
        return isGood ? "dot-good" : "dot-warning";
    }
}
