package vn.tienglang.pages.obligation;

import io.avaje.jsonb.Json;
import java.util.List;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the progress and the closings of obligations. */
final class ObligationJson {
    private ObligationJson() {}

    @Json
    @ApiSchema(name = "Progress", description = "The running period at one station.")
    record ObligationProgress(
            String station,
            @ApiField(format = "date") String period,
            @ApiField(format = "date") String until,
            @ApiField(minimum = 0) long owed,
            @ApiField(minimum = 0) long heard,
            @ApiField(minimum = 0) long planned,
            @ApiField(minimum = 0) long missing) {}

    @Json
    @ApiSchema(
            name = "ObligationProgress",
            description = "How far the running period of an obligation is.")
    record ObligationProgressList(
            String obligation,
            @ApiField(
                            description = "What the amounts are counted in.",
                            values = {"ms", "airings"})
                    String unit,
            List<ObligationProgress> stations) {}

    @Json
    @ApiSchema(
            name = "Closing",
            description =
                    "What one period came to at one station; not changed by later " + "proof.")
    record PeriodClosing(
            String station,
            @ApiField(format = "date") String period,
            @ApiField(minimum = 0) long owed,
            @ApiField(minimum = 0) long heard,
            @ApiField(minimum = 0) long missing,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    String closedAt) {}

    @Json
    @ApiSchema(
            name = "ObligationClosings",
            description = "What the periods of an obligation came to.")
    record PeriodClosings(
            String obligation,
            @ApiField(
                            description = "What the amounts are counted in.",
                            values = {"ms", "airings"})
                    String unit,
            List<PeriodClosing> closings) {}
}
