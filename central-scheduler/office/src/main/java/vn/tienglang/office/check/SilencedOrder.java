package vn.tienglang.office.check;

import java.time.LocalDateTime;
import vn.tienglang.planner.slot.SlotId;

/**
 * Order of which a change would silence airings, though it stays ordered.
 *
 * @param order the order: a slot, a raised situation, an obligation or a hand-over
 * @param title its title
 * @param airings how many airings would be lost on the checked days, all stations together; 0 for a
 *     hand-over whose fallback cannot be spoken
 * @param stations at how many stations
 * @param first local time of the first lost airing
 */
public record SilencedOrder(
        SlotId order, String title, long airings, int stations, LocalDateTime first) {}
