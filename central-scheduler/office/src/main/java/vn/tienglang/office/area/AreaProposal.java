package vn.tienglang.office.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.AreaChange;

/**
 * Proposed change of administrative units.
 *
 * @param kind what is done
 * @param about name of the unit or station that it is about
 * @param reform what changes in the tree
 * @param stations the new unit of stations; for a station in a split unit the successor that it
 *     belongs to
 * @param keepsUndecided true when units and stations without a successor shall stay as they are
 */
public record AreaProposal(
        AreaChange.Kind kind,
        String about,
        Reform reform,
        Map<StationId, AreaCode> stations,
        boolean keepsUndecided) {
    /** Copies the map in order. */
    public AreaProposal {
        stations = Collections.unmodifiableMap(new TreeMap<>(stations));
    }

    /** The same proposal, with the decisions of a person. */
    public AreaProposal with(
            Map<AreaCode, AreaCode> successors,
            Map<StationId, AreaCode> chosenStations,
            boolean keeps) {
        return new AreaProposal(kind, about, reform.with(successors), chosenStations, keeps);
    }

    /**
     * The reform of 1 July 2025 in a province, as far as its units of 2021 are in the tree; empty
     * if there is no such province, or none of its units is left to change.
     *
     * @param province identity of the province of 2025
     */
    public static Optional<AreaProposal> ofReform(AreaTree tree, AreaCode province) {
        return VietnamUnits.shared()
                .reform(province)
                .map(whole -> existing(tree, whole))
                .filter(reform -> !reform.ended().isEmpty())
                .map(reform ->
                        new AreaProposal(
                                AreaChange.Kind.REFORM,
                                reform.units().getFirst().name(),
                                reform,
                                Map.of(),
                                false));
    }

    /** Without units that the tree does not contain, or that ended already. */
    private static Reform existing(AreaTree tree, Reform whole) {
        var successors = new TreeMap<AreaCode, Set<AreaCode>>();
        whole.successors()
                .forEach((before, after) -> {
                    if (isPresent(tree, before, whole.on())) {
                        successors.put(before, after);
                    }
                });
        var dissolved = new TreeSet<>(whole.dissolved());
        dissolved.removeIf(code -> !isPresent(tree, code, whole.on()));
        return new Reform(whole.on(), whole.units(), successors, dissolved);
    }

    static boolean isPresent(AreaTree tree, AreaCode code, LocalDate date) {
        return tree.find(code, date).filter(area -> !area.former() && !area.isRoot()).isPresent();
    }

    /** A new unit. Its identity is its official code, with the year if that code was in use. */
    public static AreaProposal ofNewUnit(
            AreaTree tree,
            String official,
            AreaCode parent,
            String kind,
            String name,
            LocalDate from) {
        Area unit = unit(tree, official, parent, kind, name, from);
        return of(
                AreaChange.Kind.ADD,
                unit.name(),
                new Reform(from, List.of(unit), Map.of(), Set.of()));
    }

    /** A unit that is dissolved; its successors are present units, or none. */
    public static AreaProposal ofDissolved(Area unit, Set<AreaCode> successors, LocalDate from) {
        Reform reform =
                successors.isEmpty()
                        ? new Reform(from, List.of(), Map.of(), Set.of(unit.code()))
                        : new Reform(from, List.of(), Map.of(unit.code(), successors), Set.of());
        return of(AreaChange.Kind.END, unit.name(), reform);
    }

    /** Several units that become one new unit. */
    public static AreaProposal ofMerger(
            AreaTree tree,
            Set<AreaCode> merged,
            String official,
            AreaCode parent,
            String kind,
            String name,
            LocalDate from) {
        Area unit = unit(tree, official, parent, kind, name, from);
        var successors = new TreeMap<AreaCode, Set<AreaCode>>();
        merged.forEach(code -> successors.put(code, Set.of(unit.code())));
        return of(
                AreaChange.Kind.MERGE,
                unit.name(),
                new Reform(from, List.of(unit), successors, Set.of()));
    }

    /** A station that belongs to another unit from now on. */
    public static AreaProposal ofMove(
            StationId station, String name, AreaCode unit, LocalDate today) {
        return new AreaProposal(
                AreaChange.Kind.MOVE,
                name,
                new Reform(today, List.of(), Map.of(), Set.of()),
                Map.of(station, unit),
                false);
    }

    private static AreaProposal of(AreaChange.Kind kind, String about, Reform reform) {
        return new AreaProposal(kind, about, reform, Map.of(), false);
    }

    private static Area unit(
            AreaTree tree,
            String official,
            AreaCode parent,
            String kind,
            String name,
            LocalDate from) {
        var plain = new AreaCode(official);
        AreaCode code =
                tree.history(plain).isEmpty()
                        ? plain
                        : AreaCode.usedAgain(plain.official(), from.getYear());
        return new Area(code, parent, kind, name, from, LocalDate.MAX);
    }

    /** The units that are dissolved without a successor and contain no other unit. */
    List<AreaCode> undecided(AreaTree tree) {
        var undecided = new ArrayList<AreaCode>();
        LocalDate on = reform.on();
        for (AreaCode code : reform.dissolved()) {
            if (tree.directlyInside(code, on).isEmpty()) {
                undecided.add(code);
            }
        }
        return undecided;
    }
}
