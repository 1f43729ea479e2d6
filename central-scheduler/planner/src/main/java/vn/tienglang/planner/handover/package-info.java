/**
 * Daily hand-overs of bulletins by a deadline, for example health figures by 17:00. Input: the
 * definition of a hand-over and the days on which it was delivered. Output: whether the fallback is
 * broadcast on a day. Plans are published days ahead, so each day is planned with the fallback
 * until the bulletin is delivered in time. The store holds the deliveries.
 */
@NullMarked
package vn.tienglang.planner.handover;

import org.jspecify.annotations.NullMarked;
