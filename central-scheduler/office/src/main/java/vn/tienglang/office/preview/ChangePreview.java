package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.preview.PlanComparison;

/**
 * Preview of a change.
 *
 * @param from the first day
 * @param days number of days
 * @param stations every station that the change affects on one of these days, by id
 * @param preview the differences between the days with and without the change
 * @param names the titles of everything displaced
 */
public record ChangePreview(
        LocalDate from, int days, List<Station> stations, PlanComparison preview, PlanNames names) {
    /** Copies the lists. */
    public ChangePreview {
        stations = List.copyOf(stations);
    }
}
