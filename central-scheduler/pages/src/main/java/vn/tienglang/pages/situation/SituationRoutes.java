package vn.tienglang.pages.situation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.preview.PlanChange;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Routes of the pages that list, raise and lower situations. */
public final class SituationRoutes {
    private static final String ALL = "/tinh-huong";
    private static final String RAISE = ALL + "/nang";

    /** A week, because plans repeat weekly. */
    private static final int DAYS_FORESEEN = 7;

    /** The form without values. */
    private static final Form BLANK = Form.of(Map.of());

    private final OfficeServices services;
    private final PlaybookReader playbooks;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public SituationRoutes(
            OfficeServices services,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.services = services;
        this.computations = computations;
        playbooks = new PlaybookReader(services.planItems());
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, List.of()), RouteAccess.READER);
        routes.get(
                RAISE,
                this::form,
                RouteAccess.form(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE));
        routes.post(
                RAISE + "/xem-truoc",
                this::preview,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE));
        routes.post(
                RAISE,
                this::raise,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE));
        routes.get(
                ALL + "/{raised}/ha",
                this::askLower,
                RouteAccess.form(AccessPermission.RELEASE_EMERGENCY, PathObject.SITUATION));
        routes.post(
                ALL + "/{raised}/ha",
                this::lower,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.SITUATION));
    }

    private SituationPageBuilder pageBuilder(Context context) {
        return new SituationPageBuilder(
                RequestUser.of(context).words(), services, pages.now(), pages.zone());
    }

    private RaiseSituationPageBuilder raisePageBuilder(Context context) {
        return new RaiseSituationPageBuilder(
                RequestUser.of(context).words(), services, pages.now(), pages.zone());
    }

    private void list(Context context, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/situation/situations.jte",
                pageBuilder(context)
                        .list(
                                pages.frame(context, words.text("situations.title"), all),
                                services.situations().all(),
                                playbooks.all().stream().map(playbooks::revision).toList()));
    }

    private void form(Context context) {
        Map<String, String> values = PlanFormReader.queryValues(context);
        renderForm(context, values.isEmpty() ? BLANK : Form.of(values), List.of());
    }

    private void renderForm(Context context, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/situation/raisesituation.jte",
                raisePageBuilder(context)
                        .raise(
                                pages.frame(context, words.text("raise.title"), all),
                                form,
                                playbooks.all()));
    }

    private void reject(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        renderForm(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    /** The request of the form; empty, with all errors, when a field is unusable. */
    private Optional<RaiseRequest> request(PlanFormReader typed, Messages words) {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<Integer> situation = typed.number("situation", 1, Playbook.SITUATIONS);
        List<AreaCode> affected = typed.list("affected", AreaCode::new);
        List<BulletinId> told = typed.list("bulletins", BulletinId::new);
        if (told.isEmpty() && typed.text("bulletins").isEmpty()) {
            typed.addError(
                    "missing-field",
                    "bulletins",
                    words.text("complaint.missing", words.text("field.bulletins")));
        }
        Instant until = until(typed);
        return typed.isValid()
                ? Optional.of(
                        new RaiseRequest(
                                unit.orElseThrow(),
                                situation.orElseThrow(),
                                new TreeSet<>(affected),
                                told,
                                until))
                : Optional.empty();
    }

    /** The end of the situation; a day without a time includes the whole day. */
    private Instant until(PlanFormReader typed) {
        if (typed.text("untilDate").isEmpty() && typed.text("untilTime").isEmpty()) {
            return Instant.MAX;
        }
        Optional<LocalTime> time =
                typed.text("untilTime").isEmpty()
                        ? Optional.of(LocalTime.MIDNIGHT)
                        : typed.time("untilTime");
        int more = typed.text("untilTime").isEmpty() ? 1 : 0;
        return typed.date("untilDate")
                .flatMap(date -> time.map(date.plusDays(more)::atTime))
                .map(local -> local.atZone(pages.zone()).toInstant())
                .orElse(Instant.MAX);
    }

    private void preview(Context context) {
        Messages words = RequestUser.of(context).words();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, words, pages.today());
        Optional<RaiseRequest> request = request(typed, words);
        if (request.isEmpty()) {
            reject(context, values, typed.errors());
            return;
        }
        renderPreview(context, values, request.get(), List.of());
    }

    /**
     * Computes the preview anew each time and rejects the request when it is no longer possible.
     */
    private void renderPreview(
            Context context,
            Map<String, String> values,
            RaiseRequest request,
            List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        RaiseSituationPageBuilder builder = raisePageBuilder(context);
        PreviewResult<ChangePreview> view =
                computations.run(
                        context,
                        () ->
                                services.previews()
                                        .preview(
                                                new PlanChange.Raise(request),
                                                pages.today(),
                                                DAYS_FORESEEN));
        var errors = new ArrayList<RequestError>();
        List<Detail> brings =
                switch (view) {
                    case PreviewResult.Found<ChangePreview>(ChangePreview foreseen) ->
                            builder.brings(foreseen);
                    case PreviewResult.Refused<ChangePreview>(var reasons) -> {
                        errors.addAll(against(reasons, words));
                        yield builder.tooMuch(request.unit());
                    }
                };
        boolean isSilencing =
                view instanceof PreviewResult.Found<ChangePreview>(ChangePreview foreseen)
                        && !foreseen.preview().displaced().isEmpty();
        Optional<Playbook> playbook = playbooks.latestVersion(request.situation());
        if (!errors.isEmpty() || playbook.isEmpty()) {
            reject(context, values, errors);
            return;
        }
        var again = new LinkedHashMap<String, String>(values);
        again.put("version", Integer.toString(playbook.get().version()));
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/situation/situationpreview.jte",
                builder.preview(
                        pages.frame(context, words.text("preview.title"), all),
                        again,
                        request,
                        playbook.get(),
                        services.situations().all(),
                        brings,
                        isSilencing));
    }

    /** The reasons that reject the request itself; a preview that is too large does not. */
    private List<RequestError> against(List<PreviewResult.Reason> reasons, Messages words) {
        var against = new ArrayList<PlanItemResult.Reason>();
        for (PreviewResult.Reason bar : reasons) {
            if (bar instanceof PreviewResult.Reason.ChangeRefused(PlanItemResult.Reason one)) {
                against.add(one);
            }
        }
        return PlanRefusalText.of(words, services.directory(), pages).errors(against);
    }

    private void raise(Context context) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, words, pages.today());
        Optional<RaiseRequest> request = request(typed, words);
        if (request.isEmpty()) {
            reject(context, values, typed.errors());
            return;
        }
        Optional<Playbook> playbook = playbooks.latestVersion(request.get().situation());
        String version = playbook.map(one -> Integer.toString(one.version())).orElse("");
        if (playbook.isPresent() && !typed.text("version").equals(version)) {
            // The playbook changed after the preview, so the preview is shown again.
            context.status(409);
            Notice notice = Notice.of(BadgeTone.WARNING, words.text("preview.changed"));
            renderPreview(context, values, request.get(), List.of(notice));
            return;
        }
        PlanItemResult edit =
                services.situations()
                        .with(SilenceQuestion.ofForm(context))
                        .raise(request.get(), user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done(PlanItemRevision kept) ->
                    context.redirect(
                            ALL + "?note=" + (kept.stage().mayAir() ? "raised" : "raise-wish"));
            case PlanItemResult.Refused(var reasons) ->
                    reject(
                            context,
                            values,
                            PlanRefusalText.of(words, services.directory(), pages).errors(reasons));
            case PlanItemResult.Unknown _, PlanItemResult.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new raising");
        }
    }

    private Optional<PlanItemRevision> raised(Context context) {
        return PlanFormReader.parsed(
                        context.pathParam("raised"),
                        id -> new PlanItem.Name(PlanItem.Kind.RAISED, id))
                .flatMap(services.planItems()::find);
    }

    private void askLower(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<PlanItemRevision> kept = raised(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfRaised(ActiveSituation raised))) {
            problems.respond(context, 404, "situation.unknown");
            return;
        }
        var areas = new AreaLookup(words, services.directory(), pages.today());
        pages.render(
                context,
                "vn/tienglang/pages/html/confirmaction.jte",
                new ConfirmActionPage(
                        pages.frame(context, words.text("lower.title")),
                        words.text(
                                "lower.question",
                                areas.path(raised.unit()),
                                new RuleText(words).situation(raised.playbook())),
                        ALL + "/" + raised.id() + "/ha",
                        words.text("lower.submit"),
                        ALL,
                        Integer.toString(kept.get().revision())));
    }

    private void lower(Context context) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Optional<SlotId> id = PathIds.slotId(context.pathParam("raised"));
        if (id.isEmpty()) {
            problems.respond(context, 404, "situation.unknown");
            return;
        }
        int revision = new PlanFormReader(PlanFormReader.formValues(context), words).revision();
        PlanItemResult edit =
                services.situations()
                        .with(SilenceQuestion.ofForm(context))
                        .lower(id.get(), revision, user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=lowered");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "situation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                String sentence = words.text("lower.conflict", present.by());
                list(context, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case PlanItemResult.Refused _ -> {
                context.status(422);
                list(context, List.of(Notice.of(BadgeTone.WARNING, words.text("lower.over"))));
            }
        }
    }
}
