package vn.tienglang.planner;

import java.util.List;
import vn.tienglang.airtime.StationId;

/** The answer to a wish for airtime. */
public sealed interface Booking {
    /** Nothing stands against it; these stations, at least one, will play it, in order of id. */
    record Booked(Slot slot, List<StationId> stations) implements Booking {}

    /** It is not booked, and this is everything that stands against it; at least one. */
    record Refused(List<Refusal> refusals) implements Booking {}
}
