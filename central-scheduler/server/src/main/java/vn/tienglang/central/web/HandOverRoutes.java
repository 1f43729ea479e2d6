package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.HandOvers;
import vn.tienglang.central.desk.HandingOver;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.web.page.AskPage;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.HandOverFormPage;
import vn.tienglang.central.web.page.HandOverPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/** The page on which what was promised for the day is handed over, with its countdown. */
final class HandOverRoutes {
    private static final String PAGE = "/ban-giao";

    private static final String NEW = PAGE + "/moi";

    private final HandOvers handOvers;
    private final PlanOffice office;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    HandOverRoutes(PlanRooms plan, Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        this.handOvers = plan.handOvers();
        this.office = plan.office();
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(PAGE, this::show, Door.OFFICER);
        routes.get(NEW, this::form, Door.OFFICER);
        routes.post(NEW, this::promise, Door.OFFICER);
        routes.post(PAGE + "/{id}", this::handOver, Door.OFFICER);
        routes.get(PAGE + "/{id}/bo", this::askWithdraw, Door.OFFICER);
        routes.post(PAGE + "/{id}/bo", this::withdraw, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        var notices = new ArrayList<Notice>();
        String done = Optional.ofNullable(context.queryParam("done")).orElse("");
        handOvers.today().stream()
                .filter(view -> view.handOver().id().value().equals(done))
                .map(view -> words.say("handover.done", view.handOver().title()))
                .map(sentence -> Notice.of(Tone.GOOD, sentence))
                .forEach(notices::add);
        render(context, words, notices);
    }

    private void handOver(Context context) {
        Optional<HandOverId> id = HandOverApi.id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "handover.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        switch (handOvers.handOver(id.get(), visitor.officer())) {
            case HandingOver.Done _ -> context.redirect(PAGE + "?done=" + id.get());
            case HandingOver.Unknown _ -> problems.show(context, 404, "handover.unknown");
            case HandingOver.Refused(var bars) -> {
                List<String> lines =
                        new HandOverWords(words, pages)
                                .complaints(bars).stream().map(Complaint::sentence).toList();
                context.status(422);
                var mark = new Mark(Tone.BAD, words.say("handover.refused"));
                render(context, words, List.of(new Notice(mark, lines)));
            }
        }
    }

    private void form(Context context) {
        Map<String, String> asked = Typed.asked(context);
        Map<String, String> blank = Map.of("due", "17:00", "from", pages.today().toString());
        form(context, Form.of(asked.isEmpty() ? blank : asked), List.of());
    }

    private void form(Context context, Form form, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        pages.render(
                context,
                "handover.jte",
                new HandOverFormPage(
                        pages.frame(
                                context, words.say("handover.new"), notices.toArray(Notice[]::new)),
                        form,
                        NEW,
                        new PlanAreas(words, desk, pages.today())
                                .pick(form.value("unit"), form.value("search")),
                        bulletins(form.value("bulletin")),
                        bulletins(form.value("fallback"))));
    }

    private List<Choice> bulletins(String chosen) {
        return newsroom.bulletins().stream()
                .map(KeptBulletin::bulletin)
                .filter(one -> !one.retired())
                .map(one ->
                        new Choice(
                                one.id().value(),
                                one.terms().title(),
                                one.id().value().equals(chosen)))
                .toList();
    }

    private void promise(Context context) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, words);
        Optional<Function<HandOverId, HandOver>> promised = read(typed, words);
        List<Complaint> complaints = typed.complaints();
        if (promised.isPresent()) {
            switch (office.promise(promised.get(), visitor.officer())) {
                case PlanEdit.Done _ -> {
                    context.redirect(PAGE + "?note=saved");
                    return;
                }
                case PlanEdit.Refused(var bars) ->
                        complaints = PlanWords.of(words, desk, pages).complaints(bars);
                case PlanEdit.Unknown _, PlanEdit.Conflict _ ->
                        throw new IllegalStateException("a new item cannot be an old one");
            }
        }
        context.status(422);
        form(context, Typed.form(values, complaints), List.of(Typed.notice(words, complaints)));
    }

    private static Optional<Function<HandOverId, HandOver>> read(Typed typed, Words words) {
        Optional<String> title = typed.line("title", Limits.TITLE_CHARACTERS);
        Optional<AreaCode> unit = typed.area("unit");
        Optional<BulletinId> bulletin = bulletin(typed, "bulletin", words);
        Optional<BulletinId> fallback = bulletin(typed, "fallback", words);
        Optional<LocalTime> due = typed.time("due");
        Optional<LocalDate> from = typed.date("from");
        if (bulletin.isPresent() && bulletin.equals(fallback)) {
            typed.object("same-bulletin", "fallback", words.say("handover.same"));
        }
        if (!typed.isSound()) {
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

    private static Optional<BulletinId> bulletin(Typed typed, String field, Words words) {
        Optional<BulletinId> bulletin = Typed.parsed(typed.text(field), BulletinId::new);
        if (bulletin.isEmpty()) {
            typed.object("missing-field", field, words.say("handover.choose"));
        }
        return bulletin;
    }

    private Optional<KeptItem> kept(Context context) {
        Optional<KeptItem> kept =
                HandOverApi.id(context)
                        .map(id -> new PlanItem.Name(PlanItem.Kind.HAND_OVER, id.value()))
                        .flatMap(office::find)
                        .filter(one -> !one.withdrawn());
        if (kept.isEmpty()) {
            problems.show(context, 404, "handover.unknown");
        }
        return kept;
    }

    private void askWithdraw(Context context) {
        Optional<KeptItem> kept = kept(context);
        if (kept.isPresent()
                && kept.get().item() instanceof PlanItem.OfHandOver(HandOver promised)) {
            Words words = Visitor.of(context).words();
            pages.render(
                    context,
                    "ask.jte",
                    new AskPage(
                            pages.frame(context, words.say("handover.end")),
                            words.say("handover.end.question", promised.title()),
                            PAGE + "/" + promised.id() + "/bo",
                            words.say("handover.end"),
                            PAGE,
                            Integer.toString(kept.get().revision())));
        }
    }

    private void withdraw(Context context) {
        Optional<KeptItem> kept = kept(context);
        if (kept.isEmpty()) {
            return;
        }
        Visitor visitor = Visitor.of(context);
        int revision = new Typed(Typed.sent(context), visitor.words()).revision();
        switch (office.withdraw(kept.get().item().name(), revision, visitor.officer())) {
            case PlanEdit.Done _ -> context.redirect(PAGE + "?note=saved");
            case PlanEdit.Conflict _ -> askWithdraw(context);
            case PlanEdit.Unknown _, PlanEdit.Refused _ ->
                    problems.show(context, 404, "handover.unknown");
        }
    }

    private void render(Context context, Words words, List<Notice> notices) {
        Instant now = pages.now();
        var said = new HandOverWords(words, pages);
        pages.render(
                context,
                "handovers.jte",
                new HandOverPage(
                        pages.liveFrame(context, words.say("handover.title"), notices),
                        pages.clock(words),
                        handOvers.today().stream().map(view -> said.box(view, now)).toList()));
    }
}
