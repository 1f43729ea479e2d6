package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Slot on one day on which it occurs. Profiles with the same content share a block. Not a record:
 * it is compared by identity, millions of times.
 */
final class SlotOnDay {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long MS_NANOS = Duration.ofMillis(1).toNanos();

    private final AirtimeOrder.OfSlot order;
    private final List<NumberedRecurrence.NumberedOccurrence> occurrences;
    private final boolean isLocal;
    private final Map<BlockKey, ProgrammeBlock> blocksByKey = new HashMap<>();

    /** Key of a block among those of the same slot and day. */
    private record BlockKey(long number, ZoneId zone, ProgrammeBlock.BlockContent content) {}

    SlotOnDay(Slot slot, List<NumberedRecurrence.NumberedOccurrence> occurrences) {
        this.order = new AirtimeOrder.OfSlot(slot);
        this.occurrences = occurrences;
        boolean local = false;
        for (SlotPart part : slot.parts()) {
            local |= part instanceof SlotPart.Notices;
        }
        this.isLocal = local;
    }

    AirtimeOrder.OfSlot order() {
        return order;
    }

    Slot slot() {
        return order.slot();
    }

    /** Returns whether it contains notices of the station's own unit. */
    boolean isLocal() {
        return isLocal;
    }

    /** Returns the blocks for these languages and this zone; not for a slot with notices. */
    List<ProgrammeBlock> blocks(
            ProgrammeBlockBuilder builder, LanguageGroup languageGroup, ZoneId zone) {
        var blocks = new ArrayList<ProgrammeBlock>(occurrences.size());
        for (NumberedRecurrence.NumberedOccurrence occurrence : occurrences) {
            ProgrammeBlock.BlockContent row =
                    builder.blockContent(
                            slot(),
                            occurrence,
                            languageGroup.languageProfile(),
                            List.of(AreaCode.COUNTRY));
            var key = new BlockKey(occurrence.number(), zone, row);
            ProgrammeBlock block = blocksByKey.get(key);
            if (block == null) {
                block = createBlock(occurrence, zone, row);
                blocksByKey.put(key, block);
            }
            blocks.add(block);
        }
        return blocks;
    }

    /** Returns the blocks at the stations of those units; not cached. */
    List<ProgrammeBlock> blocksAt(
            List<AreaCode> units,
            ProgrammeBlockBuilder builder,
            LanguageGroup languageGroup,
            ZoneId zone) {
        var blocks = new ArrayList<ProgrammeBlock>(occurrences.size());
        for (NumberedRecurrence.NumberedOccurrence occurrence : occurrences) {
            blocks.add(
                    createBlock(
                            occurrence,
                            zone,
                            builder.blockContent(
                                    slot(), occurrence, languageGroup.languageProfile(), units)));
        }
        return blocks;
    }

    private ProgrammeBlock createBlock(
            NumberedRecurrence.NumberedOccurrence occurrence,
            ZoneId zone,
            ProgrammeBlock.BlockContent row) {
        Instant start = occurrence.start().atZone(zone).toInstant();
        return new ProgrammeBlock(order, occurrence, start, row);
    }

    /**
     * Returns whether any of its blocks there could play past midnight. Cheaper than building them;
     * may return true without need but never false by mistake.
     */
    boolean mayPassMidnight(ProgrammeBlockBuilder builder, StationDayContext stationDay) {
        long day = stationDay.endMillis() - stationDay.startMillis();
        long longest =
                Math.min(
                        order.startPolicy().maxDelayMillis()
                                + builder.longestMillis(
                                        slot(), stationDay.languageGroup().languageProfile()),
                        order.hardEnd().toMillis());
        for (NumberedRecurrence.NumberedOccurrence occurrence : occurrences) {
            long at = occurrence.start().toLocalTime().toNanoOfDay() / MS_NANOS + 1;
            if (day != DAY_MS
                    || at + longest > day
                    || !occurrence.start().toLocalDate().equals(stationDay.date())) {
                return true;
            }
        }
        return false;
    }
}
