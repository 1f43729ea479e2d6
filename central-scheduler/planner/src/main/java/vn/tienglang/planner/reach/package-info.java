/**
 * Whom something reaches: from areas and tags, as people name them, to the exact stations of a day.
 * Units come and go; where one has ended, those that carry it on stand for it, so that neither a
 * standing order nor a station is lost when the tree changes. The same question always has the same
 * answer, in order of station.
 */
@NullMarked
package vn.tienglang.planner.reach;

import org.jspecify.annotations.NullMarked;
