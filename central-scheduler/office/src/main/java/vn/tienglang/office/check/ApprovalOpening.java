package vn.tienglang.office.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.slot.SlotId;

/** Opening of an approval where a policy requires one. */
public final class ApprovalOpening {
    private ApprovalOpening() {}

    /**
     * Opens the approval that the policies of the unit require for a new revision, if any.
     *
     * @param date the first day on which it is to air
     * @return the stage of the revision: {@code AWAITING}, or {@code APPROVED} if no approval is
     *     required
     */
    public static Stage openIfRequired(
            Repositories repositories,
            SlotId subject,
            AreaCode unit,
            LocalDate date,
            Officer by,
            Instant now) {
        // Approval rules do not depend on the time of day, so any zone will do.
        OpenDay.ApprovalRequirement asked =
                PlanInputLoader.policyBook(repositories, date)
                        .openDay(unit, date, ZoneOffset.UTC)
                        .approval();
        if (asked.steps().isEmpty()) {
            return Stage.APPROVED;
        }
        repositories
                .approvals()
                .put(
                        new Approval(
                                subject,
                                unit,
                                asked.steps(),
                                asked.fourEyes(),
                                by.login(),
                                now,
                                List.of(),
                                List.of()));
        return Stage.AWAITING;
    }
}
