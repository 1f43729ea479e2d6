package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/**
 * JSON of the HTTP API that more than one feature answers with.
 *
 * <p>A nullable component is an optional field. The JSON of one feature stands in the package of
 * that feature.
 */
public final class ApiV1 {
    private ApiV1() {}

    @Json
    @ApiSchema(
            name = "PlanEntry",
            description = "A revision of something that plans are made from.")
    public record PlanEntry(
            @ApiField(
                            values = {
                                "slots",
                                "policies",
                                "profiles",
                                "tags",
                                "successions",
                                "orders",
                                "playbooks",
                                "raised",
                                "obligations",
                                "holidays",
                                "handovers"
                            })
                    String kind,
            String id,
            @ApiField(minimum = 1) int revision,
            @ApiField(constants = Stage.class) String stage,
            @ApiField(description = "Login of who changed it; empty when nobody has.") String by,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    @Nullable String at,
            @ApiField(description = "What it says: an object or a list, by its kind.")
                    Object definition) {}

    @Json
    @ApiSchema(name = "PlanEntries", description = "Items or revisions.")
    public record PlanEntries(List<PlanEntry> items) {}

    @Json
    @ApiSchema(name = "Playback", description = "One act of playing.")
    public record Playback(
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String relayClosedAt,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String startedAt,
            @ApiField(minimum = 0) long frames,
            @ApiField(minimum = 0) long framesWhole,
            @ApiField(minimum = 1) int rateHz,
            @ApiField(
                            description =
                                    "commanded: only ordered, nobody heard it; rendered: the sound "
                                            + "card took the frames; heard: sensed on the line.",
                            constants = Evidence.class)
                    String evidence,
            String output) {}
}
