package vn.tienglang.planner.policy;

/** A rule together with whose it is. */
record AttributedRule<R extends PolicyRule>(R rule, Policy.Citation by) {}
