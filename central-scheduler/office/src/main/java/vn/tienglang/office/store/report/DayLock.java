package vn.tienglang.office.store.report;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;

/**
 * Lock of a day of a unit. Entries that arrive later are still counted, and shown as corrections.
 *
 * @param unit the unit
 * @param date the day
 * @param by login of the person who locked it
 * @param at when, to the millisecond
 * @param change highest number of change when it was locked; a day changed later was corrected
 */
public record DayLock(AreaCode unit, LocalDate date, String by, Instant at, long change) {}
