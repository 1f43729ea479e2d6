package vn.tienglang.pages.handover;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.bulletin.HandOverResult;
import vn.tienglang.office.bulletin.HandOverService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/** Routes of the page of hand-overs with their countdown. */
public final class HandOverRoutes {
    private static final String PAGE = "/ban-giao";

    private static final String NEW = PAGE + "/moi";

    private final HandOverService handOvers;
    private final PlanItemService planItems;
    private final BulletinService bulletinService;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public HandOverRoutes(
            HandOverService handOvers,
            PlanItemService planItems,
            BulletinService bulletinService,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.handOvers = handOvers;
        this.planItems = planItems;
        this.bulletinService = bulletinService;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PAGE, this::show, RouteAccess.READER);
        routes.get(NEW, this::form, RouteAccess.form(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.post(
                NEW, this::create, RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.post(
                PAGE + "/{id}",
                this::handOver,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.HAND_OVER));
        routes.get(
                PAGE + "/{id}/bo",
                this::askWithdraw,
                RouteAccess.form(AccessPermission.SCHEDULE, PathObject.HAND_OVER));
        routes.post(
                PAGE + "/{id}/bo",
                this::withdraw,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.HAND_OVER));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        var notices = new ArrayList<Notice>();
        String done = Optional.ofNullable(context.queryParam("done")).orElse("");
        handOvers.today().stream()
                .filter(view -> view.handOver().id().value().equals(done))
                .map(view -> words.text("handover.done", view.handOver().title()))
                .map(sentence -> Notice.of(BadgeTone.GOOD, sentence))
                .forEach(notices::add);
        render(context, words, notices);
    }

    private void handOver(Context context) {
        Optional<HandOverId> id = HandOverApi.id(context);
        if (id.isEmpty()) {
            problems.respond(context, 404, "handover.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        switch (handOvers.handOver(id.get(), user.officer())) {
            case HandOverResult.Done _ -> context.redirect(PAGE + "?done=" + id.get());
            case HandOverResult.Unknown _ -> problems.respond(context, 404, "handover.unknown");
            case HandOverResult.Refused(var reasons) -> {
                List<String> lines =
                        new HandOverText(words, pages)
                                .errors(reasons).stream().map(RequestError::sentence).toList();
                context.status(422);
                var mark = new Badge(BadgeTone.BAD, words.text("handover.refused"));
                render(context, words, List.of(new Notice(mark, lines)));
            }
        }
    }

    private void form(Context context) {
        Map<String, String> asked = PlanFormReader.queryValues(context);
        Map<String, String> blank = Map.of("due", "17:00", "from", pages.today().toString());
        form(context, Form.of(asked.isEmpty() ? blank : asked), List.of());
    }

    private void form(Context context, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/handover/handover.jte",
                new HandOverFormPage(
                        pages.frame(
                                context,
                                words.text("handover.new"),
                                notices.toArray(Notice[]::new)),
                        form,
                        NEW,
                        new AreaLookup(words, directory, pages.today())
                                .picker(form.value("unit"), form.value("search")),
                        bulletins(form.value("bulletin")),
                        bulletins(form.value("fallback"))));
    }

    private List<Choice> bulletins(String chosen) {
        return bulletinService.bulletins().stream()
                .map(BulletinRevision::bulletin)
                .filter(one -> !one.retired())
                .map(one ->
                        new Choice(
                                one.id().value(),
                                one.details().title(),
                                one.id().value().equals(chosen)))
                .toList();
    }

