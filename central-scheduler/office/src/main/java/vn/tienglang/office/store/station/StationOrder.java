package vn.tienglang.office.store.station;

import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.reach.StationTag;

/**
 * Order of an officer for a station whose board is not enrolled yet.
 *
 * @param station its id, which never changes
 * @param name name that people read, 1 to {@value #NAME_CHARACTERS} characters
 * @param area the unit in which it stands
 * @param tags tags of a new station; a replaced board does not change those of its station
 * @param relay relay as {@code RelayOption} reads it: never simulated unless a person chose it
 * @param pagePort port of the station's own page, 1 to 65535
 * @param phone telephone of whoever looks after it; empty when unknown
 */
public record StationOrder(
        StationId station,
        String name,
        AreaCode area,
        Set<StationTag> tags,
        String relay,
        int pagePort,
        String phone) {
    /** Most characters of a name. */
    public static final int NAME_CHARACTERS = 100;

    /** Most characters of a telephone number. */
    public static final int PHONE_CHARACTERS = 40;

    /** Takes a copy in order. */
    public StationOrder {
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
    }
}
