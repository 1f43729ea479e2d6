package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;

/**
 * What is ordered and not heard at many stations, gathered by order and ground: a whole province on
 * one page.
 *
 * @param groups in the order in which they were met
 * @param beyond how many more there were when there was no room for another group
 */
public record Conflicts(List<Group> groups, long beyond) {
    /** More groups than anybody reads. */
    public static final int GROUPS = 1_000;

    /** How many stations of a group are named. */
    public static final int NAMED = 5;

    /** Takes a copy. */
    public Conflicts {
        groups = List.copyOf(groups);
    }

    /**
     * That an order is not heard, and why, wherever it is for the same reason.
     *
     * @param order which
     * @param ground why, as it was met first; times and amounts differ from day to day
     * @param times how often, all stations together
     * @param stations at how many stations
     * @param first the first of them
     */
    public record Group(
            SlotId order, Ground ground, long times, int stations, List<StationId> first) {
        /** Takes a copy. */
        public Group {
            first = List.copyOf(first);
        }
    }

    /** These, gathered; those of one station come together. */
    public static Conflicts of(List<Left> left) {
        var tally = new Tally();
        left.forEach(tally::add);
        return tally.conflicts();
    }

    /** Whether everything is heard. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Everything that these stations would not hear on these days. */
    public static Conflicts over(
            Planning planning, List<Station> stations, LocalDate from, int days) {
        var tally = new Tally();
        for (Station station : stations) {
            planning.days(station, from, days).forEach(day -> day.left().forEach(tally::add));
        }
        return tally.conflicts();
    }

    /** Counts station by station; needs no more room however many there are. */
    static final class Tally {
        private final Map<Kind, Count> counts = new LinkedHashMap<>();
        private long beyond;

        /** What is alike from day to day and from station to station. */
        private record Kind(SlotId order, List<Object> ground) {}

        private static final class Count {
            private final Left met;
            private final List<StationId> first = new ArrayList<>();
            private long times;
            private int stations;
            private Optional<StationId> last = Optional.empty();

            Count(Left met) {
                this.met = met;
            }

            void add(StationId station) {
                times++;
                if (last.filter(station::equals).isEmpty()) {
                    stations++;
                    last = Optional.of(station);
                    if (first.size() < NAMED) {
                        first.add(station);
                    }
                }
            }

            Group group() {
                return new Group(met.order(), met.ground(), times, stations, first);
            }
        }

        /** Counts one; those of one station come together. */
        void add(Left left) {
            var kind = new Kind(left.order(), alike(left.ground()));
            Count count = counts.get(kind);
            if (count == null && counts.size() >= GROUPS) {
                beyond++;
                return;
            }
            if (count == null) {
                count = new Count(left);
                counts.put(kind, count);
            }
            count.add(left.station());
        }

        private static List<Object> alike(Ground ground) {
            record Rule(Closure.Why why, Policy.Quote by) {}
            return switch (ground) {
                case Ground.Closed(List<Closure> closures) ->
                        closures.stream()
                                .<Object>map(one -> new Rule(one.why(), one.by()))
                                .distinct()
                                .toList();
                case Ground.Unmet(var obligation, long _, List<Ground> because) ->
                        List.of(obligation, because.stream().map(Tally::alike).toList());
                case Ground.Taken _,
                        Ground.TakenByWhatIsIssued _,
                        Ground.PastHardEnd _,
                        Ground.OverSession _,
                        Ground.OverDay _,
                        Ground.LogFull _,
                        Ground.UnknownClip _,
                        Ground.UnknownBulletin _,
                        Ground.NotValid _,
                        Ground.NoLanguage _,
                        Ground.NoRendition _,
                        Ground.NothingToTell _,
                        Ground.Frozen _,
                        Ground.NoFreeAir _ ->
                        List.of(ground);
            };
        }

        Conflicts conflicts() {
            return new Conflicts(counts.values().stream().map(Count::group).toList(), beyond);
        }
    }
}
