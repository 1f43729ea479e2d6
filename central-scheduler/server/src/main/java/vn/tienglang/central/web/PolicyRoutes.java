package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;

/** The pages on which units lay down when, how long and how loud it may sound, and who approves. */
final class PolicyRoutes {
    private static final String ALL = "/quy-dinh";
    private static final String HOLIDAYS = ALL + "/ngay-le";

    private final PlanOffice office;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    PolicyRoutes(PlanOffice office, Desk desk, Pages pages, Problems problems) {
        this.office = office;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL, this::list, Door.OFFICER);
        routes.get(ALL + "/moi", this::form, Door.OFFICER);
        routes.post(ALL + "/moi", this::layDown, Door.OFFICER);
        routes.post(HOLIDAYS, this::addHoliday, Door.OFFICER);
        routes.post(HOLIDAYS + "/{date}/bo", this::removeHoliday, Door.OFFICER);
        routes.get(ALL + "/{policy}", this::show, Door.OFFICER);
        routes.post(ALL + "/{policy}/het", this::end, Door.OFFICER);
        routes.post(ALL + "/{policy}/bo", this::withdraw, Door.OFFICER);
    }

    private PolicyPages desktop(Context context) {
        return new PolicyPages(Visitor.of(context).words(), desk, pages.now(), pages.zone());
    }

    private PlanWords words(Context context) {
        return PlanWords.of(Visitor.of(context).words(), desk, pages);
    }

    private void list(Context context) {
        renderList(context, Form.of(Typed.asked(context)), List.of());
    }

    private void renderList(Context context, Form asked, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        var values = new LinkedHashMap<String, String>();
        values.put("date", pages.today().toString());
        values.putAll(asked.values());
        Optional<OpenDay> open =
                Typed.parsed(asked.value("unit"), AreaCode::new)
                        .map(unit ->
                                office.open(
                                        unit,
                                        Fields.day(values.getOrDefault("date", ""))
                                                .orElse(pages.today())));
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "policies.jte",
                desktop(context)
                        .list(
                                pages.frame(context, words.say("policies.title"), all),
                                new Form(values, asked.faults()),
                                office.items(PlanItem.Kind.POLICY),
                                office.items(PlanItem.Kind.HOLIDAY),
                                open));
    }

    private void form(Context context) {
        PolicyPages desktop = desktop(context);
        Map<String, String> values = Typed.asked(context);
        renderForm(context, Form.of(values.isEmpty() ? desktop.blank() : values), List.of());
    }

    private void renderForm(Context context, Form form, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "policy.jte",
                desktop(context).form(pages.frame(context, words.say("policy.new"), all), form));
    }

    private void layDown(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<Policy> policy = new PolicyTyped(typed, visitor.words()).policy();
        if (policy.isEmpty()) {
            refuse(context, values, typed.complaints());
            return;
        }
        switch (office.layDown(policy.get(), visitor.officer())) {
            case PlanEdit.Done _ ->
                    context.redirect(
                            ALL
                                    + "?note=laid-down&unit="
                                    + policy.get().unit()
                                    + "&date="
                                    + policy.get().from());
            case PlanEdit.Refused(var bars) ->
                    refuse(context, values, words(context).complaints(bars));
            case PlanEdit.Unknown _, PlanEdit.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new policy");
        }
    }

    private void refuse(Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        renderForm(
                context, Typed.form(values, complaints), List.of(Typed.notice(words, complaints)));
    }

    private Optional<PlanItem.Name> name(Context context) {
        return Typed.parsed(
                context.pathParam("policy"), id -> new PlanItem.Name(PlanItem.Kind.POLICY, id));
    }

    private void show(Context context) {
        render(context, Form.of(Map.of()), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Optional<KeptItem> kept = name(context).flatMap(office::find);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfPolicy(var name, var one))) {
            problems.show(context, 404, "policy.unknown");
            return;
        }
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "policyend.jte",
                desktop(context)
                        .one(
                                pages.frame(context, one.paper(), all),
                                form,
                                kept.get(),
                                one,
                                office.revisions(name)));
    }

    private void end(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<LocalDate> last = typed.date("last");
        Optional<PlanItem.Name> name = name(context);
        if (name.isEmpty()) {
            problems.show(context, 404, "policy.unknown");
        } else if (last.isEmpty()) {
            refuseEnd(context, values, typed.complaints());
        } else {
            LocalDate until = last.get().plusDays(1);
            tell(
                    context,
                    values,
                    office.end(name.get(), typed.revision(), until, visitor.officer()));
        }
    }

    private void withdraw(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        int revision = new Typed(values, visitor.words()).revision();
        name(context)
                .ifPresentOrElse(
                        name ->
                                tell(
                                        context,
                                        values,
                                        office.withdraw(name, revision, visitor.officer())),
                        () -> problems.show(context, 404, "policy.unknown"));
    }

    private void tell(Context context, Map<String, String> values, PlanEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=ended");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "policy.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                String sentence =
                        words.say(
                                "plan.conflict.page",
                                present.by(),
                                Integer.toString(present.revision()));
                render(context, Form.of(values), List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case PlanEdit.Refused(var bars) ->
                    refuseEnd(
                            context,
                            values,
                            bars.stream().map(bar -> against(bar, words(context))).toList());
        }
    }

    /** Here the day that was typed is the last one, which has a field of its own. */
    private static Complaint against(PlanEdit.Bar bar, PlanWords words) {
        Complaint complaint = words.complaints(List.of(bar)).getFirst();
        return complaint.field().equals("until")
                ? new Complaint(complaint.rule(), "last", complaint.sentence())
                : complaint;
    }

    private void refuseEnd(
            Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        render(context, Typed.form(values, complaints), List.of(Typed.notice(words, complaints)));
    }

    private void addHoliday(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<LocalDate> date = typed.date("holiday");
        if (date.isEmpty()) {
            refuseHoliday(context, values, typed.complaints());
            return;
        }
        var item = new PlanItem.OfHoliday(date.get());
        // A holiday says nothing but its day: to add it twice comes to the same.
        Optional<KeptItem> present = office.find(item.name());
        if (present.isPresent() && !present.get().withdrawn()) {
            context.redirect(ALL + "?note=saved#ngay-le");
            return;
        }
        int revision = present.map(KeptItem::revision).orElse(0);
        switch (office.put(item, revision, visitor.officer())) {
            case PlanEdit.Done _, PlanEdit.Conflict _ ->
                    context.redirect(ALL + "?note=saved#ngay-le");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "plan.unknown");
            case PlanEdit.Refused(var bars) ->
                    refuseHoliday(context, values, words(context).complaints(bars));
        }
    }

    private void refuseHoliday(
            Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        renderList(
                context, Typed.form(values, complaints), List.of(Typed.notice(words, complaints)));
    }

    private void removeHoliday(Context context) {
        Visitor visitor = Visitor.of(context);
        int revision = new Typed(Typed.sent(context), visitor.words()).revision();
        Optional<PlanItem.Name> name =
                Fields.day(context.pathParam("date"))
                        .map(date -> new PlanItem.OfHoliday(date).name());
        if (name.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        switch (office.withdraw(name.get(), revision, visitor.officer())) {
            case PlanEdit.Done _ -> context.redirect(ALL + "?note=taken-back#ngay-le");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "plan.unknown");
            case PlanEdit.Conflict _, PlanEdit.Refused _ -> {
                context.status(409);
                String sentence = visitor.words().say("policies.holiday.changed");
                renderList(context, Form.of(Map.of()), List.of(Notice.of(Tone.WARNING, sentence)));
            }
        }
    }
}
