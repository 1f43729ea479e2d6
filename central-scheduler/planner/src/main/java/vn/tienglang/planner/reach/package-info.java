/**
 * Resolution of targets. Input: areas, successions and tags. Output: the stations of a day, by id.
 * Where a unit has ended, its successors stand for it, so slots and stations stay valid when the
 * area tree changes.
 */
@NullMarked
package vn.tienglang.planner.reach;

import org.jspecify.annotations.NullMarked;
