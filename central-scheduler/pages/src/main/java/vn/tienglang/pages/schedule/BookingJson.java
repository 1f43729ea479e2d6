package vn.tienglang.pages.schedule;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of bookings of the HTTP API. */
final class BookingJson {
    private BookingJson() {}

    @Json
    @ApiSchema(name = "BookedSlot", description = "It stands in the schedule.")
    record BookingResult(
            String slot,
            @ApiField(minimum = 1) int revision,
            @ApiField(
                            description =
                                    "How far it has come. Only what is approved or published is "
                                            + "ever in a log.",
                            values = {"draft", "awaiting", "approved", "published"})
                    String stage,
            @ApiField(description = "Whom it is meant for in the days that were looked at.")
                    List<String> stations,
            @ApiField(
                            description =
                                    "How often something of it is not heard in those days, all"
                                            + " stations together; the conflicts of the plan say what"
                                            + " and why.",
                            minimum = 0)
                    long missing,
            @ApiField(description = "Ids of the orders that are heard less because of it.")
                    List<String> givesWay,
            @ApiField(
                            description =
                                    "Local time at its station of the first airing from now on; of a slot"
                                            + " that does not air yet, the next time of its"
                                            + " recurrence. Absent if there is none.")
                    @Nullable String first) {}

    @Json
    @ApiSchema(name = "Slot", description = "A booked slot.")
    record Booking(
            String id,
            @ApiField(minimum = 1) int revision,
            String title,
            @ApiField(description = "Code of the unit whose order it is.") String issuer,
            @ApiField(description = "A day, year-month-day.", format = "date") String date,
            @ApiField(description = "Local time of its first time on that day.") String time,
            @ApiField(description = "Local times on that day.", minItems = 1) List<String> times,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass,
            List<String> stations,
            @ApiField(description = "Login of who booked it.") String by,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time") String at,
            boolean withdrawn,
            @ApiField(
                            description =
                                    "How far it has come. Only what is approved or published is "
                                            + "ever in a log.",
                            constants = Stage.class)
                    String stage,
            @ApiField(
                            description =
                                    "The slot as the planner writes it down: title, issuer, class, "
                                            + "target, when, starting, hardEnd, parts, languages.")
                    Object definition) {}

    @Json
    @ApiSchema(name = "Slots", description = "The schedule of a day.")
    record Bookings(
            @ApiField(description = "A day, year-month-day.", format = "date") String date,
            List<Booking> slots) {}

    @Json
    @ApiSchema(name = "WithdrawnSlot", description = "It is off the schedule.")
    record WithdrawnSlot(String slot) {}

    @ApiSchema(name = "NewSlot", description = "What shall be played.")
    record NewSlot(
            @ApiField(maxLength = 200) String title,
            @ApiField(description = "Code of an area; every station in it plays.") String area,
            @ApiField(description = "A day, year-month-day.", format = "date") String date,
            @ApiField(
                            description = "In each station's own zone.",
                            pattern = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$")
                    String time,
            @ApiField(description = "SHA-256 of the recording.", pattern = ApiField.SHA_256)
                    String clip,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass) {}

    @ApiSchema
    record OccurrenceRequest(
            @ApiField(description = "Which time of it: the local time it was first meant for.")
                    String occurrence,
            @ApiField(description = "The local time it is moved to; absent to cancel it.")
                    @Nullable String to) {}
}
