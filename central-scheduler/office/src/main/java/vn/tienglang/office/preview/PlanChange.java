package vn.tienglang.office.preview;

import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.SlotId;

/** A change of the plan that somebody thinks about, to be looked at before it is made. */
public sealed interface PlanChange {
    /** To raise a unit. */
    record Raise(RaiseRequest request) implements PlanChange {}

    /** To lower one. */
    record Lower(SlotId id) implements PlanChange {}

    /** To lay a policy down. */
    record AddPolicy(Policy policy) implements PlanChange {}

    /** To put an item in, or in the place of the one of its name. */
    record Put(PlanItem item) implements PlanChange {}

    /** To take an item back. */
    record Withdraw(PlanItem.Name name) implements PlanChange {}
}
