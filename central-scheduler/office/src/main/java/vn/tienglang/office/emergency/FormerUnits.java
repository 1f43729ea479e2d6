package vn.tienglang.office.emergency;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/**
 * Former units of areas: a board has the list of its areas from its enrolment, so one that was
 * enrolled before a reform knows only the units of before.
 */
final class FormerUnits {
    private FormerUnits() {}

    /** These areas, and the former units in them that no former unit above covers. */
    static List<AreaCode> with(AreaTree tree, List<AreaCode> areas, LocalDate today) {
        var all = new LinkedHashSet<>(areas);
        var open = new ArrayDeque<>(areas);
        while (!open.isEmpty()) {
            AreaCode next = open.remove();
            for (AreaCode inside : tree.directlyInside(next, today)) {
                Area area = tree.find(inside, today).orElseThrow();
                boolean isCovered =
                        area.former()
                                && tree.ancestry(inside, area.from().minusDays(1)).stream()
                                        .anyMatch(one -> all.contains(one.code()));
                if (area.former() && !isCovered) {
                    all.add(inside);
                } else {
                    open.add(inside);
                }
            }
        }
        return List.copyOf(all);
    }
}
