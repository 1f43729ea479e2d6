package vn.tienglang.office.preview;

import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** Scope of the calendar of a week: whose airings it shows. */
public sealed interface WeekScope {
    /** Everything at the stations of a unit. */
    record OfUnit(AreaCode unit) implements WeekScope {}

    /** Everything at one station. */
    record OfStation(StationId station) implements WeekScope {}

    /** One slot or the campaign of one raised situation, at its stations. */
    record OfOrder(SlotId order) implements WeekScope {}

    /** The airings of one bulletin, at the stations of its slots and situations. */
    record OfBulletin(BulletinId bulletin) implements WeekScope {}
}
