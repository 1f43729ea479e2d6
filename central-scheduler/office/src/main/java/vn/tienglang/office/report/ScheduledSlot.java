package vn.tienglang.office.report;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/**
 * A booked slot, as the schedule of a day shows it.
 *
 * @param booked its last revision
 * @param times when it takes place on that day, in order; at least once
 * @param stations whom it is meant for on that day, in order of id
 */
public record ScheduledSlot(
        SlotRevision booked,
        List<NumberedRecurrence.NumberedOccurrence> times,
        List<StationId> stations) {
    /** Takes copies. */
    public ScheduledSlot {
        times = List.copyOf(times);
        stations = List.copyOf(stations);
    }

    /** What was booked. */
    public Slot slot() {
        return booked.slot();
    }

    /** Login of who booked it. */
    public String by() {
        return booked.by();
    }

    /** When. */
    public Instant at() {
        return booked.at();
    }

    /** How far it has come. */
    public Stage stage() {
        return booked.stage();
    }

    /** Whether it was taken back since. */
    public boolean withdrawn() {
        return booked.withdrawn();
    }
}
