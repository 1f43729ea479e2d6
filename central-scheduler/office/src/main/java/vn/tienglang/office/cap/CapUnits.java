package vn.tienglang.office.cap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.area.VietnamUnits;
import vn.tienglang.office.area.outline.GeoShape;
import vn.tienglang.office.area.outline.VietnamOutlines;

/**
 * Units of an alert.
 *
 * @param units the units of the tree in its areas
 * @param problems areas that name no unit, or shapes that cannot be read
 */
public record CapUnits(SortedSet<AreaCode> units, List<CapProblem> problems) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,16}");

    /** Copies the list. */
    public CapUnits {
        problems = List.copyOf(problems);
    }

    /**
     * Finds the units: geocodes by their official code, circles and polygons by outlines. An area
     * with a shape that cannot be read is not guessed from its name.
     *
     * @param tree the units in use
     * @param today the day on which they exist
     */
    public static CapUnits of(CapAlert alert, AreaTree tree, LocalDate today) {
        var units = new TreeSet<AreaCode>();
        var reader = new CapShapeReader();
        var problems = new ArrayList<CapProblem>();
        alert.infos().stream()
                .flatMap(info -> info.areas().stream())
                .distinct()
                .forEach(area -> {
                    area.polygons().forEach(text -> reader.readPolygon(text, area.description()));
                    area.circles().forEach(text -> reader.readCircle(text, area.description()));
                    area.geocodes().stream()
                            .flatMap(code -> unit(code, tree, today).stream())
                            .forEach(units::add);
                });
        for (GeoShape shape : reader.shapes()) {
            for (String official : VietnamOutlines.shared().overlapping(shape)) {
                units.addAll(inTree(official, tree, today));
            }
        }
        problems.addAll(reader.problems());
        if (units.isEmpty() && !alert.infos().isEmpty()) {
            problems.add(new CapProblem(CapProblem.Reason.NO_UNIT));
        }
        return new CapUnits(withoutInner(units, tree, today), problems);
    }

    private static Optional<AreaCode> unit(String code, AreaTree tree, LocalDate today) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return Optional.of(new AreaCode(code)).filter(one -> tree.find(one, today).isPresent());
    }

    /** The unit of 2025, or those of 2021 that it succeeds where the tree still has them. */
    private static List<AreaCode> inTree(String official, AreaTree tree, LocalDate today) {
        VietnamUnits all = VietnamUnits.shared();
        AreaCode unit = all.identity(official);
        if (tree.find(unit, today).isPresent()) {
            return List.of(unit);
        }
        return all.predecessors(official).stream()
                .filter(one -> tree.find(one, today).isPresent())
                .toList();
    }

    /** Leaves out units inside another of the set. */
    private static SortedSet<AreaCode> withoutInner(
            SortedSet<AreaCode> units, AreaTree tree, LocalDate today) {
        var outer = new TreeSet<AreaCode>();
        for (AreaCode unit : units) {
            boolean isInner =
                    tree.ancestry(unit, today).stream()
                            .anyMatch(above ->
                                    !above.code().equals(unit) && units.contains(above.code()));
            if (!isInner) {
                outer.add(unit);
            }
        }
        return outer;
    }
}
