package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Preview of the airings that an obligation places: which clips, where, when and how often.
 *
 * @param from the first day
 * @param days number of days
 * @param owing number of stations that owe it: those with its language in their profile
 * @param clips the placed clips with counts, the most aired first
 * @param stations the airings of the first owing stations, at most {@link #STATIONS}, by id
 * @param withoutLanguage the stations of the unit where nobody speaks the language, by id; the
 *     obligation places nothing there
 * @param unmet what stays owed, with reasons
 * @param names the titles of other orders
 */
public record ObligationPreview(
        LocalDate from,
        int days,
        int owing,
        List<ClipCount> clips,
        List<StationFillers> stations,
        List<Station> withoutLanguage,
        Conflicts unmet,
        PlanNames names) {
    /** Maximum number of stations with all their airings. */
    public static final int STATIONS = 12;

    /** Copies the lists. */
    public ObligationPreview {
        clips = List.copyOf(clips);
        stations = List.copyOf(stations);
        withoutLanguage = List.copyOf(withoutLanguage);
    }

    /**
     * Airings of one clip.
     *
     * @param airings on all days at all stations
     * @param stations at how many stations
     * @param mostADay the greatest number on one day at one station
     */
    public record ClipCount(Clip clip, long airings, int stations, int mostADay) {}

    /** Airings at one station, by start. */
    public record StationFillers(Station station, List<Filler> fillers) {
        /** Copies the list. */
        public StationFillers {
            fillers = List.copyOf(fillers);
        }
    }

    /** One placed airing. */
    public record Filler(Airing airing, Clip clip) {}

    /**
     * Plans these days with the obligation.
     *
     * @param input the plan input with the obligation
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    static ObligationPreview of(PlanInput input, Obligation obligation, LocalDate from, int days) {
        var counter = new Counter(obligation);
        Planner planner = Planner.of(input);
        var withoutLanguage = new ArrayList<Station>();
        for (Station station : new InterruptibleList<>(input.network().stations())) {
            if (input.network().profile(station.id()).contains(obligation.language())) {
                counter.add(station, planner.days(station, from, days));
            } else {
                withoutLanguage.add(station);
            }
        }
        return new ObligationPreview(
                from,
                days,
                counter.owing,
                counter.clipCounts(),
                counter.stations,
                withoutLanguage,
                Conflicts.of(counter.unmet),
                PlanNames.of(input));
    }

    /** Counter that is fed station by station. */
    private static final class Counter {
        private final SlotId order;
        private final Map<ClipId, Count> counts = new TreeMap<>();
        private final List<StationFillers> stations = new ArrayList<>();
        private final List<UnplacedItem> unmet = new ArrayList<>();
        private int owing;

        private static final class Count {
            private final Clip clip;
            private long airings;
            private int stations;
            private int mostADay;
            private Optional<StationId> last = Optional.empty();

            Count(Clip clip) {
                this.clip = clip;
            }

            void add(StationId station, int onDay) {
                airings++;
                mostADay = Math.max(mostADay, onDay);
                if (last.filter(station::equals).isEmpty()) {
                    stations++;
                    last = Optional.of(station);
                }
            }
        }

        Counter(Obligation obligation) {
            order = new SlotId(obligation.id().value());
        }

        void add(Station station, List<DayPlan> days) {
            owing++;
            var fillers = new ArrayList<Filler>();
            for (DayPlan day : days) {
                Map<ClipId, Integer> onDay = new HashMap<>();
                for (Airing airing : day.airings()) {
                    if (Slot.slotIdOf(airing.id()).equals(Optional.of(order))) {
                        Clip clip = clip(day, airing);
                        counts.computeIfAbsent(clip.id(), _ -> new Count(clip))
                                .add(station.id(), onDay.merge(clip.id(), 1, Integer::sum));
                        fillers.add(new Filler(airing, clip));
                    }
                }
                day.unplaced().stream()
                        .filter(one -> one.order().equals(order))
                        .forEach(unmet::add);
            }
            if (stations.size() < STATIONS) {
                stations.add(new StationFillers(station, fillers));
            }
        }

        private static Clip clip(DayPlan day, Airing airing) {
            return day.clips().stream()
                    .filter(one -> one.id().equals(airing.clip()))
                    .findFirst()
                    .orElseThrow();
        }

        List<ClipCount> clipCounts() {
            return counts.values().stream()
                    .sorted((one, other) -> Long.compare(other.airings, one.airings))
                    .map(one -> new ClipCount(one.clip, one.airings, one.stations, one.mostADay))
                    .toList();
        }
    }
}
