package vn.tienglang.planner.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.timeline.BlockTiming;

/**
 * One occurrence of an order, as it would sound in one zone and for one profile of languages. Made
 * once, and asked by every station it is the same for.
 */
final class ProgrammeBlock {
    private final AirtimeOrder order;
    private final NumberedRecurrence.NumberedOccurrence occurrence;
    private final String name;
    private final BlockTiming block;
    private final BlockContent content;
    private final List<Airing> airingsOnTime;

    /**
     * Something an act sounds, or keeps the air for.
     *
     * @param number its place in the programme before anything was left out
     * @param length in milliseconds
     * @param languageMix how the languages share it, when it is a bulletin's
     * @param sound what is heard
     * @param missingHandOver what it is the fallback for, when that was not handed over
     */
    record Item(
            int number,
            long length,
            Optional<LanguageMix> languageMix,
            Sound sound,
            Optional<HandOver> missingHandOver) {
        /** Bulletins are left out where there is no room, and nothing else is. */
        boolean isOptional() {
            return languageMix.isPresent();
        }
    }

    /** What is heard. */
    sealed interface Sound {
        /**
         * This recording.
         *
         * @param encodedBytes what naming it costs in a log on the wire, at most
         */
        record Recording(Clip clip, int encodedBytes) implements Sound {}

        /** Somebody else's programme, by those who can carry it. */
        record ExternalProgramme() implements Sound {}
    }

    /**
     * What an act sounds, and what is missing of it.
     *
     * @param items in order
     * @param unplayable what of the order cannot be heard, whatever the air is like
     */
    record BlockContent(List<Item> items, List<UnplacedReason> unplayable) {
        /** Takes copies. */
        BlockContent {
            items = List.copyOf(items);
            unplayable = List.copyOf(unplayable);
        }
    }

    ProgrammeBlock(
            AirtimeOrder order,
            NumberedRecurrence.NumberedOccurrence occurrence,
            Instant start,
            BlockContent row) {
        this.order = order;
        this.occurrence = occurrence;
        this.name = Slot.occurrenceName(order.id(), occurrence);
        this.content = row;
        long begin = start.toEpochMilli();
        this.block = block(begin, order, row.items());
        this.airingsOnTime = airings(begin, block.optionalItems());
    }

    /** Loops, where streams would read better: acts are made by the million. */
    private static BlockTiming block(long begin, AirtimeOrder order, List<Item> items) {
        long[] body = new long[items.size()];
        int count = 0;
        long ends = 0;
        for (Item item : items) {
            if (item.isOptional()) {
                body[count++] = item.length();
            } else {
                ends += item.length();
            }
        }
        return new BlockTiming(
                begin,
                order.startPolicy().maxDelayMillis(),
                begin + order.hardEnd().toMillis(),
                ends,
                Arrays.copyOf(body, count));
    }

    AirtimeOrder order() {
        return order;
    }

    SlotId id() {
        return order.id();
    }

    NumberedRecurrence.NumberedOccurrence occurrence() {
        return occurrence;
    }

    /** What its airings are named after: the name of the first. */
    String name() {
        return name;
    }

    BlockTiming block() {
        return block;
    }

    /** What of the order cannot be heard, whatever the air is like. */
    List<UnplacedReason> unplayable() {
        return content.unplayable();
    }

    boolean isEmpty() {
        return content.items().isEmpty();
    }

    /** The latest instant at which it may still sound. */
    long latestEnd() {
        long end = block.start() + block.maxDelay() + block.length(block.optionalItems());
        return Math.min(end, Math.max(block.hardEnd(), block.start()));
    }

    List<Item> items() {
        return content.items();
    }

    /** Which of its items an airing sounds. */
    Optional<Item> item(AiringId airing) {
        return content.items().stream()
                .filter(item -> Slot.airingId(name, item.number()).equals(airing))
                .findFirst();
    }

    /** Its airings when it begins at {@code start} and keeps that many of what may be left out. */
    List<Airing> airingsAt(long start, int kept) {
        return start == block.start() && kept == block.optionalItems()
                ? airingsOnTime
                : airings(start, kept);
    }

    private List<Airing> airings(long start, int kept) {
        var airings = new ArrayList<Airing>(content.items().size());
        long at = start;
        int left = kept;
        for (Item item : content.items()) {
            if (item.isOptional() && left-- <= 0) {
                continue;
            }
            long end = at + item.length();
            if (item.sound() instanceof Sound.Recording(Clip clip, int _)) {
                airings.add(
                        new Airing(
                                Slot.airingId(name, item.number()),
                                new Airtime(Instant.ofEpochMilli(at), Instant.ofEpochMilli(end)),
                                clip.id(),
                                order.messageClass()));
            }
            at = end;
        }
        return List.copyOf(airings);
    }
}
