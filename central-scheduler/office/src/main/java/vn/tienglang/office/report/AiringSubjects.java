package vn.tienglang.office.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.office.report.figures.AiringSubject;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Subjects of airings: which slot, situation or obligation ordered them, and the theme of their
 * bulletin. Each order and each clip is read once. Valid inside one transaction.
 */
final class AiringSubjects {
    private final Repositories repositories;
    private final AreaTree tree;
    private final Map<SlotId, Order> orders = new HashMap<>();
    private final Map<ClipId, String> themes = new HashMap<>();
    private final Map<AreaDay, Set<AreaCode>> own = new HashMap<>();

    private record AreaDay(AreaCode area, LocalDate date) {}

    /** Order of airings; the origin is empty for a slot, where the unit decides. */
    private record Order(String title, AreaCode unit, Optional<AirtimeOrigin> origin) {}

    AiringSubjects(Repositories repositories) {
        this.repositories = repositories;
        this.tree = repositories.areas().tree();
    }

    /** Reads the orders of these logs. */
    void read(List<DailyLog> logs) {
        var wanted = new TreeSet<SlotId>();
        for (DailyLog log : logs) {
            for (Airing airing : log.airings()) {
                Slot.slotIdOf(airing.id())
                        .filter(id -> !orders.containsKey(id))
                        .ifPresent(wanted::add);
            }
        }
        repositories
                .slots()
                .of(wanted)
                .forEach(found ->
                        orders.put(
                                found.slot().id(),
                                new Order(
                                        found.slot().title(),
                                        found.slot().issuer(),
                                        Optional.empty())));
        for (SlotId id : wanted) {
            if (!orders.containsKey(id)) {
                item(PlanItem.Kind.OBLIGATION, id)
                        .or(() -> item(PlanItem.Kind.RAISED, id))
                        .ifPresent(order -> orders.put(id, order));
            }
        }
    }

    private Optional<Order> item(PlanItem.Kind kind, SlotId id) {
        return repositories
                .planItems()
                .find(new PlanItem.Name(kind, id.value()))
                .map(PlanItemRevision::item)
                .flatMap(item ->
                        switch (item) {
                            case PlanItem.OfObligation(var owed) ->
                                    Optional.of(
                                            new Order(
                                                    owed.paper(),
                                                    owed.unit(),
                                                    Optional.of(AirtimeOrigin.OBLIGATION)));
                            case PlanItem.OfRaised(var raised) ->
                                    Optional.of(
                                            new Order(
                                                    raised.playbook().title(),
                                                    raised.unit(),
                                                    Optional.of(AirtimeOrigin.SITUATION)));
                            default -> Optional.empty();
                        });
    }

    /** The subject of an airing of a station in this area. */
    AiringSubject of(AreaCode area, LocalDate date, Airing airing, Clip clip) {
        Optional<SlotId> id = Slot.slotIdOf(airing.id());
        Optional<Order> order = id.flatMap(one -> Optional.ofNullable(orders.get(one)));
        return new AiringSubject(
                order.map(Order::title).orElse(""),
                themes.computeIfAbsent(clip.id(), this::theme),
                order.flatMap(Order::origin)
                        .orElseGet(() -> origin(area, date, order.map(Order::unit))),
                id.map(SlotId::value).orElse(""));
    }

    private AirtimeOrigin origin(AreaCode area, LocalDate date, Optional<AreaCode> issuer) {
        boolean isOwn =
                issuer.filter(unit ->
                                own.computeIfAbsent(new AreaDay(area, date), this::ownUnits)
                                        .contains(unit))
                        .isPresent();
        return isOwn ? AirtimeOrigin.OWN : AirtimeOrigin.HIGHER;
    }

    private Set<AreaCode> ownUnits(AreaDay day) {
        var units = new HashSet<>(tree.ownUnits(day.area(), day.date()));
        tree.presentUnit(day.area(), day.date()).map(Area::code).ifPresent(units::add);
        units.addAll(tree.everInside(day.area()));
        return units;
    }

    /** The theme of the first bulletin, by id, that uses the clip and has one. */
    private String theme(ClipId clip) {
        return repositories.bulletins().using(clip).stream()
                .map(BulletinRevision::bulletin)
                .map(bulletin -> bulletin.details().theme())
                .filter(theme -> !theme.isEmpty())
                .findFirst()
                .orElse("");
    }
}
