package vn.tienglang.planner.preview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.SlotId;

/**
 * Orders that are not played at many stations, grouped by order and reason.
 *
 * @param groups the groups in the order of first occurrence
 * @param omittedGroups how many more groups there were beyond {@link #MAX_GROUPS}
 */
public record Conflicts(List<Group> groups, long omittedGroups) {
    /** Maximum number of groups. */
    public static final int MAX_GROUPS = 1_000;

    /** Maximum number of stations named in a group. */
    public static final int MAX_NAMED_STATIONS = 5;

    /** Copies the list. */
    public Conflicts {
        groups = List.copyOf(groups);
    }

    /**
     * Order that is not played for one reason.
     *
     * @param order the order
     * @param reason the first such reason; times and amounts differ from day to day
     * @param times how often, all stations together
     * @param stations at how many stations
     * @param firstStations the first of these stations
     */
    public record Group(
            SlotId order,
            UnplacedReason reason,
            long times,
            int stations,
            List<StationId> firstStations) {
        /** Copies the list. */
        public Group {
            firstStations = List.copyOf(firstStations);
        }
    }

    /** Groups these items; the items of one station must be adjacent. */
    public static Conflicts of(List<UnplacedItem> items) {
        var counter = new Counter();
        items.forEach(counter::add);
        return counter.conflicts();
    }

    /** Returns whether everything is played. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Returns the conflicts of these stations on these days. */
    public static Conflicts over(
            Planner planner, List<Station> stations, LocalDate from, int days) {
        var counter = new Counter();
        for (Station station : stations) {
            planner.days(station, from, days).forEach(day -> day.unplaced().forEach(counter::add));
        }
        return counter.conflicts();
    }

    /**
     * Counter that is fed station by station; its memory does not grow with the number of stations.
     */
    static final class Counter {
        private final Map<Kind, Count> counts = new LinkedHashMap<>();
        private long omittedGroups;

        /** Key of a group, equal from day to day and from station to station. */
        private record Kind(SlotId order, List<Object> reasonKey) {}

        private static final class Count {
            private final UnplacedItem firstItem;
            private final List<StationId> first = new ArrayList<>();
            private long times;
            private int stations;
            private Optional<StationId> last = Optional.empty();

            Count(UnplacedItem firstItem) {
                this.firstItem = firstItem;
            }

            void add(StationId station) {
                times++;
                if (last.filter(station::equals).isEmpty()) {
                    stations++;
                    last = Optional.of(station);
                    if (first.size() < MAX_NAMED_STATIONS) {
                        first.add(station);
                    }
                }
            }

            Group group() {
                return new Group(firstItem.order(), firstItem.reason(), times, stations, first);
            }
        }

        /** Counts one item; the items of one station must be adjacent. */
        void add(UnplacedItem item) {
            var kind = new Kind(item.order(), groupingKey(item.reason()));
            Count count = counts.get(kind);
            if (count == null && counts.size() >= MAX_GROUPS) {
                omittedGroups++;
                return;
            }
            if (count == null) {
                count = new Count(item);
                counts.put(kind, count);
            }
            count.add(item.station());
        }

        private static List<Object> groupingKey(UnplacedReason reason) {
            record Rule(Closure.Kind closure, Policy.Citation by) {}
            return switch (reason) {
                case UnplacedReason.Closed(List<Closure> closures) ->
                        closures.stream()
                                .<Object>map(one -> new Rule(one.kind(), one.by()))
                                .distinct()
                                .toList();
                case UnplacedReason.Unmet(var obligation, long _, List<UnplacedReason> because) ->
                        List.of(obligation, because.stream().map(Counter::groupingKey).toList());
                case UnplacedReason.Occupied _,
                        UnplacedReason.OccupiedByCommitted _,
                        UnplacedReason.PastHardEnd _,
                        UnplacedReason.SessionCapExceeded _,
                        UnplacedReason.DayCapExceeded _,
                        UnplacedReason.LogFull _,
                        UnplacedReason.UnknownClip _,
                        UnplacedReason.UnknownBulletin _,
                        UnplacedReason.BulletinNotValid _,
                        UnplacedReason.NoCommonLanguage _,
                        UnplacedReason.NoRendition _,
                        UnplacedReason.NothingToPlay _,
                        UnplacedReason.TooLate _,
                        UnplacedReason.RepeatedTooOften _,
                        UnplacedReason.NoFreeAirtime _ ->
                        List.of(reason);
            };
        }

        Conflicts conflicts() {
            return new Conflicts(
                    counts.values().stream().map(Count::group).toList(), omittedGroups);
        }
    }
}