    private void create(Context context) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, words, pages.today());
        Optional<Function<HandOverId, HandOver>> promised = read(typed, words);
        List<RequestError> errors = typed.errors();
        if (promised.isPresent()) {
            PlanItemResult edit =
                    planItems
                            .with(SilenceQuestion.ofForm(context))
                            .addHandOver(promised.get(), user.officer());
            if (SilenceQuestion.isAsked(context, pages, edit, PAGE)) {
                return;
            }
            switch (edit) {
                case PlanItemResult.Done _ -> {
                    context.redirect(PAGE + "?note=saved");
                    return;
                }
                case PlanItemResult.Refused(var reasons) ->
                        errors = PlanRefusalText.of(words, directory, pages).errors(reasons);
                case PlanItemResult.Unknown _, PlanItemResult.Conflict _ ->
                        throw new IllegalStateException("a new item cannot be an old one");
            }
        }
        context.status(422);
        form(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private static Optional<Function<HandOverId, HandOver>> read(
            PlanFormReader typed, Messages words) {
        Optional<String> title = typed.singleLine("title", Limits.TITLE_CHARACTERS);
        Optional<AreaCode> unit = typed.area("unit");
        Optional<BulletinId> bulletin = bulletin(typed, "bulletin", words);
        Optional<BulletinId> fallback = bulletin(typed, "fallback", words);
        Optional<LocalTime> due = typed.time("due");
        Optional<LocalDate> from = typed.date("from");
        if (bulletin.isPresent() && bulletin.equals(fallback)) {
            typed.addError("same-bulletin", "fallback", words.text("handover.same"));
        }
        if (!typed.isValid()) {
            return Optional.empty();
        }
        return Optional.of(id ->
                new HandOver(
                        id,
                        unit.orElseThrow(),
                        title.orElseThrow(),
                        bulletin.orElseThrow(),
                        due.orElseThrow(),
                        fallback.orElseThrow(),
                        from.orElseThrow(),
                        LocalDate.MAX));
    }

    private static Optional<BulletinId> bulletin(
            PlanFormReader typed, String field, Messages words) {
        Optional<BulletinId> bulletin = PlanFormReader.parsed(typed.text(field), BulletinId::new);
        if (bulletin.isEmpty()) {
            typed.addError("missing-field", field, words.text("handover.choose"));
        }
        return bulletin;
    }

    private Optional<PlanItemRevision> kept(Context context) {
        Optional<PlanItemRevision> kept =
                HandOverApi.id(context)
                        .map(id -> new PlanItem.Name(PlanItem.Kind.HAND_OVER, id.value()))
                        .flatMap(planItems::find)
                        .filter(one -> !one.withdrawn());
        if (kept.isEmpty()) {
            problems.respond(context, 404, "handover.unknown");
        }
        return kept;
    }

    private void askWithdraw(Context context) {
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isPresent()
                && kept.get().item() instanceof PlanItem.OfHandOver(HandOver promised)) {
            Messages words = RequestUser.of(context).words();
            pages.render(
                    context,
                    "vn/tienglang/pages/html/confirmaction.jte",
                    new ConfirmActionPage(
                            pages.frame(context, words.text("handover.end")),
                            words.text("handover.end.question", promised.title()),
                            PAGE + "/" + promised.id() + "/bo",
                            words.text("handover.end"),
                            PAGE,
                            Integer.toString(kept.get().revision())));
        }
    }

    private void withdraw(Context context) {
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        int revision =
                new PlanFormReader(PlanFormReader.formValues(context), user.words()).revision();
        PlanItemResult edit =
                planItems
                        .with(SilenceQuestion.ofForm(context))
                        .withdraw(kept.get().item().name(), revision, user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, PAGE)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(PAGE + "?note=saved");
            case PlanItemResult.Conflict _ -> askWithdraw(context);
            case PlanItemResult.Unknown _, PlanItemResult.Refused _ ->
                    problems.respond(context, 404, "handover.unknown");
        }
    }

    private void render(Context context, Messages words, List<Notice> notices) {
        Instant now = pages.now();
        var said = new HandOverText(words, pages);
        pages.render(
                context,
                "vn/tienglang/pages/handover/handovers.jte",
                new HandOverPage(
                        pages.liveFrame(context, words.text("handover.title"), notices),
                        pages.clock(words),
                        handOvers.today().stream().map(view -> said.box(view, now)).toList()));
    }
}
