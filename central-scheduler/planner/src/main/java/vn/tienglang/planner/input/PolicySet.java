package vn.tienglang.planner.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.tienglang.planner.policy.Policy;

/**
 * Policies and public holidays.
 *
 * @param policies the policies of all units
 * @param holidays public holidays
 */
public record PolicySet(List<Policy> policies, Set<LocalDate> holidays) {
    /** No policies: everything is allowed. */
    public static final PolicySet NONE = new PolicySet(List.of(), Set.of());

    /** Copies the collections. */
    public PolicySet {
        policies = List.copyOf(policies);
        holidays = Set.copyOf(holidays);
    }
}
