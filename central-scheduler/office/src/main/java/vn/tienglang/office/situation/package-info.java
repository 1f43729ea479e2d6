/**
 * Situations: a unit is raised to a situation and lowered again. Input: a raise request or an id
 * with its revision. Output: a plan-item result.
 */
@NullMarked
package vn.tienglang.office.situation;

import org.jspecify.annotations.NullMarked;
