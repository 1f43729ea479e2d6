package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.tienglang.planner.policy.Policy;

/**
 * What is allowed.
 *
 * @param policies of all units
 * @param holidays public holidays
 */
public record Law(List<Policy> policies, Set<LocalDate> holidays) {
    /** Everything is. */
    public static final Law NONE = new Law(List.of(), Set.of());

    /** Takes copies. */
    public Law {
        policies = List.copyOf(policies);
        holidays = Set.copyOf(holidays);
    }
}
