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
    private final Map<BlockKey, ProgrammeBlock> known = new HashMap<>();

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
    List<ProgrammeBlock> blocks(ProgrammeBlockBuilder maker, LanguageGroup seat, ZoneId zone) {
        var acts = new ArrayList<ProgrammeBlock>(occurrences.size());
        for (NumberedRecurrence.NumberedOccurrence one : occurrences) {
            ProgrammeBlock.BlockContent row =
                    maker.blockContent(slot(), one, seat.languageProfile(), AreaCode.COUNTRY);
            var heard = new BlockKey(one.number(), zone, row);
            ProgrammeBlock act = known.get(heard);
            if (act == null) {
                act = createBlock(one, zone, row);
                known.put(heard, act);
            }
            acts.add(act);
        }
        return acts;
    }

    /** Returns the blocks at the stations of one unit; not cached. */
    List<ProgrammeBlock> blocksAt(
            AreaCode unit, ProgrammeBlockBuilder maker, LanguageGroup seat, ZoneId zone) {
        var acts = new ArrayList<ProgrammeBlock>(occurrences.size());
        for (NumberedRecurrence.NumberedOccurrence one : occurrences) {
            acts.add(
                    createBlock(
                            one,
                            zone,
                            maker.blockContent(slot(), one, seat.languageProfile(), unit)));
        }
        return acts;
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
    boolean mayPassMidnight(ProgrammeBlockBuilder maker, StationDayContext here) {
        long day = here.endMillis() - here.startMillis();
        long longest =
                Math.min(
                        order.startPolicy().maxDelayMillis()
                                + maker.longestMillis(
                                        slot(), here.languageGroup().languageProfile()),
                        order.hardEnd().toMillis());
        for (NumberedRecurrence.NumberedOccurrence one : occurrences) {
            long at = one.start().toLocalTime().toNanoOfDay() / MS_NANOS + 1;
            if (day != DAY_MS
                    || at + longest > day
                    || !one.start().toLocalDate().equals(here.date())) {
                return true;
            }
        }
        return false;
    }
}
