package vn.tienglang.office.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.area.AreaPreview.ContinuingOrder;
import vn.tienglang.office.area.AreaPreview.Meeting;
import vn.tienglang.office.area.AreaPreview.OrderKind;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.recurrence.Occurrence;
import vn.tienglang.planner.slot.Slot;

/** Reader of the orders that name one of some units, and are not over. */
final class AreaOrders {
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** Days in which the start times of a slot are read. */
    private static final int DAYS = 14;

    private final Repositories repositories;
    private final AreaTree tree;
    private final LocalDate date;
    private final LocalDate on;
    private final Map<AreaCode, List<AreaCode>> inside = new TreeMap<>();
    private final List<ContinuingOrder> found = new ArrayList<>();

    /**
     * Reader.
     *
     * @param tree the areas after the change
     * @param date today
     * @param on first day of the change
     */
    AreaOrders(Repositories repositories, AreaTree tree, LocalDate date, LocalDate on) {
        this.repositories = repositories;
        this.tree = tree;
        this.date = date;
        this.on = on.isAfter(date) ? on : date;
    }

    /** The orders of these units, by unit, kind and title. */
    List<ContinuingOrder> of(Set<AreaCode> units) {
        for (SlotRevision kept : repositories.slots().between(date, LATEST)) {
            if (!kept.withdrawn()) {
                slot(kept.slot(), units);
            }
        }
        for (PlanItem.Kind kind : PlanItem.Kind.values()) {
            for (PlanItemRevision kept : repositories.planItems().all(kind)) {
                if (!kept.withdrawn() && kept.item().until().isAfter(date)) {
                    item(kept.item(), units);
                }
            }
        }
        for (BulletinRevision kept : repositories.bulletins().all()) {
            var details = kept.bulletin().details();
            if (!kept.bulletin().retired() && units.contains(details.area())) {
                add(
                        OrderKind.BULLETIN,
                        kept.bulletin().id().value(),
                        details.title(),
                        "",
                        details.area());
            }
        }
        found.sort(
                Comparator.comparing(ContinuingOrder::unit)
                        .thenComparing(ContinuingOrder::kind)
                        .thenComparing(ContinuingOrder::title)
                        .thenComparing(ContinuingOrder::id));
        return List.copyOf(found);
    }

    private void slot(Slot slot, Set<AreaCode> units) {
        var named = new TreeSet<>(slot.target().areas());
        named.addAll(slot.target().except());
        named.add(slot.issuer());
        named.retainAll(units);
        if (!named.isEmpty()) {
            String times =
                    slot.when().recurrence().between(on, on.plusDays(DAYS)).stream()
                            .map(Occurrence::start)
                            .map(start -> start.toLocalTime().toString())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "));
            named.forEach(
                    unit -> add(OrderKind.SLOT, slot.id().value(), slot.title(), times, unit));
        }
    }

    private void item(PlanItem item, Set<AreaCode> units) {
        String id = item.name().id();
        AreaCode unit = item.unit();
        switch (item) {
            case PlanItem.OfPolicy(var _, var policy) ->
                    addIf(units, OrderKind.POLICY, id, policy.paper(), "", unit);
            case PlanItem.OfOrder _ ->
                    addIf(units, OrderKind.PRIORITIES, id, unit.value(), "", unit);
            case PlanItem.OfRaised(var raised) -> {
                String title = raised.playbook().title();
                addIf(units, OrderKind.SITUATION, id, title, "", unit);
                raised.affected().stream()
                        .filter(one -> !one.equals(unit))
                        .forEach(one -> addIf(units, OrderKind.SITUATION, id, title, "", one));
            }
            case PlanItem.OfObligation(var owed) ->
                    addIf(
                            units,
                            OrderKind.OBLIGATION,
                            id,
                            owed.paper(),
                            owed.theme() + " · " + owed.language(),
                            unit);
            case PlanItem.OfHandOver(var one) ->
                    addIf(units, OrderKind.HAND_OVER, id, one.title(), "", unit);
            case PlanItem.OfProfile _,
                    PlanItem.OfTags _,
                    PlanItem.OfSuccession _,
                    PlanItem.OfPlaybook _,
                    PlanItem.OfHoliday _ -> {
                // They name stations, the country or areas that exist no longer.
            }
        }
    }

    private void addIf(
            Set<AreaCode> units,
            OrderKind kind,
            String id,
            String title,
            String detail,
            AreaCode unit) {
        if (units.contains(unit)) {
            add(kind, id, title, detail, unit);
        }
    }

    private void add(OrderKind kind, String id, String title, String detail, AreaCode unit) {
        found.add(
                new ContinuingOrder(
                        kind,
                        id,
                        title,
                        detail,
                        unit,
                        inside.computeIfAbsent(unit, this::presentUnits)));
    }

    /** The present units in which a former unit, or a former unit inside it, lies. */
    private List<AreaCode> presentUnits(AreaCode unit) {
        var units = new TreeSet<AreaCode>();
        for (AreaCode one : tree.everInside(unit)) {
            if (tree.within(one, unit, on) && tree.directlyInside(one, on).isEmpty()) {
                tree.presentUnit(one, on).ifPresent(area -> units.add(area.code()));
            }
        }
        return List.copyOf(units);
    }

    /** The orders of different former units that meet in one present unit. */
    static List<Meeting> meetings(List<ContinuingOrder> orders) {
        record Key(AreaCode unit, OrderKind kind, String detail) {}
        var groups = new LinkedHashMap<Key, List<ContinuingOrder>>();
        for (ContinuingOrder order : orders) {
            Optional<AreaCode> only =
                    order.inside().size() == 1
                            ? Optional.of(order.inside().getFirst())
                            : Optional.empty();
            switch (order.kind()) {
                case SLOT, POLICY, OBLIGATION ->
                        only.ifPresent(unit ->
                                groups.computeIfAbsent(
                                                new Key(unit, order.kind(), order.detail()),
                                                _ -> new ArrayList<>())
                                        .add(order));
                case PRIORITIES, SITUATION, HAND_OVER, BULLETIN -> {
                    // They do not exclude one another.
                }
            }
        }
        return groups.entrySet().stream()
                .filter(one ->
                        one.getValue().stream().map(ContinuingOrder::unit).distinct().count() > 1)
                .map(one -> new Meeting(one.getKey().unit(), one.getValue()))
                .toList();
    }
}
