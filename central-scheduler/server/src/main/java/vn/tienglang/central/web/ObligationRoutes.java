package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PeriodClosing;
import vn.tienglang.central.desk.PeriodProgress;
import vn.tienglang.central.desk.Periods;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.web.page.AskPage;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.ObligationPage;
import vn.tienglang.central.web.page.ObligationsPage;
import vn.tienglang.central.web.page.ProgressPage;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;

/** The pages on which it is laid down how much of what is owed in which language. */
final class ObligationRoutes {
    private static final String ALL = "/chi-tieu";
    private static final String NEW = ALL + "/moi";

    /** More stations than these are no list to read; those that are short come first. */
    private static final int STATIONS_SHOWN = 120;

    private static final int CLOSINGS_SHOWN = 60;

    private final PlanOffice office;
    private final Periods periods;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    ObligationRoutes(PlanRooms plan, Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        office = plan.office();
        periods = plan.periods();
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, List.of()), Door.OFFICER);
        routes.get(NEW, this::form, Door.OFFICER);
        routes.post(NEW, this::owe, Door.OFFICER);
        routes.get(ALL + "/{obligation}", this::show, Door.OFFICER);
        routes.post(ALL + "/{obligation}", this::change, Door.OFFICER);
        routes.get(ALL + "/{obligation}/tien-do", this::progress, Door.OFFICER);
        routes.get(ALL + "/{obligation}/bo", this::askWithdraw, Door.OFFICER);
        routes.post(ALL + "/{obligation}/bo", this::withdraw, Door.OFFICER);
    }

    private void list(Context context, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var areas = new PlanAreas(words, desk, pages.today());
        List<KeptItem> kept = office.items(PlanItem.Kind.OBLIGATION);
        pages.render(
                context,
                "obligations.jte",
                new ObligationsPage(
                        pages.frame(context, words.say("obligations.title"), all),
                        kept.stream()
                                .filter(this::stands)
                                .flatMap(one -> line(one, words, areas).stream())
                                .toList(),
                        kept.stream()
                                .filter(one -> !stands(one))
                                .flatMap(one -> line(one, words, areas).stream())
                                .toList()));
    }

    private boolean stands(KeptItem kept) {
        return !kept.withdrawn() && kept.item().until().isAfter(pages.today());
    }

    private Optional<ObligationsPage.Line> line(KeptItem kept, Words words, PlanAreas areas) {
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

    private static String title(Obligation owed, Words words) {
        String amount =
                switch (owed.amount()) {
                    case Obligation.Amount.Time(Duration least) -> words.duration(least);
                    case Obligation.Amount.Airings(int least) ->
                            words.count("obligation.airings", least);
                };
        return words.say(
                "obligation.title",
                amount,
                words.say("term", owed.term()),
                words.language(owed.language()),
                owed.theme().isEmpty()
                        ? words.say("obligation.theme.any")
                        : words.say("obligation.theme.of", owed.theme()));
    }

    private Mark state(KeptItem kept, Obligation owed, Words words) {
        if (kept.withdrawn()) {
            return new Mark(Tone.PLAIN, words.say("policy.withdrawn"));
        }
        String from = words.date(owed.from());
        String span =
                owed.until().equals(LocalDate.MAX)
                        ? words.say("policy.since", from)
                        : words.say("policy.span", from, words.date(owed.until().minusDays(1)));
        Tone tone = owed.standsOn(pages.today()) ? Tone.GOOD : Tone.WAITING;
        return new Mark(stands(kept) ? tone : Tone.PLAIN, span);
    }

    private void form(Context context) {
        Map<String, String> values = Typed.asked(context);
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
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        String title = words.say(path.equals(NEW) ? "obligation.new" : "obligation.edit");
        List<LanguageTag> chosen =
                Typed.parsed(form.value("language"), LanguageTag::new).stream().toList();
        pages.render(
                context,
                "obligation.jte",
                new ObligationPage(
                        pages.frame(context, title, all),
                        form,
                        path,
                        new PlanAreas(words, desk, pages.today())
                                .pick(form.value("unit"), form.value("search")),
                        new LanguageChoices(words, newsroom.languages(), desk, pages.today())
                                .groups(chosen),
                        Stream.of(Term.values())
                                .map(term ->
                                        new Choice(
                                                Shapes.word(term),
                                                words.say("term", term),
                                                form.has("term", Shapes.word(term))))
                                .toList(),
                        newsroom.bulletins().stream()
                                .map(one -> one.bulletin().terms().theme())
                                .filter(theme -> !theme.isEmpty())
                                .distinct()
                                .sorted()
                                .toList(),
                        theirs));
    }

    private void owe(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<Function<ObligationId, Obligation>> owed =
                ObligationTyped.read(typed, visitor.words());
        if (owed.isEmpty()) {
            refuse(context, NEW, values, typed.complaints());
            return;
        }
        tell(context, NEW, values, office.owe(owed.get(), visitor.officer()));
    }

    private Optional<KeptItem> kept(Context context) {
        return Typed.parsed(
                        context.pathParam("obligation"),
                        id -> new PlanItem.Name(PlanItem.Kind.OBLIGATION, id))
                .flatMap(office::find);
    }

    private void show(Context context) {
        Optional<KeptItem> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.show(context, 404, "obligation.unknown");
            return;
        }
        Map<String, String> asked = Typed.asked(context);
        Map<String, String> values = ObligationTyped.values(owed, kept.get().revision());
        render(
                context,
                ALL + "/" + owed.id(),
                Form.of(asked.isEmpty() ? values : asked),
                List.of(),
                List.of());
    }

    private void change(Context context) {
        Visitor visitor = Visitor.of(context);
        Optional<ObligationId> id =
                Typed.parsed(context.pathParam("obligation"), ObligationId::new);
        if (id.isEmpty()) {
            problems.show(context, 404, "obligation.unknown");
            return;
        }
        String path = ALL + "/" + id.get();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<Function<ObligationId, Obligation>> owed =
                ObligationTyped.read(typed, visitor.words());
        if (owed.isEmpty()) {
            refuse(context, path, values, typed.complaints());
            return;
        }
        var item = new PlanItem.OfObligation(owed.get().apply(id.get()));
        // What nobody laid down is not laid down by an address.
        int revision = Math.max(1, typed.revision());
        tell(context, path, values, office.put(item, revision, visitor.officer()));
    }

    private void tell(Context context, String path, Map<String, String> values, PlanEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=saved");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "obligation.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                var overtaken = Overtaken.by(present, values, words);
                render(
                        context,
                        path,
                        overtaken.form(),
                        theirs(present, words),
                        List.of(overtaken.notice()));
            }
            case PlanEdit.Refused(var bars) ->
                    refuse(
                            context,
                            path,
                            values,
                            PlanWords.of(words, desk, pages).complaints(bars));
        }
    }

    private List<String> theirs(KeptItem present, Words words) {
        var areas = new PlanAreas(words, desk, pages.today());
        var theirs = new ArrayList<String>();
        line(present, words, areas)
                .ifPresent(one ->
                        theirs.addAll(
                                List.of(one.title(), one.unit(), one.paper(), one.state().text())));
        return theirs;
    }

    private void refuse(
            Context context, String path, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        render(
                context,
                path,
                Typed.form(values, complaints),
                List.of(),
                List.of(Typed.notice(words, complaints)));
    }

    private void progress(Context context) {
        Words words = Visitor.of(context).words();
        Optional<KeptItem> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.show(context, 404, "obligation.unknown");
            return;
        }
        var areas = new PlanAreas(words, desk, pages.today());
        List<PeriodProgress> running =
                periods.progress(owed.id(), pages.now()).orElse(List.of()).stream()
                        .sorted(Comparator.comparingLong(PeriodProgress::missing).reversed())
                        .toList();
        int more = Math.max(0, running.size() - STATIONS_SHOWN);
        pages.render(
                context,
                "progress.jte",
                new ProgressPage(
                        pages.frame(context, title(owed, words)),
                        period(running, words),
                        running.stream()
                                .limit(STATIONS_SHOWN)
                                .map(one -> line(one, owed, areas, words))
                                .toList(),
                        more == 0 ? "" : words.say("stations.more", words.number(more)),
                        periods.closings(owed.id(), CLOSINGS_SHOWN).orElse(List.of()).stream()
                                .map(one -> line(one, owed, areas, words))
                                .toList()));
    }

    private static Mark period(List<PeriodProgress> running, Words words) {
        long missing = running.stream().filter(one -> one.missing() > 0).count();
        if (running.isEmpty()) {
            return new Mark(Tone.PLAIN, words.say("progress.none"));
        }
        String until = words.date(running.getFirst().until().minusDays(1));
        String stations = words.count("board.stations", running.size());
        return missing == 0
                ? new Mark(Tone.GOOD, words.say("progress.enough", until, stations))
                : new Mark(
                        Tone.WARNING,
                        words.say("progress.short", until, words.number(missing), stations));
    }

    private static ProgressPage.Line line(
            PeriodProgress one, Obligation owed, PlanAreas areas, Words words) {
        String about =
                words.say(
                        "progress.about",
                        amount(owed, one.owed(), words),
                        amount(owed, one.heard(), words),
                        amount(owed, one.planned(), words));
        return new ProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing(), words));
    }

    private static ProgressPage.Line line(
            PeriodClosing one, Obligation owed, PlanAreas areas, Words words) {
        String about =
                words.say(
                        "progress.closed.about",
                        words.date(one.period()),
                        amount(owed, one.owed(), words),
                        amount(owed, one.heard(), words));
        return new ProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing(), words));
    }

    private static Mark missing(Obligation owed, long missing, Words words) {
        return missing == 0
                ? new Mark(Tone.GOOD, words.say("progress.full"))
                : new Mark(
                        Tone.WARNING, words.say("progress.missing", amount(owed, missing, words)));
    }

    private static String amount(Obligation owed, long units, Words words) {
        return switch (owed.amount()) {
            case Obligation.Amount.Time _ -> words.duration(Duration.ofMillis(units));
            case Obligation.Amount.Airings _ -> words.count("obligation.airings", units);
        };
    }

    private void askWithdraw(Context context) {
        Words words = Visitor.of(context).words();
        Optional<KeptItem> kept = kept(context);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfObligation(Obligation owed))) {
            problems.show(context, 404, "obligation.unknown");
            return;
        }
        pages.render(
                context,
                "ask.jte",
                new AskPage(
                        pages.frame(context, words.say("obligation.withdraw.title")),
                        words.say("obligation.withdraw.question", title(owed, words), owed.paper()),
                        ALL + "/" + owed.id() + "/bo",
                        words.say("obligation.withdraw"),
                        ALL,
                        Integer.toString(kept.get().revision())));
    }

    private void withdraw(Context context) {
        Visitor visitor = Visitor.of(context);
        int revision = new Typed(Typed.sent(context), visitor.words()).revision();
        Optional<PlanItem.Name> name = kept(context).map(one -> one.item().name());
        if (name.isEmpty()) {
            problems.show(context, 404, "obligation.unknown");
            return;
        }
        switch (office.withdraw(name.get(), revision, visitor.officer())) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=taken-back");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "obligation.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                String sentence = visitor.words().say("obligation.changed", present.by());
                list(context, List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case PlanEdit.Refused _ -> {
                context.status(422);
                String sentence = visitor.words().say("obligation.gone");
                list(context, List.of(Notice.of(Tone.WARNING, sentence)));
            }
        }
    }
}
