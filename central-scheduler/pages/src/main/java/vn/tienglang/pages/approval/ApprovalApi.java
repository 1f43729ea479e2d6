package vn.tienglang.pages.approval;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.slot.SlotId;

/** API routes of approvals: list, approve, send back, submit. */
public final class ApprovalApi {
    private final ApprovalService approvals;
    private final SlotService slots;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ApprovalApi(
            ApprovalService approvals,
            SlotService slots,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.approvals = approvals;
        this.slots = slots;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ApprovalOperations.APPROVALS, RouteAccess.READER, this::all);
        ApiRoutes.add(
                routes,
                ApprovalOperations.APPROVE,
                RouteAccess.changes(AccessPermission.APPROVE, PathObject.APPROVAL),
                context -> {
                    Optional<Losses> losses = SilenceQuestion.ofQuery(context, problems);
                    if (losses.isPresent()) {
                        handler(approvals.with(losses.get())::approve).handle(context);
                    }
                });
        ApiRoutes.add(
                routes,
                ApprovalOperations.SEND_BACK,
                RouteAccess.changes(AccessPermission.APPROVE, PathObject.APPROVAL),
                this::sendBack);
        ApiRoutes.add(
                routes,
                ApprovalOperations.HAND_IN,
                RouteAccess.changes(
                        AccessPermission.SCHEDULE,
                        AccessPermission.RELEASE_EMERGENCY,
                        PathObject.APPROVAL),
                handler((subject, _, officer) -> approvals.submit(subject, officer)));
    }

    private void all(Context context) {
        ApiJson.respond(
                context,
                200,
                new ApprovalJson.PendingApprovals(
                        approvals.listOpen().stream().map(ApprovalApi::form).toList()));
    }

    private static ApprovalJson.PendingApproval form(Approval approval) {
        var steps = new ArrayList<ApprovalJson.ApprovalStep>();
        for (int index = 0; index < approval.steps().size(); index++) {
            String name = approval.steps().get(index);
            if (index < approval.taken().size()) {
                Approval.CompletedStep taken = approval.taken().get(index);
                steps.add(new ApprovalJson.ApprovalStep(name, taken.by(), taken.at().toString()));
            } else {
                steps.add(new ApprovalJson.ApprovalStep(name, null, null));
            }
        }
        return new ApprovalJson.PendingApproval(
                approval.subject().value(),
                approval.unit().value(),
                approval.fourEyes(),
                approval.by(),
                approval.at().toString(),
                approval.taken().size(),
                steps,
                ApiMapper.orNull(
                        approval.returned().stream()
                                .map(one ->
                                        new ApprovalJson.SentBack(
                                                one.by(), one.at().toString(), one.why().text()))
                                .findFirst()));
    }

    private void sendBack(Context context) throws Exception {
        Optional<RequestFields> read =
                RequestFields.ofBody(context, ApprovalJson.SendBackRequest.class, problems);
        if (read.isEmpty()) {
            return;
        }
        String text = read.get().required("reason").orElse("");
        var errors = new ArrayList<RequestError>(read.get().errors());
        if (errors.isEmpty() && !Remark.isRemark(text)) {
            String sentence =
                    RequestUser.of(context).words().text("complaint.reason", Remark.CHARACTERS);
            errors.add(new RequestError("bad-field", "reason", sentence));
        }
        if (!errors.isEmpty()) {
            problems.reject(context, 422, errors);
            return;
        }
        var why = new Remark(text);
        handler((subject, step, officer) -> approvals.sendBack(subject, step, why, officer))
                .handle(context);
    }

    /** Action on an approval at the step that was read. */
    private interface ApprovalAction {
        ApprovalResult on(SlotId subject, int step, Officer officer);
    }

    private io.javalin.http.Handler handler(ApprovalAction action) {
        return context -> {
            Optional<SlotId> subject = PathIds.slotId(context.pathParam("subject"));
            Optional<Integer> step = step(context);
            if (subject.isEmpty()) {
                problems.respond(context, 404, "plan.unknown");
            } else if (step.isEmpty()) {
                Messages words = RequestUser.of(context).words();
                String text = Optional.ofNullable(context.queryParam("step")).orElse("");
                String sentence = words.text("plan.bad-field", "step", text);
                problems.reject(
                        context, 400, List.of(new RequestError("bad-field", "step", sentence)));
            } else {
                respond(
                        context,
                        action.on(subject.get(), step.get(), RequestUser.of(context).officer()));
            }
        };
    }

    private static Optional<Integer> step(Context context) {
        String text = Optional.ofNullable(context.queryParam("step")).orElse("0");
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private void respond(Context context, ApprovalResult edit) {
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case ApprovalResult.Done(Approval approval, Stage stage) ->
                    ApiJson.respond(
                            context,
                            200,
                            new ApprovalJson.ApprovalResult(
                                    stage.name().toLowerCase(Locale.ROOT), form(approval)));
            case ApprovalResult.Unknown _ -> problems.respond(context, 404, "plan.unknown");
            case ApprovalResult.Conflict(Approval present) -> {
                String sentence = words.text("approval.conflict", present.taken().size());
                problems.rejectWithFirst(
                        context, 409, List.of(new RequestError("conflict", "step", sentence)));
            }
            case ApprovalResult.Refused(var reasons) ->
                    problems.reject(
                            context,
                            SilenceQuestion.status(reasons),
                            new PlanRefusalText(words)
                                    .errors(
                                            reasons,
                                            new RefusalText(
                                                    words, slots, directory, pages.zone())));
        }
    }
}
