/**
 * Obligations and their packing into free airtime. Input: obligations, what was heard or planned
 * day by day, free airtime. Output: the balance of each day, and assignments of items to free
 * intervals. An obligation is an amount of a theme in a language at every station of a unit, in
 * every day, week or month. Whether an airing was really heard is the concern of compliance.
 */
@NullMarked
package vn.tienglang.planner.obligation;

import org.jspecify.annotations.NullMarked;
