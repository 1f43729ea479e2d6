package vn.tienglang.office.preview;

import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.SlotId;

/** Change of the plan to be previewed. */
public sealed interface PlanChange {
    /** Raises a unit. */
    record Raise(RaiseRequest request) implements PlanChange {}

    /** Lowers a unit. */
    record Lower(SlotId id) implements PlanChange {}

    /** Adds a policy. */
    record AddPolicy(Policy policy) implements PlanChange {}

    /** Stores a new item or the next revision of an item. */
    record Put(PlanItem item) implements PlanChange {}

    /** Withdraws an item. */
    record Withdraw(PlanItem.Name name) implements PlanChange {}
}
