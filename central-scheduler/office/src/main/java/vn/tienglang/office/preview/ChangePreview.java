package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.preview.PlanComparison;

/**
 * What a change would bring.
 *
 * @param from the first day that was looked at
 * @param days how many were
 * @param stations every station the change is meant for on one of these days, in order of id
 * @param preview how their days differ with it from what they are without it
 * @param names what everything is called that gives way
 */
public record ChangePreview(
        LocalDate from, int days, List<Station> stations, PlanComparison preview, PlanNames names) {
    /** Takes a copy. */
    public ChangePreview {
        stations = List.copyOf(stations);
    }
}
