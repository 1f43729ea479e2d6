package vn.tienglang.planner.programme;

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
final class Meant {
    private final List<OrderBook.Booked> alike = new ArrayList<>();
    private final List<OrderBook.Booked> others = new ArrayList<>();
    private final Map<Ears, Chorus> choruses = new HashMap<>();

    /** Who hears the same. */
    private record Ears(int profile, ZoneId zone) {}

    /**
     * What is wanted by all who hear the same.
     *
     * @param wishes in the order in which they are served
     * @param latestEnd when the last of them is over at the latest
     */
    record Chorus(List<Wish> wishes, long latestEnd) {}

    /** These orders, in any order. */
    Meant(List<OrderBook.Booked> orders) {
        for (OrderBook.Booked booked : orders) {
            if (isAlikeForAll(booked.asked())) {
                alike.add(booked);
            } else {
                others.add(booked);
            }
        }
    }

    /** Neither tags nor exceptions, nor notices of the unit, nor an order of priorities matter. */
    private static boolean isAlikeForAll(Asked asked) {
        Target target = asked.slot().target();
        return target.areas().size() == 1
                && target.tags().isEmpty()
                && target.except().isEmpty()
                && !asked.isLocal()
                && asked.slot().messageClass() != MessageClass.PRIORITY;
    }

    /** What all inside want who speak and count time like that. */
    Chorus chorus(ActMaker maker, Seat seat, ZoneId zone) {
        var ears = new Ears(seat.profile(), zone);
        Chorus known = choruses.get(ears);
        if (known == null) {
            known = sung(maker, seat, zone);
            choruses.put(ears, known);
        }
        return known;
    }

    private Chorus sung(ActMaker maker, Seat seat, ZoneId zone) {
        var wishes = new ArrayList<Wish>();
        long latest = Long.MIN_VALUE;
        for (OrderBook.Booked booked : alike) {
            int rank = booked.asked().order().rank();
            for (Act act : booked.asked().acts(maker, seat, zone)) {
                latest = Math.max(latest, act.latestEnd());
                wishes.add(new Wish(act, rank, Wish.UNNAMED, booked.number(), Optional.empty()));
            }
        }
        wishes.sort(Wish::inOrder);
        return new Chorus(List.copyOf(wishes), latest);
    }

    /** What has to be asked station by station, in no particular order. */
    List<OrderBook.Booked> others() {
        return others;
    }
}
