package vn.tienglang.airtime;

import java.time.ZoneId;

/**
 * A station: a place with a licence to sound, inside one area.
 *
 * @param id its name on the wire
 * @param name what people call it ("Đài truyền thanh xã Tân Thanh")
 * @param area the area whose people hear it
 * @param zone the time zone its appointments are made in
 */
public record Station(StationId id, String name, AreaCode area, ZoneId zone) {
    /** Refuses a station without a name. */
    public Station {
        if (name.isBlank()) {
            throw new IllegalArgumentException("station " + id + " has no name");
        }
    }
}
