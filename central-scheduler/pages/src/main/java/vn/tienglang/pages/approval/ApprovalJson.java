package vn.tienglang.pages.approval;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of approvals of the HTTP API. A nullable component is an optional field. */
final class ApprovalJson {
    private ApprovalJson() {}

    @Json
    record ApprovalStep(String name, @Nullable String by, @Nullable String at) {}

    @Json
    record PendingApproval(
            String subject,
            String unit,
            boolean fourEyes,
            String by,
            String at,
            int next,
            List<ApprovalStep> steps,
            @Nullable SentBack returned) {}

    @Json
    record SentBack(String by, String at, String reason) {}

    @Json
    record PendingApprovals(List<PendingApproval> approvals) {}

    @Json
    record ApprovalResult(String stage, PendingApproval approval) {}
}
