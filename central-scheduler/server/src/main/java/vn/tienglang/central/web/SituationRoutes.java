package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Foreseen;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PlanChange;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.PlanView;
import vn.tienglang.central.desk.RaiseRequest;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.central.web.page.AskPage;
import vn.tienglang.central.web.page.Detail;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** The pages on which units are raised to situations, and what is done in each is laid down. */
final class SituationRoutes {
    private static final String ALL = "/tinh-huong";
    private static final String RAISE = ALL + "/nang";

    /** A week: every day of it is different, and no day after it is. */
    private static final int DAYS_FORESEEN = 7;

    /** Nothing was sent: the first of the provincial plan is proposed for nobody. */
    private static final Form BLANK = Form.of(Map.of());

    private final PlanRooms plan;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    SituationRoutes(PlanRooms plan, Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        this.plan = plan;
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, List.of()), Door.OFFICER);
        routes.get(RAISE, this::form, Door.OFFICER);
        routes.post(RAISE + "/xem-truoc", this::preview, Door.OFFICER);
        routes.post(RAISE, this::raise, Door.OFFICER);
        routes.get(ALL + "/kich-ban/{situation}", this::playbook, Door.OFFICER);
        routes.post(ALL + "/kich-ban/{situation}", this::edit, Door.OFFICER);
        routes.get(ALL + "/{raised}/ha", this::askLower, Door.OFFICER);
        routes.post(ALL + "/{raised}/ha", this::lower, Door.OFFICER);
    }

    private SituationPages desktop(Context context) {
        return new SituationPages(
                Visitor.of(context).words(), newsroom, desk, pages.now(), pages.zone());
    }

    private void list(Context context, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "situations.jte",
                desktop(context)
                        .list(
                                pages.frame(context, words.say("situations.title"), all),
                                plan.situations().all(),
                                plan.office().playbooks().stream().map(this::kept).toList()));
    }

    /** One that nobody edited yet counts as the first revision, by nobody. */
    private KeptItem kept(Playbook playbook) {
        var item = new PlanItem.OfPlaybook(playbook);
        return plan.office()
                .find(item.name())
                .orElseGet(() -> new KeptItem(item, 1, Stage.APPROVED, "", Instant.EPOCH));
    }

    private void form(Context context) {
        Map<String, String> values = Typed.asked(context);
        renderForm(context, values.isEmpty() ? BLANK : Form.of(values), List.of());
    }

    private void renderForm(Context context, Form form, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "raise.jte",
                desktop(context)
                        .raise(
                                pages.frame(context, words.say("raise.title"), all),
                                form,
                                plan.office().playbooks()));
    }

    private void refuse(Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        renderForm(
                context, Typed.form(values, complaints), List.of(Typed.notice(words, complaints)));
    }

    /** What the form says; empty, with all complaints, when it says nothing that can be done. */
    private Optional<RaiseRequest> request(Typed typed, Words words) {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<Integer> situation = typed.number("situation", 1, Playbook.SITUATIONS);
        List<AreaCode> affected = typed.each("affected", AreaCode::new);
        List<BulletinId> told = typed.each("bulletins", BulletinId::new);
        if (told.isEmpty() && typed.text("bulletins").isEmpty()) {
            typed.object(
                    "missing-field",
                    "bulletins",
                    words.say("complaint.missing", words.say("field.bulletins")));
        }
        Instant until = until(typed);
        return typed.isSound()
                ? Optional.of(
                        new RaiseRequest(
                                unit.orElseThrow(),
                                situation.orElseThrow(),
                                new TreeSet<>(affected),
                                told,
                                until))
                : Optional.empty();
    }

    /** A day without an hour is meant to its end. */
    private Instant until(Typed typed) {
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
        Words words = Visitor.of(context).words();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, words);
        Optional<RaiseRequest> request = request(typed, words);
        if (request.isEmpty()) {
            refuse(context, values, typed.complaints());
            return;
        }
        renderPreview(context, values, request.get(), List.of());
    }

    private Optional<Playbook> newest(int situation) {
        return plan.office().playbooks().stream()
                .filter(one -> one.situation() == situation)
                .findFirst();
    }

    /** Worked out anew each time: nobody reads a preview of what cannot be, or is so no more. */
    private void renderPreview(
            Context context,
            Map<String, String> values,
            RaiseRequest request,
            List<Notice> notices) {
        Words words = Visitor.of(context).words();
        SituationPages desktop = desktop(context);
        PlanView<Foreseen> view =
                plan.views().preview(new PlanChange.Raise(request), pages.today(), DAYS_FORESEEN);
        var complaints = new ArrayList<Complaint>();
        List<Detail> brings =
                switch (view) {
                    case PlanView.Seen<Foreseen>(Foreseen foreseen) -> desktop.brings(foreseen);
                    case PlanView.Refused<Foreseen>(var bars) -> {
                        complaints.addAll(against(bars, words));
                        yield desktop.tooMuch(request.unit());
                    }
                };
        Optional<Playbook> playbook = newest(request.situation());
        if (!complaints.isEmpty() || playbook.isEmpty()) {
            refuse(context, values, complaints);
            return;
        }
        var again = new LinkedHashMap<String, String>(values);
        again.put("version", Integer.toString(playbook.get().version()));
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "preview.jte",
                desktop.preview(
                        pages.frame(context, words.say("preview.title"), all),
                        again,
                        request,
                        playbook.get(),
                        plan.situations().all(),
                        brings));
    }

    /** What stands against the raising itself; that it is too large to foresee does not. */
    private List<Complaint> against(List<PlanView.Bar> bars, Words words) {
        var against = new ArrayList<PlanEdit.Bar>();
        for (PlanView.Bar bar : bars) {
            if (bar instanceof PlanView.Bar.AgainstChange(PlanEdit.Bar one)) {
                against.add(one);
            }
        }
        return PlanWords.of(words, desk, pages).complaints(against);
    }

    private void raise(Context context) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, words);
        Optional<RaiseRequest> request = request(typed, words);
        if (request.isEmpty()) {
            refuse(context, values, typed.complaints());
            return;
        }
        Optional<Playbook> playbook = newest(request.get().situation());
        String version = playbook.map(one -> Integer.toString(one.version())).orElse("");
        if (playbook.isPresent() && !typed.text("version").equals(version)) {
            // Nobody releases what they have not seen.
            context.status(409);
            Notice notice = Notice.of(Tone.WARNING, words.say("preview.changed"));
            renderPreview(context, values, request.get(), List.of(notice));
            return;
        }
        switch (plan.situations().raise(request.get(), visitor.officer())) {
            case PlanEdit.Done(KeptItem kept) ->
                    context.redirect(
                            ALL + "?note=" + (kept.stage().isCleared() ? "raised" : "raise-wish"));
            case PlanEdit.Refused(var bars) ->
                    refuse(context, values, PlanWords.of(words, desk, pages).complaints(bars));
            case PlanEdit.Unknown _, PlanEdit.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new raising");
        }
    }

    private Optional<KeptItem> raised(Context context) {
        return Typed.parsed(
                        context.pathParam("raised"),
                        id -> new PlanItem.Name(PlanItem.Kind.RAISED, id))
                .flatMap(plan.office()::find);
    }

    private void askLower(Context context) {
        Words words = Visitor.of(context).words();
        Optional<KeptItem> kept = raised(context);
        if (kept.isEmpty() || !(kept.get().item() instanceof PlanItem.OfRaised(Raised raised))) {
            problems.show(context, 404, "situation.unknown");
            return;
        }
        var areas = new PlanAreas(words, desk, pages.today());
        pages.render(
                context,
                "ask.jte",
                new AskPage(
                        pages.frame(context, words.say("lower.title")),
                        words.say(
                                "lower.question",
                                areas.path(raised.unit()),
                                new LawWords(words).situation(raised.playbook())),
                        ALL + "/" + raised.id() + "/ha",
                        words.say("lower.submit"),
                        ALL,
                        Integer.toString(kept.get().revision())));
    }

    private void lower(Context context) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Optional<SlotId> id = BookingRoutes.slotId(context.pathParam("raised"));
        if (id.isEmpty()) {
            problems.show(context, 404, "situation.unknown");
            return;
        }
        int revision = new Typed(Typed.sent(context), words).revision();
        switch (plan.situations().lower(id.get(), revision, visitor.officer())) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=lowered");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "situation.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                String sentence = words.say("lower.conflict", present.by());
                list(context, List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case PlanEdit.Refused _ -> {
                context.status(422);
                list(context, List.of(Notice.of(Tone.WARNING, words.say("lower.over"))));
            }
        }
    }

    private Optional<Integer> situation(Context context) {
        return Typed.parsed(context.pathParam("situation"), Integer::valueOf)
                .filter(number ->
                        plan.office().playbooks().stream()
                                .anyMatch(one -> one.situation() == number));
    }

    private void playbook(Context context) {
        Optional<Integer> situation = situation(context);
        if (situation.isEmpty()) {
            problems.show(context, 404, "situation.unknown");
            return;
        }
        Playbook playbook = newest(situation.get()).orElseThrow();
        Map<String, String> values = PlaybookForm.values(playbook, kept(playbook).revision());
        renderPlaybook(context, situation.get(), Form.of(values), Optional.empty(), List.of());
    }

    private void edit(Context context) {
        Optional<Integer> situation = situation(context);
        if (situation.isEmpty()) {
            problems.show(context, 404, "situation.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, words);
        int revision = typed.revision();
        Optional<Playbook> playbook = PlaybookForm.read(typed, situation.get(), revision, words);
        if (playbook.isEmpty()) {
            refusePlaybook(context, situation.get(), values, typed.complaints());
            return;
        }
        var item = new PlanItem.OfPlaybook(playbook.get());
        switch (plan.office().put(item, revision, visitor.officer())) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=saved");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "situation.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                var overtaken = Overtaken.by(present, values, words);
                renderPlaybook(
                        context,
                        situation.get(),
                        overtaken.form(),
                        newest(situation.get()),
                        List.of(overtaken.notice()));
            }
            case PlanEdit.Refused(var bars) ->
                    refusePlaybook(
                            context,
                            situation.get(),
                            values,
                            PlanWords.of(words, desk, pages).complaints(bars));
        }
    }

    private void refusePlaybook(
            Context context,
            int situation,
            Map<String, String> values,
            List<Complaint> complaints) {
        context.status(422);
        renderPlaybook(
                context,
                situation,
                Typed.form(values, complaints),
                Optional.empty(),
                List.of(Typed.notice(Visitor.of(context).words(), complaints)));
    }

    private void renderPlaybook(
            Context context,
            int situation,
            Form form,
            Optional<Playbook> theirs,
            List<Notice> notices) {
        Words words = Visitor.of(context).words();
        var name = new PlanItem.Name(PlanItem.Kind.PLAYBOOK, Integer.toString(situation));
        Notice[] all = notices.toArray(Notice[]::new);
        String title = words.say("playbook.title", Integer.toString(situation));
        pages.render(
                context,
                "playbook.jte",
                desktop(context)
                        .edit(
                                pages.frame(context, title, all),
                                situation,
                                form,
                                theirs,
                                plan.office().revisions(name)));
    }
}
