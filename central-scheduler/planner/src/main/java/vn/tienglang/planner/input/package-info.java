/**
 * Input of the planner: stations, content, orders, policies and history. Input: what the office
 * stores. Output: one immutable plan input.
 */
@NullMarked
package vn.tienglang.planner.input;

import org.jspecify.annotations.NullMarked;
