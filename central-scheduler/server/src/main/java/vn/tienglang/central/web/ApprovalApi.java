package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.central.desk.Approval;
import vn.tienglang.central.desk.ApprovalEdit;
import vn.tienglang.central.desk.Approvals;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.Remark;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.planner.SlotId;

/** What has to be approved, and approving it, for programs. */
final class ApprovalApi {
    private final Approvals approvals;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    ApprovalApi(Approvals approvals, Desk desk, Pages pages, Problems problems) {
        this.approvals = approvals;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        String one = "/api/1/approvals/{subject}/";
        routes.get("/api/1/approvals", this::all, Door.OFFICER);
        routes.post(one + "approve", at(approvals::approve), Door.OFFICER);
        routes.post(one + "send-back", this::sendBack, Door.OFFICER);
        routes.post(
                one + "hand-in",
                at((subject, _, officer) -> approvals.handIn(subject, officer)),
                Door.OFFICER);
    }

    private void all(Context context) {
        Json.answer(
                context,
                200,
                new Forms.AllToApprove(approvals.open().stream().map(ApprovalApi::form).toList()));
    }

    private static Forms.ToApprove form(Approval approval) {
        var steps = new ArrayList<Forms.Step>();
        for (int index = 0; index < approval.steps().size(); index++) {
            String name = approval.steps().get(index);
            if (index < approval.taken().size()) {
                Approval.Taken taken = approval.taken().get(index);
                steps.add(new Forms.Step(name, taken.by(), taken.at().toString()));
            } else {
                steps.add(new Forms.Step(name, null, null));
            }
        }
        return new Forms.ToApprove(
                approval.subject().value(),
                approval.unit().value(),
                approval.fourEyes(),
                approval.by(),
                approval.at().toString(),
                approval.taken().size(),
                steps,
                Shapes.orNull(
                        approval.returned().stream()
                                .map(one ->
                                        new Forms.Returned(
                                                one.by(), one.at().toString(), one.why().text()))
                                .findFirst()));
    }

    private void sendBack(Context context) throws Exception {
        Optional<Fields> read = ApiRoutes.body(context, Set.of("reason"), problems);
        if (read.isEmpty()) {
            return;
        }
        String text = read.get().required("reason").orElse("");
        var complaints = new ArrayList<Complaint>(read.get().complaints());
        if (complaints.isEmpty() && !Remark.isRemark(text)) {
            String sentence =
                    Visitor.of(context).words().say("complaint.reason", Remark.CHARACTERS);
            complaints.add(new Complaint("bad-field", "reason", sentence));
        }
        if (!complaints.isEmpty()) {
            problems.refuse(context, 422, complaints);
            return;
        }
        var why = new Remark(text);
        at((subject, step, officer) -> approvals.sendBack(subject, step, why, officer))
                .handle(context);
    }

    /** What is done to an approval at the step that was read. */
    private interface Act {
        ApprovalEdit on(SlotId subject, int step, Officer officer);
    }

    private io.javalin.http.Handler at(Act act) {
        return context -> {
            Optional<SlotId> subject = BookingRoutes.slotId(context.pathParam("subject"));
            Optional<Integer> step = step(context);
            if (subject.isEmpty()) {
                problems.show(context, 404, "plan.unknown");
            } else if (step.isEmpty()) {
                Words words = Visitor.of(context).words();
                String text = Optional.ofNullable(context.queryParam("step")).orElse("");
                String sentence = words.say("plan.bad-field", "step", text);
                problems.refuse(
                        context, 400, List.of(new Complaint("bad-field", "step", sentence)));
            } else {
                tell(context, act.on(subject.get(), step.get(), Visitor.of(context).officer()));
            }
        };
    }

    private static Optional<Integer> step(Context context) {
        String text = Optional.ofNullable(context.queryParam("step")).orElse("0");
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private void tell(Context context, ApprovalEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case ApprovalEdit.Done(Approval approval, Stage stage) ->
                    Json.answer(
                            context,
                            200,
                            new Forms.Approved(
                                    stage.name().toLowerCase(Locale.ROOT), form(approval)));
            case ApprovalEdit.Unknown _ -> problems.show(context, 404, "plan.unknown");
            case ApprovalEdit.Conflict(Approval present) -> {
                String sentence = words.say("approval.conflict", present.taken().size());
                problems.refuseWith(
                        context, 409, List.of(new Complaint("conflict", "step", sentence)));
            }
            case ApprovalEdit.Refused(var bars) ->
                    problems.refuse(
                            context,
                            422,
                            new PlanWords(words)
                                    .complaints(bars, new Sentences(words, desk, pages.zone())));
        }
    }
}
