package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.situation.Raised;

/**
 * Orders, found by where they are meant for. A book of changed orders is made from the one before:
 * what was worked out of a slot that is still the same is kept, and an edit costs what it touches.
 */
final class OrderBook {
    /** Room between two numbers, so that an order may be put between without counting anew. */
    private static final long GAP = 1 << 20;

    private final Orders orders;
    private final List<Page> pages;
    private final Map<AreaCode, List<Page>> byTarget;
    private final Map<AreaCode, List<Obligation>> owedAt = new HashMap<>();
    private final List<Campaign> campaigns;
    private final Memory memory;

    /** What all books remember that were made from one another. */
    private record Memory(Diary diary, Map<LocalDate, Map<AreaCode, Known>> days) {}

    /** What is known of an area and a day, as long as these are the pages of the area. */
    private record Known(List<Page> pages, Meant meant) {}

    /**
     * A slot in its place.
     *
     * @param number smaller than that of every slot that was booked later
     */
    private record Page(Slot slot, long number) {}

    /**
     * A slot that occurs on a day.
     *
     * @param number smaller than that of every slot that was booked later
     */
    record Booked(Asked asked, long number) {}

    private OrderBook(
            Orders orders,
            List<Page> pages,
            Map<AreaCode, List<Page>> byTarget,
            List<Campaign> campaigns,
            Memory memory) {
        this.orders = orders;
        this.pages = pages;
        this.byTarget = byTarget;
        this.campaigns = campaigns;
        this.memory = memory;
        orders.obligations().stream()
                .sorted(Comparator.comparing(Obligation::id))
                .forEach(
                        one -> owedAt.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    }

    static OrderBook of(Orders orders) {
        var pages = new ArrayList<Page>(orders.slots().size());
        for (Slot slot : orders.slots()) {
            pages.add(new Page(slot, (pages.size() + 1) * GAP));
        }
        return new OrderBook(
                orders,
                pages,
                byTarget(pages),
                orders.raised().stream().map(Campaign::new).toList(),
                new Memory(new Diary(), new HashMap<>()));
    }

    private static Map<AreaCode, List<Page>> byTarget(List<Page> pages) {
        var byTarget = new HashMap<AreaCode, List<Page>>();
        for (Page page : pages) {
            for (AreaCode area : page.slot().target().areas()) {
                byTarget.computeIfAbsent(area, _ -> new ArrayList<>()).add(page);
            }
        }
        return byTarget;
    }

    /** The book of these orders, with everything of this one that is still true. */
    OrderBook with(Orders others) {
        List<Slot> slots = others.slots();
        int most = Math.min(slots.size(), pages.size());
        int head = 0;
        while (head < most && pages.get(head).slot().equals(slots.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && fromEnd(pages, tail).slot().equals(slots.get(slots.size() - 1 - tail))) {
            tail++;
        }
        List<Page> gone = pages.subList(head, pages.size() - tail);
        List<Slot> come = slots.subList(head, slots.size() - tail);
        List<Campaign> raised = others.raised().stream().map(this::campaign).toList();
        if (gone.isEmpty() && come.isEmpty()) {
            return new OrderBook(others, pages, byTarget, raised, memory);
        }
        List<Page> between = between(head, tail, come);
        var all = new ArrayList<>(pages.subList(0, head));
        all.addAll(between);
        all.addAll(pages.subList(pages.size() - tail, pages.size()));
        if (!isAscending(all, head, tail)) {
            for (int index = 0; index < all.size(); index++) {
                all.set(index, new Page(all.get(index).slot(), (index + 1) * GAP));
            }
            return new OrderBook(others, all, byTarget(all), raised, memory);
        }
        return new OrderBook(others, all, patched(gone, between), raised, memory);
    }

    private static Page fromEnd(List<Page> pages, int index) {
        return pages.get(pages.size() - 1 - index);
    }

    private Campaign campaign(Raised raised) {
        return campaigns.stream()
                .filter(known -> known.raised().equals(raised))
                .findFirst()
                .orElseGet(() -> new Campaign(raised));
    }

    /** Pages for what is new, numbered between its neighbours. */
    private List<Page> between(int head, int tail, List<Slot> come) {
        long low = head == 0 ? 0 : pages.get(head - 1).number();
        long high =
                tail == 0 ? low + (come.size() + 1) * GAP : pages.get(pages.size() - tail).number();
        long step = (high - low) / (come.size() + 1);
        var between = new ArrayList<Page>(come.size());
        for (Slot slot : come) {
            long number = low + step * (between.size() + 1);
            between.add(new Page(slot, number));
        }
        return between;
    }

    private static boolean isAscending(List<Page> all, int head, int tail) {
        for (int index = Math.max(1, head);
                index < Math.min(all.size(), all.size() - tail + 1);
                index++) {
            if (all.get(index - 1).number() >= all.get(index).number()) {
                return false;
            }
        }
        return true;
    }

    private Map<AreaCode, List<Page>> patched(List<Page> gone, List<Page> come) {
        var patched = new HashMap<>(byTarget);
        for (Page page : gone) {
            for (AreaCode area : page.slot().target().areas()) {
                var others = new ArrayList<>(patched.getOrDefault(area, List.of()));
                others.remove(page);
                patched.put(area, others);
            }
        }
        for (Page page : come) {
            for (AreaCode area : page.slot().target().areas()) {
                var all = new ArrayList<>(patched.getOrDefault(area, List.of()));
                all.add(page);
                patched.put(area, all);
            }
        }
        return patched;
    }

    Orders orders() {
        return orders;
    }

    List<Campaign> campaigns() {
        return campaigns;
    }

    /** What occurs on that day and is meant for that area by name. */
    Meant on(LocalDate date, AreaCode area) {
        List<Page> pages = byTarget.getOrDefault(area, List.of());
        Map<AreaCode, Known> day = memory.days().computeIfAbsent(date, _ -> new HashMap<>());
        Known known = day.get(area);
        if (known == null || !known.pages().equals(pages)) {
            known = new Known(pages, new Meant(meantFor(date, pages, memory.diary()::asked)));
            day.put(area, known);
        }
        return known.meant();
    }

    /**
     * The same for the unit a station itself lies in, in no particular order. What hardly anybody
     * else hears costs less to make again than to keep.
     */
    List<Booked> onlyHere(LocalDate date, AreaCode unit) {
        return meantFor(date, byTarget.getOrDefault(unit, List.of()), memory.diary()::askedOnce);
    }

    private static List<Booked> meantFor(
            LocalDate date, List<Page> pages, BiFunction<Slot, LocalDate, Optional<Asked>> ask) {
        var booked = new ArrayList<Booked>(pages.size());
        for (Page page : pages) {
            Optional<Asked> asked = ask.apply(page.slot(), date);
            if (asked.isPresent()) {
                booked.add(new Booked(asked.get(), page.number()));
            }
        }
        return booked;
    }

    /** What a unit's stations owe, in order of name. */
    List<Obligation> owedAt(AreaCode unit) {
        return owedAt.getOrDefault(unit, List.of());
    }

    boolean owesAnything() {
        return !owedAt.isEmpty();
    }
}
