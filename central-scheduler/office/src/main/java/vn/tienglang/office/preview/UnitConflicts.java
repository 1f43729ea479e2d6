package vn.tienglang.office.preview;

import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.preview.Conflicts;

/**
 * What is ordered and would not be heard at the stations of a unit.
 *
 * @param unit which
 * @param from the first day that was looked at
 * @param days how many were
 * @param stations how many stations were
 * @param conflicts what is not heard, and why
 * @param names what everything is called that these name
 */
public record UnitConflicts(
        AreaCode unit,
        LocalDate from,
        int days,
        int stations,
        Conflicts conflicts,
        PlanNames names) {}
