package vn.tienglang.planner.policy;

/** A rule together with whose it is. */
record Said<R extends Rule>(R rule, Policy.Quote by) {}
