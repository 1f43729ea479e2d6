package vn.tienglang.pages.approval;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of approvals of the HTTP API. A nullable component is an optional field. */
final class ApprovalJson {
    private ApprovalJson() {}

    @Json
    @ApiSchema(name = "ApprovalStep", description = "A step, and who took it.")
    record ApprovalStep(
            String name,
            @Nullable String by,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time")
                    @Nullable String at) {}

    @Json
    @ApiSchema(name = "Approval", description = "What it takes until something is approved.")
    record PendingApproval(
            String subject,
            String unit,
            boolean fourEyes,
            String by,
            @ApiField(description = "An instant in UTC, ISO 8601.", format = "date-time") String at,
            @ApiField(minimum = 0) int next,
            List<ApprovalStep> steps,
            @Nullable SentBack returned) {}

    @Json
    @ApiSchema(
            name = "Returned",
            description = "That it was sent back, the last time it was.",
            closed = false)
    record SentBack(String by, @ApiField(format = "date-time") String at, String reason) {}

    @Json
    @ApiSchema(name = "Approvals", description = "What waits for somebody.")
    record PendingApprovals(List<PendingApproval> approvals) {}

    @Json
    @ApiSchema(name = "Approved", description = "How far it has come.")
    record ApprovalResult(
            @ApiField(constants = Stage.class) String stage, PendingApproval approval) {}

    @ApiSchema(name = "SentBack", description = "Why it is sent back.")
    record SendBackRequest(
            @ApiField(
                            description =
                                    "What has to be different, on one line; told to whose it is, "
                                            + "and kept in the audit.",
                            maxLength = 500)
                    String reason) {}
}
