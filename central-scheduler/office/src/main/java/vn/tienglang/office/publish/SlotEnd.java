package vn.tienglang.office.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.slot.Slot;

/** Test whether a slot is over at every station. */
public final class SlotEnd {
    private SlotEnd() {}

    /**
     * Whether the slot has no future occurrence at any station, and no airing in an issued log that
     * has not ended.
     */
    public static boolean isOver(Repositories repositories, Slot slot, Instant now) {
        List<Station> stations =
                repositories
                        .enrolments()
                        .in(AreaClosure.in(repositories).inside(slot.target().areas()))
                        .stream()
                        .map(Enrolment::station)
                        .toList();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var recurrence = slot.when().recurrence();
        if (recurrence.next(today.plusDays(2)).isPresent()) {
            return false;
        }
        var soon = recurrence.between(today.minusDays(1), today.plusDays(2));
        boolean begins =
                stations.stream()
                        .map(Station::zone)
                        .distinct()
                        .anyMatch(zone ->
                                soon.stream().anyMatch(one -> one.instant(zone).isAfter(now)));
        List<StationId> ids = stations.stream().map(Station::id).toList();
        return !begins
                && repositories
                        .dailyLogs()
                        .latestBetween(ids, today.minusDays(2), today.plusDays(2))
                        .stream()
                        .flatMap(log -> log.airings().stream())
                        .filter(one -> Slot.slotIdOf(one.id()).equals(Optional.of(slot.id())))
                        .noneMatch(one -> one.airtime().end().isAfter(now));
    }
}
