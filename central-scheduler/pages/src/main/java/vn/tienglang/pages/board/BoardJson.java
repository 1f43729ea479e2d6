package vn.tienglang.pages.board;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.office.report.DeliveryState;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the stations and their plans of today. A nullable component is an optional field. */
final class BoardJson {
    private BoardJson() {}

    @Json
    @ApiSchema(name = "Station", description = "A station and its day.")
    record Station(
            String id,
            String name,
            @ApiField(description = "Its time zone.") String zone,
            @ApiField(description = "Its area and everything above it, nearest first.")
                    List<AncestorArea> ancestry,
            @ApiField(
                            description = "The worst thing known about it; the list is sorted by it.",
                            constants = StationCondition.class)
                    String condition,
            @ApiField(constants = StationPresence.class) String presence,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    @Nullable String heardAt,
            @Nullable StationStatus status,
            @ApiField(
                            description =
                                    "What it should play today by its own calendar, in order of "
                                            + "start.")
                    List<PlannedAiring> today) {}

    @Json
    @ApiSchema(name = "Stations", description = "The board.")
    record Stations(
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time") String at,
            @ApiField(description = "How many stations the area has.", minimum = 0) int total,
            @ApiField(description = "Value of after for the next page; absent on the last one.")
                    @Nullable String next,
            List<Station> stations) {}

    @Json
    @ApiSchema(name = "Level", description = "An area by name.")
    record AncestorArea(String code, String name) {}

    @Json
    @ApiSchema(name = "Status", description = "What a station last said of itself.")
    record StationStatus(
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time") String at,
            @ApiField(description = "Which start of the node this is.") long boot,
            @ApiField(description = "While false, nothing scheduled plays.") boolean clockTrusted,
            @ApiField(description = "What makes the sound, in words.") String output,
            @ApiField(description = "False when the output is a stand-in nobody hears.")
                    boolean audible,
            @ApiField(description = "What switches the amplifier, in words.") String relays,
            List<HeldLog> logs,
            @ApiField(
                            description = "Recordings it needs and lacks.",
                            itemDescription = "SHA-256 of the recording.",
                            itemPattern = ApiField.SHA_256)
                    List<String> missing,
            @ApiField(description = "Name of the airing that sounds now; absent when none does.")
                    @Nullable String onAir,
            @ApiField(
                            description =
                                    "Until when staff muted everything but emergencies; absent "
                                            + "when they did not. An instant in UTC, ISO 8601.",
                            format = "date-time")
                    @Nullable String mutedUntil,
            List<String> faults,
            @ApiField(description = "Confirmations it has not got rid of.", minimum = 0)
                    long unsent,
            @ApiField(
                            description = "How many messages it refused since its start, by why.",
                            itemMinimum = 1)
                    Map<String, Long> rejected) {}

    @Json
    @ApiSchema(name = "HeldLog", description = "A daily log a station holds.")
    record HeldLog(
            @ApiField(description = "A day, year-month-day.", format = "date") String date,
            @ApiField(minimum = 1) int revision) {}

    @Json
    @ApiSchema(name = "Airing", description = "One planned airing.")
    record PlannedAiring(
            String airing,
            @Nullable String slot,
            String title,
            @ApiField(description = "BCP-47 tag; zxx is sound without language.") String language,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String start,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String end,
            @ApiField(minimum = 1) int revision,
            @ApiField(
                            description =
                                    "issued: the log was issued; held: the station holds it; "
                                            + "ready: and has the recording.",
                            constants = DeliveryState.class)
                    String delivery,
            Verdict verdict) {}

    @Json
    @ApiSchema(name = "Verdict", description = "What became of an airing, as the centre judges.")
    record Verdict(
            @ApiField(
                            values = {
                                "awaited",
                                "fulfilled",
                                "partial",
                                "preempted",
                                "missed",
                                "unconfirmed"
                            })
                    String kind,
            @ApiField(constants = Reason.class) @Nullable String reason,
            ApiV1.@Nullable Playback playback) {}
}
