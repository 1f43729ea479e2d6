package vn.tienglang.central.desk;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.Slot;

/**
 * A booked slot, as the schedule shows it.
 *
 * @param slot what
 * @param stations who plays it on the day asked for, in order of id
 * @param by login of who booked it
 * @param at when
 * @param stage how far it has come
 */
public record SlotView(Slot slot, List<StationId> stations, String by, Instant at, Stage stage) {
    /** Whether it was taken back since. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }
}
