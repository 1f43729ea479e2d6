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
 * What occurs on one day and is meant for one area by name. What every station inside wants alike
 * is worked out once for all that hear the same; the rest is asked station by station.
 */
final class AreaRequests {
    private final List<OrderIndex.NumberedSlotOnDay> shared = new ArrayList<>();
    private final List<OrderIndex.NumberedSlotOnDay> individual = new ArrayList<>();
    private final Map<Audience, SharedRequests> sharedByAudience = new HashMap<>();

    /** Who hears the same. */
    private record Audience(int profile, ZoneId zone) {}

    /**
     * What is wanted by all who hear the same.
     *
     * @param requests in the order in which they are served
     * @param latestEnd when the last of them is over at the latest
     */
    record SharedRequests(List<AirRequest> requests, long latestEnd) {}

    /** These orders, in any order. */
    AreaRequests(List<OrderIndex.NumberedSlotOnDay> orders) {
        for (OrderIndex.NumberedSlotOnDay booked : orders) {
            if (isSharedByAll(booked.slotOnDay())) {
                shared.add(booked);
            } else {
                individual.add(booked);
            }
        }
    }

    /** Neither tags nor exceptions, nor notices of the unit, nor an order of priorities matter. */
    private static boolean isSharedByAll(SlotOnDay asked) {
        Target target = asked.slot().target();
        return target.areas().size() == 1
                && target.tags().isEmpty()
                && target.except().isEmpty()
                && !asked.isLocal()
                && asked.slot().messageClass() != MessageClass.PRIORITY;
    }

    /** What all inside want who speak and count time like that. */
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

    /** What has to be asked station by station, in no particular order. */
    List<OrderIndex.NumberedSlotOnDay> individual() {
        return individual;
    }
}
