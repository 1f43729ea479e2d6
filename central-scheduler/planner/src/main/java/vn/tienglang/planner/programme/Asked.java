package vn.tienglang.planner.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.AreaCode;

/**
 * A slot on one day when it occurs. Profiles that would hear the same share an act. Not a record:
 * it is compared by identity, millions of times.
 */
final class Asked {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long MS_NANOS = Duration.ofMillis(1).toNanos();

    private final Order.OfSlot order;
    private final List<Recurring.Occurrence> occurrences;
    private final boolean isLocal;
    private final Map<Heard, Act> known = new HashMap<>();

    /** What an act is told from others of the same slot and day by. */
    private record Heard(long number, ZoneId zone, Act.Row row) {}

    Asked(Slot slot, List<Recurring.Occurrence> occurrences) {
        this.order = new Order.OfSlot(slot);
        this.occurrences = occurrences;
        boolean local = false;
        for (Part part : slot.parts()) {
            local |= part instanceof Part.Notices;
        }
        this.isLocal = local;
    }

    Order.OfSlot order() {
        return order;
    }

    Slot slot() {
        return order.slot();
    }

    /** Whether the notices of the station's own unit are part of it. */
    boolean isLocal() {
        return isLocal;
    }

    /** The acts wherever people speak and count time like that; not of a slot that is local. */
    List<Act> acts(ActMaker maker, Seat seat, ZoneId zone) {
        var acts = new ArrayList<Act>(occurrences.size());
        for (Recurring.Occurrence one : occurrences) {
            Act.Row row = maker.row(slot(), one, seat.languages(), AreaCode.COUNTRY);
            var heard = new Heard(one.number(), zone, row);
            Act act = known.get(heard);
            if (act == null) {
                act = act(one, zone, row);
                known.put(heard, act);
            }
            acts.add(act);
        }
        return acts;
    }

    /** The acts at the stations of one unit; not kept. */
    List<Act> actsAt(AreaCode unit, ActMaker maker, Seat seat, ZoneId zone) {
        var acts = new ArrayList<Act>(occurrences.size());
        for (Recurring.Occurrence one : occurrences) {
            acts.add(act(one, zone, maker.row(slot(), one, seat.languages(), unit)));
        }
        return acts;
    }

    private Act act(Recurring.Occurrence occurrence, ZoneId zone, Act.Row row) {
        Instant start = occurrence.start().atZone(zone).toInstant();
        return new Act(order, occurrence, start, row);
    }

    /**
     * Whether any of its acts there could sound past midnight; more easily answered than what they
     * are, and never no when one does.
     */
    boolean mayPassMidnight(ActMaker maker, Here here) {
        long day = here.ends() - here.begins();
        long longest =
                Math.min(
                        order.starting().patience()
                                + maker.longest(slot(), here.seat().languages()),
                        order.hardEnd().toMillis());
        for (Recurring.Occurrence one : occurrences) {
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
