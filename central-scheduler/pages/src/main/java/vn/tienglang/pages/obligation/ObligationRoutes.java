package vn.tienglang.pages.obligation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.obligation.PeriodProgress;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.EditConflict;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;

/** The pages on which it is laid down how much of what is owed in which language. */
public final class ObligationRoutes {
    private static final String ALL = "/chi-tieu";
    private static final String NEW = ALL + "/moi";

    /** More stations than these are no list to read; those that are short come first. */
    private static final int STATIONS_SHOWN = 120;

    private static final int CLOSINGS_SHOWN = 60;

    private final PlanItemService office;
    private final PeriodService periods;
    private final BulletinService newsroom;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ObligationRoutes(
            PlanItemService office,
            PeriodService periods,
            BulletinService newsroom,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.office = office;
        this.periods = periods;
        this.newsroom = newsroom;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, List.of()), RouteAccess.OFFICER);
        routes.get(NEW, this::form, RouteAccess.OFFICER);
        routes.post(NEW, this::create, RouteAccess.OFFICER);
        routes.get(ALL + "/{obligation}", this::show, RouteAccess.OFFICER);
        routes.post(ALL + "/{obligation}", this::change, RouteAccess.OFFICER);
        routes.get(ALL + "/{obligation}/tien-do", this::progress, RouteAccess.OFFICER);
        routes.get(ALL + "/{obligation}/bo", this::askWithdraw, RouteAccess.OFFICER);
        routes.post(ALL + "/{obligation}/bo", this::withdraw, RouteAccess.OFFICER);
    }

    private void list(Context context, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var areas = new AreaLookup(words, directory, pages.today());
        List<PlanItemRevision> kept = office.items(PlanItem.Kind.OBLIGATION);
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligations.jte",
                new ObligationsPage(
                        pages.frame(context, words.text("obligations.title"), all),
                        kept.stream()
                                .filter(this::isCurrent)
                                .flatMap(one -> line(one, words, areas).stream())
                                .toList(),
                        kept.stream()
                                .filter(one -> !isCurrent(one))
                                .flatMap(one -> line(one, words, areas).stream())
                                .toList()));
    }

    private boolean isCurrent(PlanItemRevision kept) {
        return !kept.withdrawn() && kept.item().until().isAfter(pages.today());
    }

    private Optional<ObligationsPage.Line> line(
            PlanItemRevision kept, Messages words, AreaLookup areas) {
        if (!(kept.item() instanceof PlanItem.OfObligation(Obligation owed))) {
            return Optional.empty();
        }
        String path = ALL + "/" + owed.id();
        return Optional.of(
                new ObligationsPage.Line(
                        title(owed, words),
                        areas.path(owed.unit()),
                        owed.paper(),
                        state(kept, owed, words),
                        kept.withdrawn() ? "" : path,
                        path + "/tien-do",
                        kept.withdrawn() ? "" : path + "/bo"));
    }

    private static String title(Obligation owed, Messages words) {
        String amount =
                switch (owed.amount()) {
                    case Obligation.Amount.Time(Duration least) -> words.duration(least);
                    case Obligation.Amount.Airings(int least) ->
                            words.count("obligation.airings", least);
                };
        return words.text(
                "obligation.title",
                amount,
                words.text("term", owed.period()),
                words.language(owed.language()),
                owed.theme().isEmpty()
                        ? words.text("obligation.theme.any")
                        : words.text("obligation.theme.of", owed.theme()));
    }

    private Badge state(PlanItemRevision kept, Obligation owed, Messages words) {
        if (kept.withdrawn()) {
            return new Badge(BadgeTone.PLAIN, words.text("policy.withdrawn"));
        }
        String from = words.date(owed.from());
        String span =
                owed.until().equals(LocalDate.MAX)
                        ? words.text("policy.since", from)
                        : words.text("policy.span", from, words.date(owed.until().minusDays(1)));
        BadgeTone tone = owed.isOwedOn(pages.today()) ? BadgeTone.GOOD : BadgeTone.WAITING;
        return new Badge(isCurrent(kept) ? tone : BadgeTone.PLAIN, span);
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
        List<LanguageTag> chosen =
                PlanFormReader.parsed(form.value("language"), LanguageTag::new).stream().toList();
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligation.jte",
                new ObligationPage(
                        pages.frame(context, title, all),
                        form,
                        path,
                        new AreaLookup(words, directory, pages.today())
                                .picker(form.value("unit"), form.value("search")),
                        new LanguageChoices(words, newsroom.languages(), directory, pages.today())
                                .groups(chosen),
                        Stream.of(ObligationPeriod.values())
                                .map(term ->
                                        new Choice(
                                                ApiMapper.kebabCase(term),
                                                words.text("term", term),
                                                form.has("term", ApiMapper.kebabCase(term))))
                                .toList(),
                        newsroom.bulletins().stream()
                                .map(one -> one.bulletin().terms().theme())
                                .filter(theme -> !theme.isEmpty())
                                .distinct()
                                .sorted()
                                .toList(),
                        theirs));
    }

    private void create(Context context) {
        RequestUser visitor = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, visitor.words());
        Optional<Function<ObligationId, Obligation>> owed =
                ObligationFormMapper.read(typed, visitor.words());
        if (owed.isEmpty()) {
            reject(context, NEW, values, typed.errors());
            return;
        }
        respond(context, NEW, values, office.addObligation(owed.get(), visitor.officer()));
    }

    private Optional<PlanItemRevision> kept(Context context) {
        return PlanFormReader.parsed(
                        context.pathParam("obligation"),
                        id -> new PlanItem.Name(PlanItem.Kind.OBLIGATION, id))
                .flatMap(office::find);
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
        RequestUser visitor = RequestUser.of(context);
        Optional<ObligationId> id =
                PlanFormReader.parsed(context.pathParam("obligation"), ObligationId::new);
        if (id.isEmpty()) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        String path = ALL + "/" + id.get();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, visitor.words());
        Optional<Function<ObligationId, Obligation>> owed =
                ObligationFormMapper.read(typed, visitor.words());
        if (owed.isEmpty()) {
            reject(context, path, values, typed.errors());
            return;
        }
        var item = new PlanItem.OfObligation(owed.get().apply(id.get()));
        // What nobody laid down is not laid down by an address.
        int revision = Math.max(1, typed.revision());
        respond(context, path, values, office.put(item, revision, visitor.officer()));
    }

    private void respond(
            Context context, String path, Map<String, String> values, PlanItemResult edit) {
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=saved");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "obligation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                var overtaken = EditConflict.with(present, values, words);
                render(
                        context,
                        path,
                        overtaken.form(),
                        otherVersion(present, words),
                        List.of(overtaken.notice()));
            }
            case PlanItemResult.Refused(var bars) ->
                    reject(
                            context,
                            path,
                            values,
                            PlanRefusalText.of(words, directory, pages).errors(bars));
        }
    }

    private List<String> otherVersion(PlanItemRevision present, Messages words) {
        var areas = new AreaLookup(words, directory, pages.today());
        var theirs = new ArrayList<String>();
        line(present, words, areas)
                .ifPresent(one ->
                        theirs.addAll(
                                List.of(one.title(), one.unit(), one.paper(), one.state().text())));
        return theirs;
    }

    private void reject(
            Context context,
            String path,
            Map<String, String> values,
            List<RequestError> complaints) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                path,
                PlanFormReader.form(values, complaints),
                List.of(),
                List.of(PlanFormReader.notice(words, complaints)));
    }

    private void progress(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<PlanItemRevision> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        var areas = new AreaLookup(words, directory, pages.today());
        List<PeriodProgress> running =
                periods.progress(owed.id(), pages.now()).orElse(List.of()).stream()
                        .sorted(Comparator.comparingLong(PeriodProgress::missing).reversed())
                        .toList();
        int more = Math.max(0, running.size() - STATIONS_SHOWN);
        pages.render(
                context,
                "vn/tienglang/pages/obligation/obligationprogress.jte",
                new ObligationProgressPage(
                        pages.frame(context, title(owed, words)),
                        period(running, words),
                        running.stream()
                                .limit(STATIONS_SHOWN)
                                .map(one -> line(one, owed, areas, words))
                                .toList(),
                        more == 0 ? "" : words.text("stations.more", words.number(more)),
                        periods.closings(owed.id(), CLOSINGS_SHOWN).orElse(List.of()).stream()
                                .map(one -> line(one, owed, areas, words))
                                .toList()));
    }

    private static Badge period(List<PeriodProgress> running, Messages words) {
        long missing = running.stream().filter(one -> one.missing() > 0).count();
        if (running.isEmpty()) {
            return new Badge(BadgeTone.PLAIN, words.text("progress.none"));
        }
        String until = words.date(running.getFirst().until().minusDays(1));
        String stations = words.count("board.stations", running.size());
        return missing == 0
                ? new Badge(BadgeTone.GOOD, words.text("progress.enough", until, stations))
                : new Badge(
                        BadgeTone.WARNING,
                        words.text("progress.short", until, words.number(missing), stations));
    }

    private static ObligationProgressPage.Line line(
            PeriodProgress one, Obligation owed, AreaLookup areas, Messages words) {
        String about =
                words.text(
                        "progress.about",
                        amount(owed, one.owed(), words),
                        amount(owed, one.heard(), words),
                        amount(owed, one.planned(), words));
        return new ObligationProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing(), words));
    }

    private static ObligationProgressPage.Line line(
            PeriodClosing one, Obligation owed, AreaLookup areas, Messages words) {
        String about =
                words.text(
                        "progress.closed.about",
                        words.date(one.period()),
                        amount(owed, one.owed(), words),
                        amount(owed, one.heard(), words));
        return new ObligationProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing(), words));
    }

    private static Badge missing(Obligation owed, long missing, Messages words) {
        return missing == 0
                ? new Badge(BadgeTone.GOOD, words.text("progress.full"))
                : new Badge(
                        BadgeTone.WARNING,
                        words.text("progress.missing", amount(owed, missing, words)));
    }

    private static String amount(Obligation owed, long units, Messages words) {
        return switch (owed.amount()) {
            case Obligation.Amount.Time _ -> words.duration(Duration.ofMillis(units));
            case Obligation.Amount.Airings _ -> words.count("obligation.airings", units);
        };
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
                new ConfirmActionPage(
                        pages.frame(context, words.text("obligation.withdraw.title")),
                        words.text(
                                "obligation.withdraw.question", title(owed, words), owed.paper()),
                        ALL + "/" + owed.id() + "/bo",
                        words.text("obligation.withdraw"),
                        ALL,
                        Integer.toString(kept.get().revision())));
    }

    private void withdraw(Context context) {
        RequestUser visitor = RequestUser.of(context);
        int revision =
                new PlanFormReader(PlanFormReader.formValues(context), visitor.words()).revision();
        Optional<PlanItem.Name> name = kept(context).map(one -> one.item().name());
        if (name.isEmpty()) {
            problems.respond(context, 404, "obligation.unknown");
            return;
        }
        switch (office.withdraw(name.get(), revision, visitor.officer())) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=taken-back");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "obligation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                String sentence = visitor.words().text("obligation.changed", present.by());
                list(context, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case PlanItemResult.Refused _ -> {
                context.status(422);
                String sentence = visitor.words().text("obligation.gone");
                list(context, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
        }
    }
}
