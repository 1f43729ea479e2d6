package vn.tienglang.pages.policy;

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
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Routes of the page on which a unit orders colliding priorities (Circular 39/2020). */
public final class PriorityRoutes {
    private static final String PATH = "/uu-tien";

    /** Days searched for the next airing of a priority. */
    private static final int DAYS_AHEAD = 60;

    private final PlanItemService planItems;
    private final StationDirectory directory;
    private final PageRenderer pages;

    public PriorityRoutes(
            PlanItemService planItems, StationDirectory directory, PageRenderer pages) {
        this.planItems = planItems;
        this.directory = directory;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, RouteAccess.READER);
        routes.post(
                PATH,
                this::move,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.NONE));
        routes.post(
                PATH + "/bo",
                this::withdraw,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.NONE));
    }

    private void show(Context context) {
        render(context, Form.of(PlanFormReader.queryValues(context)), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var areas = new AreaLookup(words, directory, pages.today());
        Optional<AreaCode> unit = PlanFormReader.parsed(form.value("unit"), AreaCode::new);
        Optional<PlanItemRevision> kept = unit.flatMap(this::find);
        List<Slot> slots = unit.map(one -> inOrder(one, areas)).orElse(List.of());
        pages.render(
                context,
                "vn/tienglang/pages/policy/priorities.jte",
                new PrioritiesPage(
                        pages.frame(context, words.text("priorities.title"), all),
                        form,
                        areas.picker(form.value("unit"), form.value("search")),
                        unit.map(areas::path).orElse(""),
                        lines(slots, areas, words),
                        String.join(" ", slots.stream().map(one -> one.id().value()).toList()),
                        Integer.toString(kept.map(PlanItemRevision::revision).orElse(0)),
                        state(kept, words)));
    }

    private Optional<PlanItemRevision> find(AreaCode unit) {
        return PlanFormReader.parsed(unit.value(), id -> new PlanItem.Name(PlanItem.Kind.ORDER, id))
                .flatMap(planItems::find);
    }

    private Badge state(Optional<PlanItemRevision> kept, Messages words) {
        return kept.filter(one -> !one.withdrawn())
                .map(one ->
                        new Badge(
                                BadgeTone.GOOD,
                                words.text(
                                        "priorities.ordered",
                                        one.by(),
                                        words.moment(one.at(), pages.zone(), pages.today()))))
                .orElseGet(() -> new Badge(BadgeTone.PLAIN, words.text("priorities.unordered")));
    }

    /** The ordered priorities first, then the others in order of booking. */
    private List<Slot> inOrder(AreaCode unit, AreaLookup areas) {
        List<SlotId> first =
                find(unit)
                        .filter(kept -> !kept.withdrawn())
                        .map(PlanItemRevision::item)
                        .flatMap(item ->
                                item instanceof PlanItem.OfOrder(var _, List<SlotId> said)
                                        ? Optional.of(said)
                                        : Optional.empty())
                        .orElse(List.of());
        return planItems.priorities().stream()
                .filter(slot ->
                        slot.target().areas().stream().anyMatch(at -> areas.isRelated(at, unit)))
                .sorted(
                        Comparator.comparingInt(slot -> {
                            int place = first.indexOf(slot.id());
                            return place < 0 ? first.size() : place;
                        }))
                .toList();
    }

    private List<PrioritiesPage.Line> lines(List<Slot> slots, AreaLookup areas, Messages words) {
        var lines = new ArrayList<PrioritiesPage.Line>();
        for (Slot slot : slots) {
            lines.add(
                    new PrioritiesPage.Line(
                            slot.id().value(),
                            Integer.toString(lines.size() + 1),
                            slot.title(),
                            words.text(
                                    "priorities.about",
                                    areas.name(slot.issuer()),
                                    next(slot, words))));
        }
        return lines;
    }

    private String next(Slot slot, Messages words) {
        LocalDate today = pages.today();
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> slot.when().occurrencesOn(date).stream())
                .map(NumberedRecurrence.NumberedOccurrence::start)
                .findFirst()
                .map(at ->
                        words.text(
                                "approvals.at",
                                words.time(at.toLocalTime()),
                                words.day(at.toLocalDate(), today)))
                .orElseGet(() -> words.text("approvals.when.never"));
    }

    private void move(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        Optional<AreaCode> unit = typed.area("unit");
        List<SlotId> order = new ArrayList<>(typed.list("order", SlotId::new));
        if (unit.isEmpty() || !typed.isValid()) {
            reject(context, values, typed.errors());
            return;
        }
        PlanFormReader.parsed(typed.text("up"), SlotId::new).ifPresent(id -> swap(order, id, -1));
        PlanFormReader.parsed(typed.text("down"), SlotId::new).ifPresent(id -> swap(order, id, 1));
        var item = new PlanItem.OfOrder(unit.get(), order);
        respond(
                context,
                values,
                planItems
                        .with(SilenceQuestion.ofForm(context))
                        .put(item, typed.revision(), user.officer()));
    }

    private static void swap(List<SlotId> order, SlotId id, int step) {
        int from = order.indexOf(id);
        int to = from + step;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
    }

    private void withdraw(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        Optional<PlanItem.Name> name =
                typed.area("unit")
                        .flatMap(unit ->
                                PlanFormReader.parsed(
                                        unit.value(),
                                        id -> new PlanItem.Name(PlanItem.Kind.ORDER, id)));
        if (name.isEmpty()) {
            reject(context, values, typed.errors());
            return;
        }
        respond(
                context,
                values,
                planItems
                        .with(SilenceQuestion.ofForm(context))
                        .withdraw(name.get(), typed.revision(), user.officer()));
    }

    private void respond(Context context, Map<String, String> values, PlanItemResult edit) {
        if (SilenceQuestion.isAsked(context, pages, edit, PATH)) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done(PlanItemRevision kept) ->
                    context.redirect(PATH + "?note=saved&unit=" + kept.item().unit() + "#thu-tu");
            case PlanItemResult.Unknown _ -> render(context, unit(values), List.of());
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                String sentence = words.text("priorities.changed", present.by());
                render(context, unit(values), List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case PlanItemResult.Refused(var reasons) ->
                    reject(
                            context,
                            values,
                            PlanRefusalText.of(words, directory, pages).errors(reasons));
        }
    }

    /** The form with the unit only; the list itself is loaded anew. */
    private static Form unit(Map<String, String> values) {
        return Form.of(Map.of("unit", values.getOrDefault("unit", "")));
    }

    private void reject(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(context, unit(values), List.of(PlanFormReader.notice(words, errors)));
    }
}
