package vn.tienglang.planner.input;

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
public record PolicySet(List<Policy> policies, Set<LocalDate> holidays) {
    /** Everything is. */
    public static final PolicySet NONE = new PolicySet(List.of(), Set.of());

    /** Takes copies. */
    public PolicySet {
        policies = List.copyOf(policies);
        holidays = Set.copyOf(holidays);
    }
}
