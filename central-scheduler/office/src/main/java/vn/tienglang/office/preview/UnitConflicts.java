package vn.tienglang.office.preview;

import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.preview.Conflicts;

/**
 * The conflicts at the stations of a unit: what is ordered and does not air.
 *
 * @param unit the administrative unit
 * @param from the first day
 * @param days number of days
 * @param stations number of stations
 * @param conflicts what does not air, with reasons
 * @param names the titles of everything that the conflicts name
 */
public record UnitConflicts(
        AreaCode unit,
        LocalDate from,
        int days,
        int stations,
        Conflicts conflicts,
        PlanNames names) {}
