package vn.tienglang.planner.preview;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/**
 * Comparison of the same stations and days under two plans, before a change is released.
 *
 * @param stations how many stations were compared
 * @param affected how many of them would play something else
 * @param firstAffected the first of these
 * @param languages airtime gained and lost in each language, all stations together
 * @param displaced items that were played before and no longer are, though still ordered
 */
public record PlanComparison(
        int stations,
        int affected,
        List<StationId> firstAffected,
        SortedMap<LanguageTag, AirtimeChange> languages,
        Conflicts displaced) {
    /** Copies the collections. */
    public PlanComparison {
        firstAffected = List.copyOf(firstAffected);
        languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    }

    /** Airtime gained and airtime lost. */
    public record AirtimeChange(Duration gained, Duration lost) {
        AirtimeChange plus(AirtimeChange other) {
            return new AirtimeChange(gained.plus(other.gained), lost.plus(other.lost));
        }
    }

    /** Returns the change in that language. */
    public AirtimeChange changeIn(LanguageTag language) {
        return languages.getOrDefault(language, new AirtimeChange(Duration.ZERO, Duration.ZERO));
    }

    /**
     * Compares two plans.
     *
     * @param stations each once
     */
    public static PlanComparison of(
            Planner before, Planner after, List<Station> stations, LocalDate from, int days) {
        var difference = new Difference();
        for (Station station : stations) {
            difference.add(
                    station.id(),
                    before.days(station, from, days),
                    after.days(station, from, days));
        }
        return new PlanComparison(
                stations.size(),
                difference.affected,
                difference.firstAffected,
                difference.languages,
                difference.displaced.conflicts());
    }

    /** Returns the items that one day plays and the other leaves out, though still ordered. */
    public static List<UnplacedItem> displacedItems(DayPlan before, DayPlan after) {
        Set<String> lost = Difference.occurrences(before);
        lost.removeAll(Difference.occurrences(after));
        return after.unplaced().stream()
                .filter(one -> lost.contains(Difference.occurrence(one)))
                .toList();
    }

    /** Accumulated difference. */
    private static final class Difference {
        private final List<StationId> firstAffected = new ArrayList<>();
        private final SortedMap<LanguageTag, AirtimeChange> languages = new TreeMap<>();
        private final Conflicts.Counter displaced = new Conflicts.Counter();
        private int affected;

        /** Airing of a recording, whatever its id. */
        private record Sound(Airtime airtime, ClipId clip) {
            static Sound of(Airing airing) {
                return new Sound(airing.airtime(), airing.clip());
            }
        }

        void add(StationId station, List<DayPlan> before, List<DayPlan> after) {
            boolean changed = false;
            for (int index = 0; index < before.size(); index++) {
                changed |= add(before.get(index), after.get(index));
            }
            if (changed) {
                affected++;
                if (firstAffected.size() < Conflicts.MAX_NAMED_STATIONS) {
                    firstAffected.add(station);
                }
            }
        }

        private boolean add(DayPlan before, DayPlan after) {
            if (before.airings().equals(after.airings())) {
                return false;
            }
            Set<Sound> soundsBefore = sounds(before);
            Set<Sound> soundsAfter = sounds(after);
            count(after, soundsBefore, length -> new AirtimeChange(length, Duration.ZERO));
            count(before, soundsAfter, length -> new AirtimeChange(Duration.ZERO, length));
            displacedItems(before, after).forEach(displaced::add);
            return !soundsBefore.equals(soundsAfter);
        }

        private static Set<Sound> sounds(DayPlan day) {
            var sounds = new HashSet<Sound>();
            day.airings().forEach(airing -> sounds.add(Sound.of(airing)));
            return sounds;
        }

        private void count(
                DayPlan day, Set<Sound> others, Function<Duration, AirtimeChange> toChange) {
            Map<ClipId, LanguageTag> spoken = new HashMap<>();
            for (Clip clip : day.clips()) {
                spoken.put(clip.id(), clip.language());
            }
            for (Airing airing : day.airings()) {
                Optional.ofNullable(spoken.get(airing.clip()))
                        .filter(_ -> !others.contains(Sound.of(airing)))
                        .ifPresent(language ->
                                languages.merge(
                                        language,
                                        toChange.apply(airing.airtime().length()),
                                        AirtimeChange::plus));
            }
        }

        private static Set<String> occurrences(DayPlan day) {
            var occurrences = new HashSet<String>();
            day.airings()
                    .forEach(one -> Slot.occurrenceNameOf(one.id()).ifPresent(occurrences::add));
            return occurrences;
        }

        private static String occurrence(UnplacedItem item) {
            var occurrence =
                    new NumberedRecurrence.NumberedOccurrence(
                            item.occurrence(), item.occurrence(), 0);
            return Slot.airingId(item.order(), occurrence, 0).value();
        }
    }
}
