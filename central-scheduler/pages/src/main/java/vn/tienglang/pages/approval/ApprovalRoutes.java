package vn.tienglang.pages.approval;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.approval.PendingApproval;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.AccessRights;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.slot.SlotId;

/** Routes of the pages of approvals: list, read and listen, approve, send back. */
public final class ApprovalRoutes {
    private static final String ALL = "/duyet";

    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ApprovalRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, this::list, RouteAccess.READER);
        routes.get(ALL + "/{subject}", this::show, RouteAccess.reads(PathObject.APPROVAL));
        routes.post(
                ALL + "/{subject}/duyet",
                this::approve,
                RouteAccess.changes(AccessPermission.APPROVE, PathObject.APPROVAL));
        routes.post(
                ALL + "/{subject}/tra-lai",
                this::sendBack,
                RouteAccess.changes(AccessPermission.APPROVE, PathObject.APPROVAL));
        routes.post(
                ALL + "/{subject}/trinh-lai",
                this::handIn,
                RouteAccess.changes(
                        AccessPermission.SCHEDULE,
                        AccessPermission.RELEASE_EMERGENCY,
                        PathObject.APPROVAL));
    }

    private ApprovalPageBuilder pageBuilder(Context context) {
        return new ApprovalPageBuilder(
                RequestUser.of(context).words(), services, pages.now(), pages.zone());
    }

    private void list(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/approval/approvals.jte",
                pageBuilder(context)
                        .list(
                                pages.frame(context, words.text("approvals.title")),
                                services.approvals().listPending()));
    }

    private Optional<PendingApproval> waiting(Context context) {
        return PathIds.slotId(context.pathParam("subject")).flatMap(services.approvals()::find);
    }

    private void show(Context context) {
        render(context, Form.of(Map.of()), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Optional<PendingApproval> waiting = waiting(context);
        if (waiting.isEmpty()) {
            problems.respond(context, 404, "approvals.unknown");
            return;
        }
        ApprovalPageBuilder builder = pageBuilder(context);
        var shown = new ArrayList<Notice>(notices);
        shortage(context, waiting.get()).ifPresent(shown::add);
        Notice[] all = shown.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/approval/approval.jte",
                builder.one(
                        pages.frame(context, builder.title(waiting.get()), all),
                        waiting.get(),
                        form,
                        RequestUser.of(context).officer()));
    }

    /** A warning when too few people may approve it, so that it would wait for ever. */
    private Optional<Notice> shortage(Context context, PendingApproval waiting) {
        Approval approval = waiting.approval();
        var acted = new HashSet<Login>();
        if (approval.fourEyes()) {
            acted.add(new Login(approval.by()));
            approval.taken().forEach(step -> acted.add(new Login(step.by())));
        }
        int left = approval.steps().size() - approval.taken().size();
        LocalDate today = pages.today();
        AccessRights rights = services.access().rights();
        if (left <= 0 || rights.canBeApproved(approval.unit(), left, acted, today)) {
            return Optional.empty();
        }
        Messages words = RequestUser.of(context).words();
        String unit =
                services.directory()
                        .areas()
                        .find(approval.unit(), today)
                        .map(Area::name)
                        .orElse(approval.unit().value());
        return Optional.of(Notice.of(BadgeTone.WARNING, words.text("approval.nobody", unit, left)));
    }

    /** Action on an approval at the step that was read. */
    private interface ApprovalAction {
        ApprovalResult on(SlotId subject, int step, Officer officer);
    }

    private void approve(Context context) {
        if (isHeard(context)) {
            decide(context, services.approvals().with(SilenceQuestion.ofForm(context))::approve);
        }
    }

    /** Whether the person heard everything or says so; otherwise the request is answered. */
    private boolean isHeard(Context context) {
        Optional<PendingApproval> waiting = waiting(context);
        Officer officer = RequestUser.of(context).officer();
        ApprovalPageBuilder builder = pageBuilder(context);
        List<ApprovalPage.Heard> unheard =
                waiting
                        .filter(one -> builder.hindrance(one.approval(), officer).isEmpty())
                        .map(one -> builder.heard(one, officer))
                        .orElse(List.of())
                        .stream()
                        .filter(one -> !one.played())
                        .toList();
        if (unheard.isEmpty()) {
            return true;
        }
        if ("yes".equals(context.formParam("heard"))) {
            services.approvals()
                    .listenings()
                    .confirm(
                            unheard.stream().flatMap(one -> one.clip().stream()).toList(), officer);
            return true;
        }
        String titles =
                unheard.stream()
                        .map(ApprovalPage.Heard::title)
                        .distinct()
                        .collect(Collectors.joining(", "));
        context.status(422);
        render(
                context,
                Form.of(PlanFormReader.formValues(context)),
                List.of(
                        Notice.of(
                                BadgeTone.WARNING,
                                RequestUser.of(context).words().text("approval.unheard", titles))));
        return false;
    }

    private void sendBack(Context context) {
        Messages words = RequestUser.of(context).words();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, words);
        Optional<Remark> why =
                typed.singleLine("why", Remark.CHARACTERS)
                        .filter(Remark::isRemark)
                        .map(Remark::new);
        if (why.isEmpty()) {
            if (typed.isValid()) {
                typed.addError("bad-field", "why", words.text("approval.why.unusable"));
            }
            context.status(422);
            render(
                    context,
                    PlanFormReader.form(values, typed.errors()),
                    List.of(PlanFormReader.notice(words, typed.errors())));
            return;
        }
        decide(
                context,
                (subject, step, officer) ->
                        services.approvals().sendBack(subject, step, why.get(), officer));
    }

    private void handIn(Context context) {
        decide(context, (subject, _, officer) -> services.approvals().submit(subject, officer));
    }

    private void decide(Context context, ApprovalAction action) {
        Optional<SlotId> subject = PathIds.slotId(context.pathParam("subject"));
        if (subject.isEmpty()) {
            problems.respond(context, 404, "approvals.unknown");
            return;
        }
        Map<String, String> values = PlanFormReader.formValues(context);
        int step =
                PlanFormReader.parsed(values.getOrDefault("step", ""), Integer::valueOf).orElse(-1);
        RequestUser user = RequestUser.of(context);
        respond(context, values, action.on(subject.get(), step, user.officer()));
    }

    private void respond(Context context, Map<String, String> values, ApprovalResult edit) {
        String back = ALL + "/" + context.pathParam("subject");
        if (SilenceQuestion.isAsked(context, pages, edit, back)) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case ApprovalResult.Done(Approval approval, Stage stage) ->
                    context.redirect(done(approval, stage));
            case ApprovalResult.Unknown _ -> problems.respond(context, 404, "approvals.unknown");
            case ApprovalResult.Conflict(Approval present) -> {
                context.status(409);
                String sentence = words.text("approval.conflict", present.taken().size());
                render(context, Form.of(values), List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case ApprovalResult.Refused(var reasons) -> {
                context.status(422);
                List<RequestError> errors =
                        new PlanRefusalText(words)
                                .errors(
                                        reasons,
                                        new RefusalText(
                                                words,
                                                services.slots(),
                                                services.directory(),
                                                pages.zone()));
                render(context, Form.of(values), List.of(notice(words, errors)));
            }
        }
    }

    private static Notice notice(Messages words, List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("approvals.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }

    private static String done(Approval approval, Stage stage) {
        return switch (stage) {
            case APPROVED, PUBLISHED -> ALL + "?note=approved";
            case DRAFT, WITHDRAWN -> ALL + "?note=sent-back";
            case AWAITING -> ALL + "?note=" + (approval.taken().isEmpty() ? "handed-in" : "step");
        };
    }
}
