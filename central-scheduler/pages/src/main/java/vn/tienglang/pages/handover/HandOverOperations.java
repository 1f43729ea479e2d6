package vn.tienglang.pages.handover;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on hand-overs. */
public final class HandOverOperations {
    static final ApiOperation HAND_OVERS =
            ApiOperation.get("/api/1/handovers", "handOvers", "What is to be handed over today")
                    .answers(200, "Each as it stands", HandOverJson.HandOvers.class);

    static final ApiOperation HAND_OVER =
            ApiOperation.post(
                            "/api/1/handovers/{id}",
                            "handOver",
                            "Hand over for today; the stations hear the bulletin itself in "
                                    + "the place of its fallback")
                    .with(ApiParameter.path("id", "The hand-over."))
                    .answers(
                            200,
                            "It is handed over; doing it twice comes to the same",
                            HandOverJson.HandOver.class)
                    .problem(404, "Nothing of that name is handed over")
                    .problem(422, "It is too late, or cannot be told, or not due today");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(HAND_OVERS, HAND_OVER);

    private HandOverOperations() {}
}
