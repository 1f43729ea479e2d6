package vn.tienglang.pages.schedule;

import io.avaje.jsonb.Json;
import java.util.List;

/** JSON of bookings of the HTTP API. */
final class BookingJson {
    private BookingJson() {}

    @Json
    record BookingResult(
            String slot,
            int revision,
            String stage,
            List<String> stations,
            long missing,
            List<String> givesWay) {}

    @Json
    record Booking(
            String id,
            int revision,
            String title,
            String issuer,
            String date,
            String time,
            List<String> times,
            String messageClass,
            List<String> stations,
            String by,
            String at,
            boolean withdrawn,
            String stage,
            Object definition) {}

    @Json
    record Bookings(String date, List<Booking> slots) {}

    @Json
    record WithdrawnSlot(String slot) {}
}
