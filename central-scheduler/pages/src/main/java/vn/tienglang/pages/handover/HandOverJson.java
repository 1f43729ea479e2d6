package vn.tienglang.pages.handover;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of hand-overs of the HTTP API. A nullable component is an optional field. */
final class HandOverJson {
    private HandOverJson() {}

    @Json
    record HandOver(
            String id,
            String title,
            String unit,
            String bulletin,
            String bulletinTitle,
            String fallback,
            String fallbackTitle,
            String date,
            String due,
            String state,
            long remainingSeconds,
            @Nullable String by,
            @Nullable String at,
            List<String> lacking) {}

    @Json
    record HandOvers(String date, List<HandOver> handOvers) {}
}
