/**
 * Airtime of one station around one day. Input: open times and blocks in the order in which they
 * are served. Output: the placement of each block, or the limit that refused it.
 */
@NullMarked
package vn.tienglang.planner.timeline;

import org.jspecify.annotations.NullMarked;
