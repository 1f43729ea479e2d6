package vn.tienglang.pages.approval;

import java.util.List;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on approvals. */
public final class ApprovalOperations {
    static final ApiOperation APPROVALS =
            ApiOperation.get(
                            "/api/1/approvals",
                            "approvals",
                            "What waits for somebody, the longest waiting first")
                    .answers(200, "All of it", ApprovalJson.PendingApprovals.class);

    static final ApiOperation APPROVE =
            ApiOperation.post("/api/1/approvals/{subject}/approve", "approve", "Take the next step")
                    .with(ApiParameter.path("subject", "The slot, or the raised unit."))
                    .with(
                            ApiParameter.optional(
                                            "step",
                                            "How many steps were taken when it was read; 0 when"
                                                    + " absent.")
                                    .integer())
                    .with(SilenceQuestion.PARAMETER)
                    .answers(200, "So it stands now", ApprovalJson.ApprovalResult.class)
                    .problem(400, "No such step, or a parameter is wrong")
                    .problem(404, "Nothing of that name")
                    .problem(
                            409,
                            "Somebody took a step since it was read, or it would silence airings")
                    .problem(422, "Everything that stands against it");

    static final ApiOperation SEND_BACK =
            ApiOperation.post(
                            "/api/1/approvals/{subject}/send-back",
                            "sendBack",
                            "Send it back to whose it is, who is told why; every step has "
                                    + "to be taken anew")
                    .with(ApiParameter.path("subject", "The slot, or the raised unit."))
                    .with(
                            ApiParameter.optional(
                                            "step",
                                            "How many steps were taken when it was read; 0 when"
                                                    + " absent.")
                                    .integer())
                    .body(ApprovalJson.SendBackRequest.class)
                    .answers(200, "So it stands now", ApprovalJson.ApprovalResult.class)
                    .problem(400, "No such step, or not a JSON object")
                    .problem(404, "Nothing of that name")
                    .problem(409, "Somebody took a step since it was read")
                    .problem(422, "Everything that stands against it")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation HAND_IN =
            ApiOperation.post("/api/1/approvals/{subject}/hand-in", "handIn", "Hand it in again")
                    .with(ApiParameter.path("subject", "The slot, or the raised unit."))
                    .answers(200, "So it stands now", ApprovalJson.ApprovalResult.class)
                    .problem(400, "No such step")
                    .problem(404, "Nothing of that name")
                    .problem(409, "Somebody took a step since it was read")
                    .problem(422, "Everything that stands against it");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(APPROVALS, APPROVE, SEND_BACK, HAND_IN);

    private ApprovalOperations() {}
}
