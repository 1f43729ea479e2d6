package vn.tienglang.planner.programme;

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

/**
 * What a change would bring, before it is released: the same stations and days under two plans.
 *
 * @param stations how many were looked at
 * @param reached how many of them would play something else
 * @param first the first of those
 * @param languages what is gained and lost in each language, all stations together
 * @param givesWay what was heard before and is not any more, though it is still ordered
 */
public record Preview(
        int stations,
        int reached,
        List<StationId> first,
        SortedMap<LanguageTag, Airtimes> languages,
        Conflicts givesWay) {
    /** Takes copies. */
    public Preview {
        first = List.copyOf(first);
        languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    }

    /** How much sounds that did not, and the other way round. */
    public record Airtimes(Duration gained, Duration lost) {
        Airtimes plus(Airtimes other) {
            return new Airtimes(gained.plus(other.gained), lost.plus(other.lost));
        }
    }

    /** What is gained and lost in that language. */
    public Airtimes in(LanguageTag language) {
        return languages.getOrDefault(language, new Airtimes(Duration.ZERO, Duration.ZERO));
    }

    /**
     * What changes from one plan to the other.
     *
     * @param stations each once
     */
    public static Preview of(
            Planning before, Planning after, List<Station> stations, LocalDate from, int days) {
        var difference = new Difference();
        for (Station station : stations) {
            difference.add(
                    station.id(),
                    before.days(station, from, days),
                    after.days(station, from, days));
        }
        return new Preview(
                stations.size(),
                difference.reached,
                difference.first,
                difference.languages,
                difference.givesWay.conflicts());
    }

    /** What is heard on the one day and left on the other, though it is still ordered. */
    public static List<Left> givingWay(StationDay before, StationDay after) {
        Set<String> heard = Difference.occurrences(before);
        heard.removeAll(Difference.occurrences(after));
        return after.left().stream()
                .filter(one -> heard.contains(Difference.occurrence(one)))
                .toList();
    }

    /** The difference so far. */
    private static final class Difference {
        private final List<StationId> first = new ArrayList<>();
        private final SortedMap<LanguageTag, Airtimes> languages = new TreeMap<>();
        private final Conflicts.Tally givesWay = new Conflicts.Tally();
        private int reached;

        /** That a recording sounds; under which name does not matter. */
        private record Sound(Airtime airtime, ClipId clip) {
            static Sound of(Airing airing) {
                return new Sound(airing.airtime(), airing.clip());
            }
        }

        void add(StationId station, List<StationDay> before, List<StationDay> after) {
            boolean changed = false;
            for (int index = 0; index < before.size(); index++) {
                changed |= add(before.get(index), after.get(index));
            }
            if (changed) {
                reached++;
                if (first.size() < Conflicts.NAMED) {
                    first.add(station);
                }
            }
        }

        private boolean add(StationDay before, StationDay after) {
            if (before.airings().equals(after.airings())) {
                return false;
            }
            Set<Sound> old = sounds(before);
            Set<Sound> now = sounds(after);
            count(after, old, length -> new Airtimes(length, Duration.ZERO));
            count(before, now, length -> new Airtimes(Duration.ZERO, length));
            givingWay(before, after).forEach(givesWay::add);
            return !old.equals(now);
        }

        private static Set<Sound> sounds(StationDay day) {
            var sounds = new HashSet<Sound>();
            day.airings().forEach(airing -> sounds.add(Sound.of(airing)));
            return sounds;
        }

        private void count(StationDay day, Set<Sound> others, Function<Duration, Airtimes> what) {
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
                                        what.apply(airing.airtime().length()),
                                        Airtimes::plus));
            }
        }

        private static Set<String> occurrences(StationDay day) {
            var occurrences = new HashSet<String>();
            day.airings().forEach(one -> Slot.occurrence(one.id()).ifPresent(occurrences::add));
            return occurrences;
        }

        private static String occurrence(Left left) {
            var occurrence = new Recurring.Occurrence(left.occurrence(), left.occurrence(), 0);
            return Slot.name(left.order(), occurrence, 0).value();
        }
    }
}
