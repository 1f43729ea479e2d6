package vn.tienglang.planner.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands of one kind of rule at one unit on one day.
 *
 * @param usual what the nearest unit that speaks of it says, all of it
 * @param binding what binds, from this unit up to the root, nearest last
 */
record EffectiveRules<R extends PolicyRule>(
        List<AttributedRule<R>> usual, List<AttributedRule<R>> binding) {
    /** Takes copies. */
    EffectiveRules {
        usual = List.copyOf(usual);
        binding = List.copyOf(binding);
    }

    /** Nobody has said anything. */
    static <R extends PolicyRule> EffectiveRules<R> none() {
        return new EffectiveRules<>(List.of(), List.of());
    }

    /** What stands one tier below, where this is said. */
    EffectiveRules<R> forChild(List<AttributedRule<R>> own) {
        if (own.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(binding);
        own.stream()
                .filter(said -> said.rule().force() == PolicyRule.Force.BINDING)
                .forEach(all::add);
        return new EffectiveRules<>(own, all);
    }

    /** Everything that limits: what the nearest says, and what binds it. */
    List<AttributedRule<R>> limits() {
        var limits = new ArrayList<>(usual);
        binding.stream().filter(said -> !usual.contains(said)).forEach(limits::add);
        return limits;
    }
}
