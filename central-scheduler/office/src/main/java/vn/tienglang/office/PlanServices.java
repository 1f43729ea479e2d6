package vn.tienglang.office;

import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.bulletin.HandOverService;
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.situation.SituationService;

/**
 * Where plans are governed from.
 *
 * @param office where it is laid down what they are made from
 * @param situations where units are raised and lowered
 * @param approvals where what was handed in is approved
 * @param views where one sees what a plan brings, and why
 * @param documents where whole plans are handed out and taken in
 * @param handOvers where what was promised for a day is handed over
 * @param periods what obligations come to
 */
public record PlanServices(
        PlanItemService office,
        SituationService situations,
        ApprovalService approvals,
        PlanPreviewService views,
        PlanDocumentService documents,
        HandOverService handOvers,
        PeriodService periods) {}
