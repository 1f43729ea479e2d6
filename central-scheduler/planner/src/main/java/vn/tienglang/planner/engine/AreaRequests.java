package vn.tienglang.planner.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.reach.Target;

/**
 * Requests of one day that target one area by name. Requests that are equal for all stations with
 * the same languages and zone are built once; the rest is built for each station.
 */
final class AreaRequests {
    private final List<OrderIndex.NumberedSlotOnDay> shared = new ArrayList<>();
    private final List<OrderIndex.NumberedSlotOnDay> individual = new ArrayList<>();
    private final Map<Audience, SharedRequests> sharedByAudience = new HashMap<>();

    /** Languages and zone that share requests. */
    private record Audience(int profile, ZoneId zone) {}

    /**
     * Requests shared by an audience.
     *
     * @param requests in service order
     * @param latestEnd the latest end of any of them, epoch milliseconds
     */
    record SharedRequests(List<AirRequest> requests, long latestEnd) {}

    /** Creates the requests of these orders, in any order. */
    AreaRequests(List<OrderIndex.NumberedSlotOnDay> orders) {
        for (OrderIndex.NumberedSlotOnDay booked : orders) {
            if (isSharedByAll(booked.slotOnDay())) {
                shared.add(booked);
            } else {
                individual.add(booked);
            }
        }
    }

    /**
     * Returns whether the slot has neither tags nor exceptions nor notices nor priority, which
     * differ by station.
     */
    private static boolean isSharedByAll(SlotOnDay asked) {
        Target target = asked.slot().target();
        return target.areas().size() == 1
                && target.tags().isEmpty()
                && target.except().isEmpty()
                && !asked.isLocal()
                && asked.slot().messageClass() != MessageClass.PRIORITY;
    }

    /** Returns the shared requests of the stations with these languages and this zone. */
    SharedRequests sharedRequests(ProgrammeBlockBuilder maker, LanguageGroup seat, ZoneId zone) {
        var ears = new Audience(seat.profileNumber(), zone);
        SharedRequests known = sharedByAudience.get(ears);
        if (known == null) {
            known = computeSharedRequests(maker, seat, zone);
            sharedByAudience.put(ears, known);
        }
        return known;
    }

    private SharedRequests computeSharedRequests(
            ProgrammeBlockBuilder maker, LanguageGroup seat, ZoneId zone) {
        var wishes = new ArrayList<AirRequest>();
        long latest = Long.MIN_VALUE;
        for (OrderIndex.NumberedSlotOnDay booked : shared) {
            int rank = booked.slotOnDay().order().rank();
            for (ProgrammeBlock act : booked.slotOnDay().blocks(maker, seat, zone)) {
                latest = Math.max(latest, act.latestEnd());
                wishes.add(
                        new AirRequest(
                                act,
                                rank,
                                AirRequest.NO_PRIORITY,
                                booked.number(),
                                Optional.empty()));
            }
        }
        wishes.sort(AirRequest::compareService);
        return new SharedRequests(List.copyOf(wishes), latest);
    }

    /** Returns the orders that must be evaluated for each station, unordered. */
    List<OrderIndex.NumberedSlotOnDay> individual() {
        return individual;
    }
}
