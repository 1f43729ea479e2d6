/**
 * Planning engine: a pure function from orders to day plans. Input: the plan input, stations and
 * days. Output: the day plans with airings and unplaced items, and explanations.
 */
@NullMarked
package vn.tienglang.planner.engine;

import org.jspecify.annotations.NullMarked;
