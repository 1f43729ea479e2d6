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
 * Occurrence of an order, as played in one zone and with one language profile. It is built once and
 * shared by all stations for which it is equal.
 */
final class ProgrammeBlock {
    private final AirtimeOrder order;
    private final NumberedRecurrence.NumberedOccurrence occurrence;
    private final String name;
    private final BlockTiming timing;
    private final BlockContent content;
    private final List<Airing> airingsOnTime;

    /**
     * Item of a block: a recording, or reserved airtime.
     *
     * @param number the position in the full programme, before any item is omitted
     * @param length milliseconds
     * @param languageMix how languages share it, if it belongs to a bulletin
     * @param sound what is played
     * @param missingHandOver the hand-over it is the fallback for, if that was not delivered
     */
    record Item(
            int number,
            long length,
            Optional<LanguageMix> languageMix,
            Sound sound,
            Optional<HandOver> missingHandOver) {
        /** Returns whether it may be omitted if there is no room: true only for bulletins. */
        boolean isOptional() {
            return languageMix.isPresent();
        }
    }

    /** Content of an item. */
    sealed interface Sound {
        /**
         * Recording to play.
         *
         * @param clip the recording
         * @param encodedBytes upper bound for its encoded size in a log, in bytes
         */
        record Recording(Clip clip, int encodedBytes) implements Sound {}

        /** Relay of another programme by stations that can relay. */
        record ExternalProgramme() implements Sound {}
    }

    /**
     * Items of a block, and what is missing.
     *
     * @param items the items in order
     * @param unplayable the parts of the order that cannot be played at any time
     */
    record BlockContent(List<Item> items, List<UnplacedReason> unplayable) {
        /** Copies the lists. */
        BlockContent {
            items = List.copyOf(items);
            unplayable = List.copyOf(unplayable);
        }
    }

    ProgrammeBlock(
            AirtimeOrder order,
            NumberedRecurrence.NumberedOccurrence occurrence,
            Instant start,
            BlockContent content) {
        this.order = order;
        this.occurrence = occurrence;
        this.name = Slot.occurrenceName(order.id(), occurrence);
        this.content = content;
        long startMillis = start.toEpochMilli();
        this.timing = timing(startMillis, order, content.items());
        this.airingsOnTime = airings(startMillis, timing.optionalItems());
    }

    /** Uses a loop and not a stream: it is called millions of times. */
    private static BlockTiming timing(long startMillis, AirtimeOrder order, List<Item> items) {
        long[] optionalLengths = new long[items.size()];
        int count = 0;
        long fixedLength = 0;
        for (Item item : items) {
            if (item.isOptional()) {
                optionalLengths[count++] = item.length();
            } else {
                fixedLength += item.length();
            }
        }
        return new BlockTiming(
                startMillis,
                order.startPolicy().maxDelayMillis(),
                startMillis + order.hardEnd().toMillis(),
                fixedLength,
                Arrays.copyOf(optionalLengths, count));
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

    /** Returns the stem of its airing ids. */
    String name() {
        return name;
    }

    BlockTiming timing() {
        return timing;
    }

    /** Returns the parts of the order that cannot be played at any time. */
    List<UnplacedReason> unplayable() {
        return content.unplayable();
    }

    boolean isEmpty() {
        return content.items().isEmpty();
    }

    /** Returns the latest possible end, epoch milliseconds. */
    long latestEnd() {
        long end = timing.start() + timing.maxDelay() + timing.length(timing.optionalItems());
        return Math.min(end, Math.max(timing.hardEnd(), timing.start()));
    }

    List<Item> items() {
        return content.items();
    }

    /** Returns the item that an airing plays. */
    Optional<Item> item(AiringId airing) {
        return content.items().stream()
                .filter(item -> Slot.airingId(name, item.number()).equals(airing))
                .findFirst();
    }

    /** Returns its airings when it begins at {@code start} and keeps that many optional items. */
    List<Airing> airingsAt(long start, int kept) {
        return start == timing.start() && kept == timing.optionalItems()
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
