package vn.tienglang.planner.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules of one kind that apply at one unit on one day.
 *
 * @param usual all rules of the nearest unit that has rules of this kind
 * @param binding the binding rules from the root down to this unit, nearest last
 */
record EffectiveRules<R extends PolicyRule>(
        List<AttributedRule<R>> usual, List<AttributedRule<R>> binding) {
    /** Copies the lists. */
    EffectiveRules {
        usual = List.copyOf(usual);
        binding = List.copyOf(binding);
    }

    /** Returns the value for a kind of which no unit has a rule. */
    static <R extends PolicyRule> EffectiveRules<R> none() {
        return new EffectiveRules<>(List.of(), List.of());
    }

    /** Returns the rules that apply one tier below, at a unit with these rules of its own. */
    EffectiveRules<R> forChild(List<AttributedRule<R>> own) {
        if (own.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(binding);
        own.stream()
                .filter(attributed -> attributed.rule().force() == PolicyRule.Force.BINDING)
                .forEach(all::add);
        return new EffectiveRules<>(own, all);
    }

    /** Returns every rule that limits: the usual rules and the binding ones. */
    List<AttributedRule<R>> limits() {
        var limits = new ArrayList<>(usual);
        binding.stream().filter(attributed -> !usual.contains(attributed)).forEach(limits::add);
        return limits;
    }
}
