package vn.tienglang.office;

import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.area.AreaService;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.bulletin.HandOverService;
import vn.tienglang.office.cap.CapServices;
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.proof.ProofServices;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.report.ReportingServices;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.station.AcceptanceService;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.station.StationDirectory;

/**
 * Services that the pages call.
 *
 * @param slots books, changes and withdraws slots
 * @param reports station summaries, confirmations, slots of a day, audit
 * @param overviews lists of stations, the worst first
 * @param rejections counts of rejected messages
 * @param clips clips that can be booked or fetched
 * @param directory areas and stations
 * @param bulletins bulletins and their renditions
 * @param planItems policies, profiles, priorities and the other plan items
 * @param situations raised situations
 * @param approvals open approvals
 * @param previews previews, explanations and conflicts
 * @param documents export and import of plan documents
 * @param handOvers hand-overs and their deadlines
 * @param periods progress and closings of obligation periods
 * @param deadLetters messages that cannot be sent
 * @param access rights of people
 * @param enrolment enrolment codes, boards and their revocation
 * @param acceptance acceptance reports of stations
 * @param areas changes of administrative units
 * @param emergencies emergencies: drafts, releases, cancels, live board
 * @param proof checkpoints over all as-run chains, and exported bundles
 * @param reporting reports that people file
 * @param cap alerts of others that come in, and our own for others
 */
public record OfficeServices(
        SlotService slots,
        ReportService reports,
        OverviewService overviews,
        RejectionCounter rejections,
        ClipCatalogue clips,
        StationDirectory directory,
        BulletinService bulletins,
        PlanItemService planItems,
        SituationService situations,
        ApprovalService approvals,
        PlanPreviewService previews,
        PlanDocumentService documents,
        HandOverService handOvers,
        PeriodService periods,
        UndeliverableService deadLetters,
        AccessService access,
        EnrolmentService enrolment,
        AcceptanceService acceptance,
        AreaService areas,
        EmergencyService emergencies,
        ProofServices proof,
        ReportingServices reporting,
        CapServices cap) {}
