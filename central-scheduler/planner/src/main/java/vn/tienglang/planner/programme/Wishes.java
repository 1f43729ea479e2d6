package vn.tienglang.planner.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private static final int FEW = 4;

    private final Setting setting;
    private final OrderBook book;
    private final Here here;
    private final List<Wish> wishes = new ArrayList<>();
    private final Set<Slot> seen = Collections.newSetFromMap(new IdentityHashMap<>(FEW));

    private Wishes(Setting setting, OrderBook book, Here here) {
        this.setting = setting;
        this.book = book;
        this.here = here;
    }

    static List<Wish> of(Setting setting, OrderBook book, Here here) {
        return here.home().isPresent()
                ? new Wishes(setting, book, here).of(here.home().get())
                : List.of();
    }

    private List<Wish> of(AreaCode unit) {
        if (!book.campaigns().isEmpty()) {
            campaigns();
        }
        slots(unit);
        wishes.sort(Wish::inOrder);
        return wishes;
    }

    /**
     * Whether anything of that day may sound as the next begins; more easily answered than what
     * sounds, and never no when something does.
     */
    static boolean mayPassMidnight(Setting setting, OrderBook book, Here here) {
        return here.home().isPresent()
                && (!book.campaigns().isEmpty()
                        || new Wishes(setting, book, here).mayPassMidnight(here.home().get()));
    }

    private boolean mayPassMidnight(AreaCode unit) {
        for (AreaCode area : here.ancestry()) {
            if (area.equals(unit)
                    ? mayPassMidnight(book.onlyHere(here.date(), area))
                    : mayPassMidnight(book.on(here.date(), area))) {
                return true;
            }
            for (AreaCode ended : setting.endedInto(area, here.date())) {
                if (mayPassMidnight(book.on(here.date(), ended))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayPassMidnight(Meant meant) {
        return chorus(meant).latestEnd() > here.ends() || mayPassMidnight(meant.others());
    }

    private boolean mayPassMidnight(List<OrderBook.Booked> orders) {
        for (OrderBook.Booked booked : orders) {
            if (booked.asked().mayPassMidnight(setting.maker(), here)) {
                return true;
            }
        }
        return false;
    }

    private Meant.Chorus chorus(Meant meant) {
        return meant.chorus(setting.maker(), here.seat(), here.station().zone());
    }

    private void slots(AreaCode unit) {
        List<SlotId> first = firstHere();
        for (AreaCode area : here.ancestry()) {
            if (area.equals(unit)) {
                single(book.onlyHere(here.date(), area), first, one -> actsHere(one, unit));
            } else {
                meant(book.on(here.date(), area), unit, first);
            }
            for (AreaCode ended : setting.endedInto(area, here.date())) {
                meant(book.on(here.date(), ended), unit, first);
            }
        }
    }

    private void meant(Meant meant, AreaCode unit, List<SlotId> first) {
        wishes.addAll(chorus(meant).wishes());
        single(meant.others(), first, one -> acts(one, unit));
    }

    private void single(
            List<OrderBook.Booked> orders, List<SlotId> first, Function<Asked, List<Act>> acts) {
        for (OrderBook.Booked booked : orders) {
            Asked asked = booked.asked();
            Target target = asked.slot().target();
            boolean again = target.areas().size() > 1 && !seen.add(asked.slot());
            if (again || !isMeant(target)) {
                continue;
            }
            int rank = asked.order().rank();
            int place = rank == 1 ? first.indexOf(asked.slot().id()) : -1;
            int named = place < 0 ? Wish.UNNAMED : place;
            for (Act act : acts.apply(asked)) {
                wishes.add(new Wish(act, rank, named, booked.number(), Optional.empty()));
            }
        }
    }

    private List<Act> actsHere(Asked asked, AreaCode unit) {
        return asked.actsAt(unit, setting.maker(), here.seat(), here.station().zone());
    }

    private List<Act> acts(Asked asked, AreaCode unit) {
        return asked.isLocal()
                ? actsHere(asked, unit)
                : asked.acts(setting.maker(), here.seat(), here.station().zone());
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
