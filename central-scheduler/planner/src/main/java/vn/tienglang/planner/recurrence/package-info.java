/**
 * Recurrences: RFC 5545 rules, lists of days, seasons, exceptions and changes.
 *
 * <p>Input: the text of a rule or a recurrence, and a range of days. Output: the parsed value or
 * every problem, and the occurrences on these days in bounded time. A {@link
 * vn.tienglang.planner.recurrence.Recurrence} is an immutable value anchored at a local date-time;
 * its occurrences become instants only in the zone of the station. Texts are read strictly by
 * {@link vn.tienglang.planner.recurrence.RecurrenceRule#read} and {@link
 * vn.tienglang.planner.recurrence.Recurrence#read}, which never throw; equal values have equal
 * text. Lunar days and public holidays come by name from {@link
 * vn.tienglang.planner.recurrence.DateLists}, whose data covers a stated range. The package uses no
 * clock and no other file.
 */
@NullMarked
package vn.tienglang.planner.recurrence;

import org.jspecify.annotations.NullMarked;
