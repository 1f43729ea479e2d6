/**
 * Playbooks for the five response situations of the provincial communication plans. Input:
 * versioned playbooks that the office edits, and active situations. Output: the start times and
 * additional hours of a campaign on a day. How airtime is allocated and who may activate a
 * situation are not part of this package.
 */
@NullMarked
package vn.tienglang.planner.situation;

import org.jspecify.annotations.NullMarked;
