package vn.tienglang.pages.report;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.http.ApiV1;

/** JSON of as-run confirmations of the HTTP API. A nullable component is an optional field. */
final class ConfirmationJson {
    private ConfirmationJson() {}

    @Json
    record Confirmation(
            String station,
            String title,
            String airing,
            @Nullable String slot,
            @Nullable String language,
            @Nullable String planned,
            String date,
            int revision,
            long sequence,
            String digest,
            String previous,
            String key,
            String signature,
            String settledAt,
            String receivedAt,
            String outcome,
            @Nullable String reason,
            ApiV1.@Nullable Playback playback) {}

    @Json
    record Confirmations(List<Confirmation> confirmations) {}
}
