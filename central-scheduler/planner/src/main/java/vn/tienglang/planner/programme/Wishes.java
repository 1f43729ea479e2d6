package vn.tienglang.planner.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Raised;

/**
 * Who wants the air of a station on a day, in the order in which they are served: campaigns of
 * raised units; then priorities, in the order the station's own unit has given them, else as they
 * were booked; then everything else as it was booked.
 */
final class Wishes {
    private final Setting setting;
    private final OrderBook book;
    private final Here here;
    private final List<Wish> wishes = new ArrayList<>();

    private Wishes(Setting setting, OrderBook book, Here here) {
        this.setting = setting;
        this.book = book;
        this.here = here;
    }

    static List<Wish> of(Setting setting, OrderBook book, Here here) {
        return here.home().map(unit -> new Wishes(setting, book, here).of(unit)).orElse(List.of());
    }

    private List<Wish> of(AreaCode unit) {
        if (!book.campaigns().isEmpty()) {
            campaigns();
        }
        slots(unit);
        wishes.sort(Wish::inOrder);
        return wishes;
    }

    private void slots(AreaCode unit) {
        List<SlotId> first = firstHere();
        Set<Slot> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (AreaCode area : here.ancestry()) {
            meant(
                    area.equals(unit)
                            ? book.onlyHere(here.date(), area)
                            : book.on(here.date(), area),
                    unit,
                    first,
                    seen);
            for (AreaCode ended : setting.endedInto(area, here.date())) {
                meant(book.on(here.date(), ended), unit, first, seen);
            }
        }
    }

    private void meant(
            List<OrderBook.Booked> orders, AreaCode unit, List<SlotId> first, Set<Slot> seen) {
        for (OrderBook.Booked booked : orders) {
            Asked asked = booked.asked();
            Target target = asked.slot().target();
            boolean again = target.areas().size() > 1 && !seen.add(asked.slot());
            if (again || !isMeant(target)) {
                continue;
            }
            int rank = asked.order().rank();
            int place = rank == 1 ? first.indexOf(asked.slot().id()) : -1;
            for (Act act : asked.acts(setting.maker(), here.seat(), here.station().zone(), unit)) {
                wishes.add(
                        new Wish(
                                act,
                                rank,
                                place < 0 ? Wish.UNNAMED : place,
                                booked.number(),
                                here.clearance()));
            }
        }
    }

    private List<SlotId> firstHere() {
        Map<AreaCode, List<SlotId>> firstAt = book.orders().firstAt();
        if (firstAt.isEmpty()) {
            return List.of();
        }
        return here.ancestry().stream()
                .map(area -> firstAt.getOrDefault(area, List.of()))
                .filter(order -> !order.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isMeant(Target target) {
        boolean bears =
                target.tags().isEmpty()
                        || setting.places().tags(here.station().id()).stream()
                                .anyMatch(target.tags()::contains);
        return bears
                && (target.except().isEmpty()
                        || target.except().stream().noneMatch(area -> setting.holds(area, here)));
    }

    /** The nearest raised unit counts, at every instant; of one unit the one raised last. */
    private void campaigns() {
        record Near(Campaign campaign, int distance) {
            Raised raised() {
                return campaign.raised();
            }
        }
        List<Near> near =
                book.campaigns().stream()
                        .map(one -> new Near(one, setting.distance(one.raised().unit(), here)))
                        .filter(one -> one.distance() >= 0)
                        .sorted(
                                Comparator.comparingInt(Near::distance)
                                        .thenComparing(
                                                one -> one.raised().from(),
                                                Comparator.reverseOrder())
                                        .thenComparing(one -> one.raised().id()))
                        .toList();
        for (int index = 0; index < near.size(); index++) {
            Raised raised = near.get(index).raised();
            List<Near> nearer = near.subList(0, index);
            for (Wish wish : near.get(index).campaign().wishes(setting, here)) {
                Instant at = Instant.ofEpochMilli(wish.act().block().start());
                if (raised.holdsAt(at)
                        && nearer.stream().noneMatch(one -> one.raised().holdsAt(at))) {
                    wishes.add(wish);
                }
            }
        }
    }
}
