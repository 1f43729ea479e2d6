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
        for (OrderIndex.NumberedSlotOnDay numbered : orders) {
            if (isSharedByAll(numbered.slotOnDay())) {
                shared.add(numbered);
            } else {
                individual.add(numbered);
            }
        }
    }

    /**
     * Returns whether the slot has neither tags nor exceptions nor notices nor priority, which
     * differ by station.
     */
    private static boolean isSharedByAll(SlotOnDay slotOnDay) {
        Target target = slotOnDay.slot().target();
        return target.areas().size() == 1
                && target.tags().isEmpty()
                && target.except().isEmpty()
                && !slotOnDay.isLocal()
                && slotOnDay.slot().messageClass() != MessageClass.PRIORITY;
    }

    /** Returns the shared requests of the stations with these languages and this zone. */
    SharedRequests sharedRequests(
            ProgrammeBlockBuilder builder, LanguageGroup languageGroup, ZoneId zone) {
        var audience = new Audience(languageGroup.profileNumber(), zone);
        SharedRequests cached = sharedByAudience.get(audience);
        if (cached == null) {
            cached = computeSharedRequests(builder, languageGroup, zone);
            sharedByAudience.put(audience, cached);
        }
        return cached;
    }

    private SharedRequests computeSharedRequests(
            ProgrammeBlockBuilder builder, LanguageGroup languageGroup, ZoneId zone) {
        var requests = new ArrayList<AirRequest>();
        long latest = Long.MIN_VALUE;
        for (OrderIndex.NumberedSlotOnDay numbered : shared) {
            int rank = numbered.slotOnDay().order().rank();
            for (ProgrammeBlock block : numbered.slotOnDay().blocks(builder, languageGroup, zone)) {
                latest = Math.max(latest, block.latestEnd());
                requests.add(
                        new AirRequest(
                                block,
                                rank,
                                AirRequest.NO_PRIORITY,
                                numbered.number(),
                                Optional.empty()));
            }
        }
        requests.sort(AirRequest::compareService);
        return new SharedRequests(List.copyOf(requests), latest);
    }

    /** Returns the orders that must be evaluated for each station, unordered. */
    List<OrderIndex.NumberedSlotOnDay> individual() {
        return individual;
    }
}
