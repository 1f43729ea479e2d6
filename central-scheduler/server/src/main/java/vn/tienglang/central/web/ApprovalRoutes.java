package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.central.desk.Approval;
import vn.tienglang.central.desk.ApprovalEdit;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.Remark;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.central.desk.Waiting;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.SlotId;

/** The pages on which what was handed in is read, heard, approved and sent back. */
final class ApprovalRoutes {
    private static final String ALL = "/duyet";

    private final PlanRooms plan;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    ApprovalRoutes(PlanRooms plan, Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        this.plan = plan;
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL, this::list, Door.OFFICER);
        routes.get(ALL + "/{subject}", this::show, Door.OFFICER);
        routes.post(ALL + "/{subject}/duyet", this::approve, Door.OFFICER);
        routes.post(ALL + "/{subject}/tra-lai", this::sendBack, Door.OFFICER);
        routes.post(ALL + "/{subject}/trinh-lai", this::handIn, Door.OFFICER);
    }

    private ApprovalPages desktop(Context context) {
        return new ApprovalPages(
                Visitor.of(context).words(), newsroom, desk, plan, pages.now(), pages.zone());
    }

    private void list(Context context) {
        Words words = Visitor.of(context).words();
        pages.render(
                context,
                "approvals.jte",
                desktop(context)
                        .list(
                                pages.frame(context, words.say("approvals.title")),
                                plan.approvals().waiting()));
    }

    private Optional<Waiting> waiting(Context context) {
        return BookingRoutes.slotId(context.pathParam("subject")).flatMap(plan.approvals()::find);
    }

    private void show(Context context) {
        render(context, Form.of(Map.of()), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Optional<Waiting> waiting = waiting(context);
        if (waiting.isEmpty()) {
            problems.show(context, 404, "approvals.unknown");
            return;
        }
        ApprovalPages desktop = desktop(context);
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "approval.jte",
                desktop.one(
                        pages.frame(context, desktop.title(waiting.get()), all),
                        waiting.get(),
                        form,
                        Visitor.of(context).officer()));
    }

    /** What is done at the step that was read. */
    private interface Act {
        ApprovalEdit on(SlotId subject, int step, Officer officer);
    }

    private void approve(Context context) {
        act(context, plan.approvals()::approve);
    }

    private void sendBack(Context context) {
        Words words = Visitor.of(context).words();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, words);
        Optional<Remark> why =
                typed.line("why", Remark.CHARACTERS).filter(Remark::isRemark).map(Remark::new);
        if (why.isEmpty()) {
            if (typed.isSound()) {
                typed.object("bad-field", "why", words.say("approval.why.unusable"));
            }
            context.status(422);
            render(
                    context,
                    Typed.form(values, typed.complaints()),
                    List.of(Typed.notice(words, typed.complaints())));
            return;
        }
        act(
                context,
                (subject, step, officer) ->
                        plan.approvals().sendBack(subject, step, why.get(), officer));
    }

    private void handIn(Context context) {
        act(context, (subject, _, officer) -> plan.approvals().handIn(subject, officer));
    }

    private void act(Context context, Act act) {
        Optional<SlotId> subject = BookingRoutes.slotId(context.pathParam("subject"));
        if (subject.isEmpty()) {
            problems.show(context, 404, "approvals.unknown");
            return;
        }
        Map<String, String> values = Typed.sent(context);
        int step = Typed.parsed(values.getOrDefault("step", ""), Integer::valueOf).orElse(-1);
        Visitor visitor = Visitor.of(context);
        tell(context, values, act.on(subject.get(), step, visitor.officer()));
    }

    private void tell(Context context, Map<String, String> values, ApprovalEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case ApprovalEdit.Done(Approval approval, Stage stage) ->
                    context.redirect(done(approval, stage));
            case ApprovalEdit.Unknown _ -> problems.show(context, 404, "approvals.unknown");
            case ApprovalEdit.Conflict(Approval present) -> {
                context.status(409);
                String sentence = words.say("approval.conflict", present.taken().size());
                render(context, Form.of(values), List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case ApprovalEdit.Refused(var bars) -> {
                context.status(422);
                List<Complaint> complaints =
                        new PlanWords(words)
                                .complaints(bars, new Sentences(words, desk, pages.zone()));
                render(context, Form.of(values), List.of(notice(words, complaints)));
            }
        }
    }

    private static Notice notice(Words words, List<Complaint> complaints) {
        return new Notice(
                new Mark(Tone.BAD, words.say("approvals.refused")),
                complaints.stream().map(Complaint::sentence).distinct().toList());
    }

    private static String done(Approval approval, Stage stage) {
        return switch (stage) {
            case APPROVED, PUBLISHED -> ALL + "?note=approved";
            case DRAFT, WITHDRAWN -> ALL + "?note=sent-back";
            case AWAITING -> ALL + "?note=" + (approval.taken().isEmpty() ? "handed-in" : "step");
        };
    }
}
