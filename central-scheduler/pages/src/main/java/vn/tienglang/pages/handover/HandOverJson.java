package vn.tienglang.pages.handover;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of hand-overs of the HTTP API. A nullable component is an optional field. */
final class HandOverJson {
    private HandOverJson() {}

    @Json
    @ApiSchema(name = "HandOver", description = "A hand-over as it stands today.")
    record HandOver(
            String id,
            String title,
            String unit,
            String bulletin,
            String bulletinTitle,
            String fallback,
            String fallbackTitle,
            @ApiField(format = "date") String date,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String due,
            @ApiField(values = {"open", "met", "fallback"}) String state,
            @ApiField(minimum = 0) long remainingSeconds,
            @Nullable String by,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    @Nullable String at,
            @ApiField(
                            description =
                                    "The wanted languages in which the bulletin cannot be told"
                                            + " yet.")
                    List<String> lacking) {}

    @Json
    @ApiSchema(name = "HandOvers", description = "What is to be handed over today.")
    record HandOvers(@ApiField(format = "date") String date, List<HandOver> handOvers) {}
}
