package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.PrioritiesPage;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;

/**
 * The page on which a unit says in which order it hears priorities that collide: that is its right,
 * whoever they come from (Circular 39/2020).
 */
final class PriorityRoutes {
    private static final String PATH = "/uu-tien";

    /** Priorities are shown with the next time they are heard, when it is as near as that. */
    private static final int DAYS_AHEAD = 60;

    private final PlanOffice office;
    private final Desk desk;
    private final Pages pages;

    PriorityRoutes(PlanOffice office, Desk desk, Pages pages) {
        this.office = office;
        this.desk = desk;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::show, Door.OFFICER);
        routes.post(PATH, this::move, Door.OFFICER);
        routes.post(PATH + "/bo", this::withdraw, Door.OFFICER);
    }

    private void show(Context context) {
        render(context, Form.of(Typed.asked(context)), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var areas = new PlanAreas(words, desk, pages.today());
        Optional<AreaCode> unit = Typed.parsed(form.value("unit"), AreaCode::new);
        Optional<KeptItem> kept = unit.flatMap(this::find);
        List<Slot> slots = unit.map(one -> inOrder(one, areas)).orElse(List.of());
        pages.render(
                context,
                "priorities.jte",
                new PrioritiesPage(
                        pages.frame(context, words.say("priorities.title"), all),
                        form,
                        areas.pick(form.value("unit"), form.value("search")),
                        unit.map(areas::path).orElse(""),
                        lines(slots, areas, words),
                        String.join(" ", slots.stream().map(one -> one.id().value()).toList()),
                        Integer.toString(kept.map(KeptItem::revision).orElse(0)),
                        state(kept, words)));
    }

    private Optional<KeptItem> find(AreaCode unit) {
        return Typed.parsed(unit.value(), id -> new PlanItem.Name(PlanItem.Kind.ORDER, id))
                .flatMap(office::find);
    }

    private Mark state(Optional<KeptItem> kept, Words words) {
        return kept.filter(one -> !one.withdrawn())
                .map(one ->
                        new Mark(
                                Tone.GOOD,
                                words.say(
                                        "priorities.ordered",
                                        one.by(),
                                        words.moment(one.at(), pages.zone(), pages.today()))))
                .orElseGet(() -> new Mark(Tone.PLAIN, words.say("priorities.unordered")));
    }

    /** Those that were put in order come first; the others follow as they were booked. */
    private List<Slot> inOrder(AreaCode unit, PlanAreas areas) {
        List<SlotId> first =
                find(unit)
                        .filter(kept -> !kept.withdrawn())
                        .map(KeptItem::item)
                        .flatMap(item ->
                                item instanceof PlanItem.OfOrder(var _, List<SlotId> said)
                                        ? Optional.of(said)
                                        : Optional.empty())
                        .orElse(List.of());
        return office.priorities().stream()
                .filter(slot ->
                        slot.target().areas().stream().anyMatch(at -> areas.isAkin(at, unit)))
                .sorted(
                        Comparator.comparingInt(slot -> {
                            int place = first.indexOf(slot.id());
                            return place < 0 ? first.size() : place;
                        }))
                .toList();
    }

    private List<PrioritiesPage.Line> lines(List<Slot> slots, PlanAreas areas, Words words) {
        var lines = new ArrayList<PrioritiesPage.Line>();
        for (Slot slot : slots) {
            lines.add(
                    new PrioritiesPage.Line(
                            slot.id().value(),
                            Integer.toString(lines.size() + 1),
                            slot.title(),
                            words.say(
                                    "priorities.about",
                                    areas.name(slot.issuer()),
                                    next(slot, words))));
        }
        return lines;
    }

    private String next(Slot slot, Words words) {
        LocalDate today = pages.today();
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> slot.when().on(date).stream())
                .map(Recurring.Occurrence::start)
                .findFirst()
                .map(at ->
                        words.say(
                                "approvals.at",
                                words.time(at.toLocalTime()),
                                words.day(at.toLocalDate(), today)))
                .orElseGet(() -> words.say("approvals.when.never"));
    }

    private void move(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<AreaCode> unit = typed.area("unit");
        List<SlotId> order = new ArrayList<>(typed.each("order", SlotId::new));
        if (unit.isEmpty() || !typed.isSound()) {
            refuse(context, values, typed.complaints());
            return;
        }
        Typed.parsed(typed.text("up"), SlotId::new).ifPresent(id -> swap(order, id, -1));
        Typed.parsed(typed.text("down"), SlotId::new).ifPresent(id -> swap(order, id, 1));
        var item = new PlanItem.OfOrder(unit.get(), order);
        tell(context, values, office.put(item, typed.revision(), visitor.officer()));
    }

    private static void swap(List<SlotId> order, SlotId id, int step) {
        int from = order.indexOf(id);
        int to = from + step;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
    }

    private void withdraw(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<PlanItem.Name> name =
                typed.area("unit")
                        .flatMap(unit ->
                                Typed.parsed(
                                        unit.value(),
                                        id -> new PlanItem.Name(PlanItem.Kind.ORDER, id)));
        if (name.isEmpty()) {
            refuse(context, values, typed.complaints());
            return;
        }
        tell(context, values, office.withdraw(name.get(), typed.revision(), visitor.officer()));
    }

    private void tell(Context context, Map<String, String> values, PlanEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case PlanEdit.Done(KeptItem kept) ->
                    context.redirect(PATH + "?note=saved&unit=" + kept.item().unit() + "#thu-tu");
            case PlanEdit.Unknown _ -> render(context, unit(values), List.of());
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                String sentence = words.say("priorities.changed", present.by());
                render(context, unit(values), List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case PlanEdit.Refused(var bars) ->
                    refuse(context, values, PlanWords.of(words, desk, pages).complaints(bars));
        }
    }

    /** The list is shown anew as it stands, not as it was. */
    private static Form unit(Map<String, String> values) {
        return Form.of(Map.of("unit", values.getOrDefault("unit", "")));
    }

    private void refuse(Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        render(context, unit(values), List.of(Typed.notice(words, complaints)));
    }
}
