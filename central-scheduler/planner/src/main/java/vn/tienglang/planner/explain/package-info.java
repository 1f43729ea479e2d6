/**
 * Explanations of a plan: why something is on air, or why an order is not placed. Input: the
 * engine's decisions. Output: values that the office shows.
 */
@NullMarked
package vn.tienglang.planner.explain;

import org.jspecify.annotations.NullMarked;
