/**
 * When something recurs: RFC 5545 rules, lists of days, seasons, exceptions, and what was moved.
 *
 * <p>A {@link vn.tienglang.planner.recurrence.Recurrence} is a value: anchored at a local
 * date-time, it tells for any stretch of days what takes place on them, always the same and in
 * bounded time. Local time becomes an instant only at the end, in the zone of the station. Rules
 * are read strictly and totally by {@link vn.tienglang.planner.recurrence.RecurrenceRule#read},
 * whole recurrences by {@link vn.tienglang.planner.recurrence.Recurrence#read}; either answers
 * every complaint at once, and equal things have equal text. Days that follow the moon, and public
 * holidays, come by name from {@link vn.tienglang.planner.recurrence.DateLists}, which is data with
 * a stated reach. There is no clock here and no file beside that data; the library for rules is met
 * only here.
 */
@NullMarked
package vn.tienglang.planner.recurrence;

import org.jspecify.annotations.NullMarked;
