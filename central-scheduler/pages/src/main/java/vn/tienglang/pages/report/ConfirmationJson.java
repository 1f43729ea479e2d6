package vn.tienglang.pages.report;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of as-run confirmations of the HTTP API. A nullable component is an optional field. */
final class ConfirmationJson {
    private ConfirmationJson() {}

    @Json
    @ApiSchema(name = "Confirmation", description = "One signed as-run entry.")
    record Confirmation(
            String station,
            String title,
            String airing,
            @Nullable String slot,
            @ApiField(description = "BCP-47 tag; zxx is sound without language.")
                    @Nullable String language,
            @ApiField(description = "When its first sample was due.", format = "date-time")
                    @Nullable String planned,
            @ApiField(description = "A day, year-month-day.", format = "date") String date,
            @ApiField(minimum = 1) int revision,
            @ApiField(minimum = 1) long sequence,
            @ApiField(pattern = ApiField.SHA_256) String digest,
            @ApiField(pattern = ApiField.SHA_256) String previous,
            @ApiField(description = "Name of the station's signing key.") String key,
            @ApiField(description = "Ed25519 over the entry's canonical text, Base64.")
                    String signature,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String settledAt,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String receivedAt,
            @ApiField(values = {"aired", "cut-short", "missed"}) String outcome,
            @ApiField(constants = Reason.class) @Nullable String reason,
            ApiV1.@Nullable Playback playback) {}

    @Json
    @ApiSchema(name = "Confirmations", description = "What stations have proven, latest first.")
    record Confirmations(List<Confirmation> confirmations) {}
}
