package vn.tienglang.airtime;

import java.time.ZoneId;

/**
 * Loudspeaker station in one area.
 *
 * @param id its id on the wire
 * @param name name for people ("Đài truyền thanh xã Tân Thanh")
 * @param area area whose people hear it
 * @param zone time zone of its daily logs
 */
public record Station(StationId id, String name, AreaCode area, ZoneId zone) {
    /** Composes the name; rejects a station without a name. */
    public Station {
        name = PlainText.composed(name);
        if (name.isBlank()) {
            throw new IllegalArgumentException("station " + id + " has no name");
        }
    }
}
