package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of the HTTP API that more than one feature answers with.
 *
 * <p>A nullable component is an optional field. The JSON of one feature stands in the package of
 * that feature.
 */
public final class ApiV1 {
    private ApiV1() {}

    @Json
    public record PlanEntry(
            String kind,
            String id,
            int revision,
            String stage,
            String by,
            @Nullable String at,
            Object definition) {}

    @Json
    public record PlanEntries(List<PlanEntry> items) {}

    @Json
    public record Playback(
            String relayClosedAt,
            String startedAt,
            long frames,
            long framesWhole,
            int rateHz,
            String evidence,
            String output) {}
}
