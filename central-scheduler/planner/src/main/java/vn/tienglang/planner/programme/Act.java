package vn.tienglang.planner.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.air.Block;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;

/**
 * One occurrence of an order, as it would sound in one zone and for one profile of languages. Made
 * once, and asked by every station it is the same for.
 */
final class Act {
    private final Order order;
    private final Recurring.Occurrence occurrence;
    private final String name;
    private final Block block;
    private final Row row;
    private final List<Airing> onTime;

    /**
     * Something an act sounds, or keeps the air for.
     *
     * @param number its place in the programme before anything was left out
     * @param length in milliseconds
     * @param turn how the languages share it, when it is a bulletin's
     * @param sound what is heard
     * @param inPlaceOf what it is the fallback for, when that was not handed over
     */
    record Item(
            int number,
            long length,
            Optional<LanguageMix> turn,
            Sound sound,
            Optional<HandOver> inPlaceOf) {
        /** Bulletins are left out where there is no room, and nothing else is. */
        boolean mayBeLeft() {
            return turn.isPresent();
        }
    }

    /** What is heard. */
    sealed interface Sound {
        /**
         * This recording.
         *
         * @param bytes what naming it costs in a log on the wire, at most
         */
        record Of(Clip clip, int bytes) implements Sound {}

        /** Somebody else's programme, by those who can carry it. */
        record Elsewhere() implements Sound {}
    }

    /**
     * What an act sounds, and what is missing of it.
     *
     * @param items in order
     * @param gaps what of the order cannot be heard, whatever the air is like
     */
    record Row(List<Item> items, List<Ground> gaps) {
        /** Takes copies. */
        Row {
            items = List.copyOf(items);
            gaps = List.copyOf(gaps);
        }
    }

    Act(Order order, Recurring.Occurrence occurrence, Instant start, Row row) {
        this.order = order;
        this.occurrence = occurrence;
        this.name = Slot.stem(order.id(), occurrence);
        this.row = row;
        long begin = start.toEpochMilli();
        this.block = block(begin, order, row.items());
        this.onTime = airings(begin, block.items());
    }

    /** Loops, where streams would read better: acts are made by the million. */
    private static Block block(long begin, Order order, List<Item> items) {
        long[] body = new long[items.size()];
        int count = 0;
        long ends = 0;
        for (Item item : items) {
            if (item.mayBeLeft()) {
                body[count++] = item.length();
            } else {
                ends += item.length();
            }
        }
        return new Block(
                begin,
                order.starting().patience(),
                begin + order.hardEnd().toMillis(),
                ends,
                Arrays.copyOf(body, count));
    }

    Order order() {
        return order;
    }

    SlotId id() {
        return order.id();
    }

    Recurring.Occurrence occurrence() {
        return occurrence;
    }

    /** What its airings are named after: the name of the first. */
    String name() {
        return name;
    }

    Block block() {
        return block;
    }

    /** What of the order cannot be heard, whatever the air is like. */
    List<Ground> gaps() {
        return row.gaps();
    }

    boolean isSilent() {
        return row.items().isEmpty();
    }

    /** The latest instant at which it may still sound. */
    long latestEnd() {
        long end = block.start() + block.patience() + block.length(block.items());
        return Math.min(end, Math.max(block.hardEnd(), block.start()));
    }

    List<Item> items() {
        return row.items();
    }

    /** Which of its items an airing sounds. */
    Optional<Item> item(AiringId airing) {
        return row.items().stream()
                .filter(item -> Slot.name(name, item.number()).equals(airing))
                .findFirst();
    }

    /** Its airings when it begins at {@code start} and keeps that many of what may be left out. */
    List<Airing> at(long start, int kept) {
        return start == block.start() && kept == block.items() ? onTime : airings(start, kept);
    }

    private List<Airing> airings(long start, int kept) {
        var airings = new ArrayList<Airing>(row.items().size());
        long at = start;
        int left = kept;
        for (Item item : row.items()) {
            if (item.mayBeLeft() && left-- <= 0) {
                continue;
            }
            long end = at + item.length();
            if (item.sound() instanceof Sound.Of(Clip clip, int _)) {
                airings.add(
                        new Airing(
                                Slot.name(name, item.number()),
                                new Airtime(Instant.ofEpochMilli(at), Instant.ofEpochMilli(end)),
                                clip.id(),
                                order.messageClass()));
            }
            at = end;
        }
        return List.copyOf(airings);
    }
}
