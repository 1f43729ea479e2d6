package vn.tienglang.pages.obligation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.preview.ObligationPreview;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.EditConflict;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/** Routes of the pages of obligations: how much of which language a unit owes its listeners. */
public final class ObligationRoutes {
    static final String ALL = "/chi-tieu";
    private static final String NEW = ALL + "/moi";

    private static final int CLOSINGS_SHOWN = 60;

    /** A week, because plans repeat weekly. */
    private static final int DAYS_FORESEEN = 7;

    /** The id of an obligation that is not stored yet. */
    private static final ObligationId UNNAMED = new ObligationId("new");

    private static final String PREVIEW = "/xem-truoc";

    private final OfficeServices services;
    private final PlanItemService planItems;
    private final PeriodService periods;
    private final BulletinService bulletinService;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ObligationRoutes(
            OfficeServices services,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.services = services;
        this.planItems = services.planItems();
        this.periods = services.periods();
        this.bulletinService = services.bulletins();
        this.directory = services.directory();
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, List.of()), RouteAccess.READER);
        routes.get(NEW, this::form, RouteAccess.form(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.post(
                NEW, this::create, RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.post(
                NEW + PREVIEW,
                context -> preview(context, NEW, UNNAMED),
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.post(
                ALL + "/{obligation}" + PREVIEW,
                this::previewChange,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.OBLIGATION));
        routes.get(ALL + "/{obligation}", this::show, RouteAccess.reads(PathObject.OBLIGATION));
        routes.post(
                ALL + "/{obligation}",
                this::change,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.OBLIGATION));
        routes.get(
                ALL + "/{obligation}/tien-do",
                this::progress,
                RouteAccess.reads(PathObject.OBLIGATION));
        routes.get(
                ALL + "/{obligation}/bo",
                this::askWithdraw,
                RouteAccess.form(AccessPermission.SCHEDULE, PathObject.OBLIGATION));
        routes.post(
                ALL + "/{obligation}/bo",
                this::withdraw,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.OBLIGATION));
    }

    private ObligationPageBuilder pageBuilder(Context context) {
        return new ObligationPageBuilder(
                RequestUser.of(context).words(), bulletinService, directory, pages.today());
    }

    private PlanItemService items(Context context) {
        return planItems.with(SilenceQuestion.ofForm(context));
    }

    private void list(Context context, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligations.jte",
                pageBuilder(context)
                        .list(
                                pages.frame(context, words.text("obligations.title"), all),
                                planItems.items(PlanItem.Kind.OBLIGATION)));
    }

    private void form(Context context) {
        Map<String, String> values = PlanFormReader.queryValues(context);
        Map<String, String> blank =
                Map.of(
                        "from", pages.today().toString(),
                        "kind", "minutes",
                        "term", "day",
                        "graceDays", "3");
        render(context, NEW, Form.of(values.isEmpty() ? blank : values), List.of(), List.of());
    }

    private void render(
            Context context, String path, Form form, List<String> theirs, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        String title = words.text(path.equals(NEW) ? "obligation.new" : "obligation.edit");
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligation.jte",
                pageBuilder(context).form(pages.frame(context, title, all), path, form, theirs));
    }

    private void create(Context context) {
        Map<String, String> values = PlanFormReader.formValues(context);
        read(context, NEW, values)
                .ifPresent(owed ->
                        respond(
                                context,
                                NEW,
                                values,
                                items(context)
                                        .addObligation(owed, RequestUser.of(context).officer())));
    }

    /** The obligation of the form, but for its id; empty when the request was answered already. */
    private Optional<Function<ObligationId, Obligation>> read(
            Context context, String path, Map<String, String> values) {
        Messages words = RequestUser.of(context).words();
        var typed = new PlanFormReader(values, words, pages.today());
        Optional<Function<ObligationId, Obligation>> owed = ObligationFormMapper.read(typed, words);
        if (owed.isEmpty()) {
            reject(context, path, values, typed.errors());
        }
        return owed;
    }

    private void previewChange(Context context) {
        Optional<ObligationId> id =
                PlanFormReader.parsed(context.pathParam("obligation"), ObligationId::new);
        if (id.isEmpty()) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        preview(context, ALL + "/" + id.get(), id.get());
    }

    /** Shows what the obligation of the form would place; stores nothing. */
    private void preview(Context context, String path, ObligationId id) {
        Map<String, String> values = PlanFormReader.formValues(context);
        Optional<Obligation> read = read(context, path, values).map(owed -> owed.apply(id));
        if (read.isEmpty()) {
            return;
        }
        Obligation owed = read.get();
        LocalDate today = pages.today();
        LocalDate from = owed.from().isBefore(today) ? today : owed.from();
        PreviewResult<ObligationPreview> view =
                computations.run(
                        context, () -> services.previews().preview(owed, from, DAYS_FORESEEN));
        Messages words = RequestUser.of(context).words();
        switch (view) {
            case PreviewResult.Refused<ObligationPreview>(var reasons) ->
                    reject(
                            context,
                            path,
                            values,
                            PlanRefusalText.of(words, directory, pages).previewErrors(reasons));
            case PreviewResult.Found<ObligationPreview>(ObligationPreview foreseen) -> {
                var sentences = new RefusalText(words, services.slots(), directory, pages.zone());
                pages.render(
                        context,
                        "vn/tienglang/pages/obligation/obligationpreview.jte",
                        new ObligationPreviewPageBuilder(words, sentences, pages.zone(), today)
                                .page(
                                        pages.frame(
                                                context, words.text("obligation.preview.title")),
                                        path,
                                        values,
                                        pageBuilder(context).title(owed),
                                        owed,
                                        planItems.openDay(owed.unit(), from).repetition(),
                                        foreseen));
            }
        }
    }

    private Optional<PlanItemRevision> kept(Context context) {
        return PlanFormReader.parsed(
                        context.pathParam("obligation"),
                        id -> new PlanItem.Name(PlanItem.Kind.OBLIGATION, id))
                .flatMap(planItems::find);
    }

    private void show(Context context) {
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        Map<String, String> asked = PlanFormReader.queryValues(context);
        Map<String, String> values = ObligationFormMapper.values(owed, kept.get().revision());
        render(
                context,
                ALL + "/" + owed.id(),
                Form.of(asked.isEmpty() ? values : asked),
                List.of(),
                List.of());
    }

    private void change(Context context) {
        Optional<ObligationId> id =
                PlanFormReader.parsed(context.pathParam("obligation"), ObligationId::new);
        if (id.isEmpty()) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        String path = ALL + "/" + id.get();
        Map<String, String> values = PlanFormReader.formValues(context);
        Optional<Function<ObligationId, Obligation>> owed = read(context, path, values);
        if (owed.isEmpty()) {
            return;
        }
        var item = new PlanItem.OfObligation(owed.get().apply(id.get()));
        // Revision 0 would create an obligation; a page changes only an existing one.
        int revision = Math.max(1, new PlanFormReader(values, user.words()).revision());
        respond(context, path, values, items(context).put(item, revision, user.officer()));
    }

    private void respond(
            Context context, String path, Map<String, String> values, PlanItemResult edit) {
        if (SilenceQuestion.isAsked(context, pages, edit, path)) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=saved");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "obligation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                var conflict = EditConflict.with(present, values, words);
                render(
                        context,
                        path,
                        conflict.form(),
                        pageBuilder(context).otherVersion(present),
                        List.of(conflict.notice()));
            }
            case PlanItemResult.Refused(var reasons) ->
                    reject(
                            context,
                            path,
                            values,
                            PlanRefusalText.of(words, directory, pages).errors(reasons));
        }
    }

    private void reject(
            Context context, String path, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                path,
                PlanFormReader.form(values, errors),
                List.of(),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private void progress(Context context) {
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        ObligationPageBuilder builder = pageBuilder(context);
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligationprogress.jte",
                builder.progress(
                        pages.frame(context, builder.title(owed)),
                        owed,
                        periods.progress(owed.id(), pages.now()).orElse(List.of()),
                        periods.closings(owed.id(), CLOSINGS_SHOWN).orElse(List.of())));
    }

    private void askWithdraw(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        pages.render(
                context,
                "vn/tienglang/pages/html/confirmaction.jte",
                pageBuilder(context)
                        .confirmWithdrawal(
                                pages.frame(context, words.text("obligation.withdraw.title")),
                                owed,
                                kept.get().revision()));
    }

    private void withdraw(Context context) {
        RequestUser user = RequestUser.of(context);
        int revision =
                new PlanFormReader(PlanFormReader.formValues(context), user.words()).revision();
        Optional<PlanItem.Name> name = kept(context).map(one -> one.item().name());
        if (name.isEmpty()) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        PlanItemResult edit = items(context).withdraw(name.get(), revision, user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=taken-back");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "obligation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                String sentence = user.words().text("obligation.changed", present.by());
                list(context, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case PlanItemResult.Refused _ -> {
                context.status(422);
                String sentence = user.words().text("obligation.gone");
                list(context, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
        }
    }
}
