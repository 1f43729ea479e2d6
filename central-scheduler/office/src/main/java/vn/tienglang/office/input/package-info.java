/**
 * Planner input: everything the planner needs, loaded from the store. Input: repositories,
 * stations, dates. Output: plan input, past days, credited amounts, the approval check of a log.
 */
@NullMarked
package vn.tienglang.office.input;

import org.jspecify.annotations.NullMarked;
