/**
 * Comparison of plans before a change is released. Input: two planners, stations and days. Output:
 * airtime changes by language, displaced items and grouped conflicts.
 */
@NullMarked
package vn.tienglang.planner.preview;

import org.jspecify.annotations.NullMarked;
