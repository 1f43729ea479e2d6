/**
 * Slots: standing orders for airtime. Input: target, recurrence, parts and start policy. Output:
 * numbered occurrences and airing ids.
 */
@NullMarked
package vn.tienglang.planner.slot;

import org.jspecify.annotations.NullMarked;
