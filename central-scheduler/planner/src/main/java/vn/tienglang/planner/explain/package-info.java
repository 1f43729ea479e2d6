/**
 * Explanations of a plan: why an airing plays, or why an order is not placed. Input: the engine's
 * decisions. Output: values that the office shows.
 */
@NullMarked
package vn.tienglang.planner.explain;

import org.jspecify.annotations.NullMarked;
