package vn.tienglang.office.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.programme.SlotRevision;

/**
 * Stations and first airing of a stored slot.
 *
 * @param booked the latest revision
 * @param stations the target stations of the days that were checked, by id
 * @param first as in {@link BookingResult.Booked}
 */
public record SlotOutlook(
        SlotRevision booked, List<StationId> stations, Optional<LocalDateTime> first) {
    /** Copies the list. */
    public SlotOutlook {
        stations = List.copyOf(stations);
    }
}
