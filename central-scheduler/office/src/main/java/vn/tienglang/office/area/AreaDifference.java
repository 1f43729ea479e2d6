package vn.tienglang.office.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/**
 * Changes that a reform makes in the tree of areas.
 *
 * <p>A dissolved unit goes on as a former unit inside its successor. A former commune also stays
 * inside its dissolved district. Orders name units, so every order reaches the same stations as
 * before. A unit that was split is divided into one part for each successor.
 *
 * @param before the stored areas that are replaced
 * @param after the areas that replace them
 * @param parts the parts of each split unit, by its successor
 */
public record AreaDifference(
        List<Area> before, List<Area> after, Map<AreaCode, Map<AreaCode, AreaCode>> parts) {
    /** Suffix of the code of a part, followed by its number. */
    private static final String PART = "-p";

    /** Kind of a former unit and of a part of one. */
    public static final String FORMER = "former-";

    /** Copies the lists. */
    public AreaDifference {
        before = List.copyOf(before);
        after = List.copyOf(after);
        parts = Map.copyOf(parts);
    }

    /**
     * The difference that a reform makes.
     *
     * @throws IllegalArgumentException when a dissolved unit does not exist on that day or is a
     *     former one, or the areas after it form no tree
     */
    public static AreaDifference of(AreaTree tree, Reform reform) {
        var builder = new Builder(tree, reform);
        builder.addUnits();
        builder.endUnits();
        var difference = new AreaDifference(builder.before, builder.after, builder.parts);
        difference.applyTo(tree);
        return difference;
    }

    /** The tree after the change. */
    public AreaTree applyTo(AreaTree tree) {
        var gone = new HashSet<>(before);
        var all = new ArrayList<Area>();
        tree.all().stream().filter(area -> !gone.contains(area)).forEach(all::add);
        all.addAll(after);
        return new AreaTree(all);
    }

    private static final class Builder {
        private final AreaTree tree;
        private final Reform reform;
        private final LocalDate on;
        private final Set<AreaCode> ended;
        private final List<Area> before = new ArrayList<>();
        private final List<Area> after = new ArrayList<>();
        private final Map<AreaCode, Map<AreaCode, AreaCode>> parts = new TreeMap<>();

        Builder(AreaTree tree, Reform reform) {
            this.tree = tree;
            this.reform = reform;
            on = reform.on();
            ended = reform.ended();
        }

        void addUnits() {
            for (Area unit : reform.units()) {
                if (ended.contains(unit.code())) {
                    throw new IllegalArgumentException(
                            "area " + unit.code() + " is new and dissolved on one day");
                }
                Optional<Area> present = tree.find(unit.code(), on);
                present.ifPresent(this::close);
                // A unit that would lie in two dissolved units stays inside the later one.
                boolean isInBoth =
                        present.filter(area -> area.hasFormerParent() && isFormer(area.parent()))
                                .isPresent();
                AreaCode parent = isInBoth ? present.orElseThrow().parent() : unit.parent();
                AreaCode formerly =
                        present.map(area -> formerly(area, parent)).orElse(unit.parent());
                LocalDate until = present.map(Area::until).orElse(unit.until());
                after.add(
                        new Area(
                                unit.code(),
                                parent,
                                unit.kind(),
                                unit.name(),
                                on,
                                until,
                                formerly,
                                false));
            }
        }

        /** The present area exists until the day before. */
        private void close(Area present) {
            before.add(present);
            if (present.from().isBefore(on)) {
                after.add(present.endingOn(on));
            }
        }

        void endUnits() {
            for (AreaCode code : ended) {
                Area present =
                        tree.find(code, on)
                                .filter(area -> !area.former() && !area.isRoot())
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no unit " + code + " on " + on));
                close(present);
                Set<AreaCode> successors = reform.successors().getOrDefault(code, Set.of());
                boolean isWhole = successors.size() == 1;
                AreaCode parent = isWhole ? successors.iterator().next() : present.parent();
                after.add(former(present, code, parent, formerly(present, parent)));
                if (successors.size() > 1) {
                    divide(present, successors);
                }
            }
        }

        /** The former unit around an area, besides its parent since the change. */
        private AreaCode formerly(Area present, AreaCode parent) {
            if (present.hasFormerParent()) {
                return present.formerParent();
            }
            return isFormer(present.parent()) ? present.parent() : parent;
        }

        /** Whether the area is a former unit after the change. */
        private boolean isFormer(AreaCode code) {
            return ended.contains(code) || tree.find(code, on).filter(Area::former).isPresent();
        }

        private Area former(Area present, AreaCode code, AreaCode parent, AreaCode formerly) {
            return new Area(
                    code,
                    parent,
                    FORMER + present.kind(),
                    present.name(),
                    on,
                    present.until(),
                    formerly,
                    true);
        }

        /** A part lay in the unit before it was split, so that its stations have a unit then. */
        private Area beforeDivision(Area present, AreaCode part) {
            return new Area(
                    /* code= */ part,
                    /* parent= */ present.code(),
                    FORMER + present.kind(),
                    present.name(),
                    present.from(),
                    on,
                    present.code(),
                    true);
        }

        private void divide(Area present, Set<AreaCode> successors) {
            var ofUnit = new TreeMap<AreaCode, AreaCode>();
            int number = 0;
            for (AreaCode successor : successors) {
                AreaCode part;
                do {
                    number++;
                    part = new AreaCode(present.code() + PART + number);
                } while (!tree.history(part).isEmpty());
                ofUnit.put(successor, part);
                if (present.from().isBefore(on)) {
                    after.add(beforeDivision(present, part));
                }
                after.add(former(present, part, successor, present.code()));
            }
            parts.put(present.code(), ofUnit);
        }
    }

    /** The codes that no area had before the change. */
    public Set<AreaCode> newCodes() {
        var codes = new TreeSet<AreaCode>();
        after.forEach(area -> codes.add(area.code()));
        before.forEach(area -> codes.remove(area.code()));
        return codes;
    }
}
