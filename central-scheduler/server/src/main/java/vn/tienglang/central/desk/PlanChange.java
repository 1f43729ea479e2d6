package vn.tienglang.central.desk;

import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.policy.Policy;

/** A change of the plan that somebody thinks about, to be looked at before it is made. */
public sealed interface PlanChange {
    /** To raise a unit. */
    record Raise(RaiseRequest request) implements PlanChange {}

    /** To lower one. */
    record Lower(SlotId id) implements PlanChange {}

    /** To lay a policy down. */
    record LayDown(Policy policy) implements PlanChange {}

    /** To put an item in, or in the place of the one of its name. */
    record Put(PlanItem item) implements PlanChange {}

    /** To take an item back. */
    record TakeBack(PlanItem.Name name) implements PlanChange {}
}
