package vn.tienglang.office.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/**
 * Slot in the schedule of a day.
 *
 * @param booked the latest revision
 * @param times the occurrences on that day, in order; at least one
 * @param stations the target stations on that day, by id
 * @param zones the time zones of these stations
 */
public record ScheduledSlot(
        SlotRevision booked,
        List<NumberedRecurrence.NumberedOccurrence> times,
        List<StationId> stations,
        Set<ZoneId> zones) {
    /** Copies the collections. */
    public ScheduledSlot {
        times = List.copyOf(times);
        stations = List.copyOf(stations);
        zones = Set.copyOf(zones);
    }

    /** The booked slot. */
    public Slot slot() {
        return booked.slot();
    }

    /** Login of the officer who stored the revision. */
    public String by() {
        return booked.by();
    }

    /** When the revision was stored. */
    public Instant at() {
        return booked.at();
    }

    /** Progress of a hand-over. */
    public Stage stage() {
        return booked.stage();
    }

    /** Whether the slot is withdrawn. */
    public boolean withdrawn() {
        return booked.withdrawn();
    }
}
