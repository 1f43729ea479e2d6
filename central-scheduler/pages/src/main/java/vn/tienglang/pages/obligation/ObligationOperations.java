package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on obligations. */
public final class ObligationOperations {
    static final ApiOperation OBLIGATION_PROGRESS =
            ApiOperation.get(
                            "/api/1/plan/obligations/{id}/progress",
                            "obligationProgress",
                            "How far the running period of an obligation is, station by "
                                    + "station")
                    .with(ApiParameter.path("id", "The obligation."))
                    .answers(
                            200,
                            "Every station that owes it today",
                            ObligationJson.ObligationProgressList.class)
                    .problem(404, "No such obligation, or owed no more");

    static final ApiOperation OBLIGATION_CLOSINGS =
            ApiOperation.get(
                            "/api/1/plan/obligations/{id}/closings",
                            "obligationClosings",
                            "What the periods of an obligation came to, the latest first")
                    .with(ApiParameter.path("id", "The obligation."))
                    .answers(200, "The latest thousand", ObligationJson.PeriodClosings.class)
                    .problem(404, "No such obligation");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(OBLIGATION_PROGRESS, OBLIGATION_CLOSINGS);

    private ObligationOperations() {}
}
