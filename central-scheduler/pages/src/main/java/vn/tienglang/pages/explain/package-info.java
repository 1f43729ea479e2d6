/**
 * Pages and API for explanations, conflicts and previews of a plan. Input: station and time, area,
 * or a proposed change. Output: sentences and JSON; nothing is changed.
 */
@NullMarked
package vn.tienglang.pages.explain;

import org.jspecify.annotations.NullMarked;
