package vn.tienglang.planner.policy;

/** A rule and the policy it comes from. */
record AttributedRule<R extends PolicyRule>(R rule, Policy.Citation by) {}
