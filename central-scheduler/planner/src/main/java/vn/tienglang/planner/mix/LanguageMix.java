package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.mix.LanguageProfile.LanguageShare;

/** How the languages of a station share what is said there. */
public sealed interface LanguageMix {
    /** One language an occurrence, in turn. */
    record Alternate() implements LanguageMix {}

    /** Every language at every occurrence, one after another. */
    record AllInTurn() implements LanguageMix {}

    /**
     * One language an occurrence, evenly spread; over as many occurrences as the shares add up to,
     * each has exactly its share of them.
     */
    record ByShare() implements LanguageMix {}

    /**
     * As many languages an occurrence as it takes for each to be heard so often a day, in turn.
     *
     * @param times how often a day each language is heard at least; 1 or more
     * @param occurrencesADay how many occurrences a day has; 1 or more
     */
    record EachDaily(int times, int occurrencesADay) implements LanguageMix {
        /** Refuses less than once. */
        public EachDaily {
            if (times < 1 || occurrencesADay < 1) {
                throw new IllegalArgumentException(times + " times in " + occurrencesADay);
            }
        }
    }

    /**
     * The languages of one occurrence, in the order they are heard.
     *
     * @param spoken who shares; when there is nobody, nothing is heard
     * @param occurrence its number, counted from the first on; the number of the first of a day is
     *     a multiple of how many a day has
     */
    default List<LanguageTag> languagesFor(List<LanguageShare> spoken, long occurrence) {
        if (spoken.isEmpty()) {
            return List.of();
        }
        return switch (this) {
            case Alternate _ -> inTurn(spoken, occurrence, 1);
            case AllInTurn _ -> inTurn(spoken, 0, spoken.size());
            case ByShare _ -> List.of(WeightedRoundRobin.select(spoken, occurrence));
            case EachDaily(int times, int occurrencesADay) -> {
                int wanted = spoken.size() * times;
                int each = (wanted + occurrencesADay - 1) / occurrencesADay;
                int row = Math.min(each, spoken.size());
                yield inTurn(spoken, occurrence * row, row);
            }
        };
    }

    private static List<LanguageTag> inTurn(List<LanguageShare> spoken, long from, int count) {
        if (count == 1) {
            return List.of(spoken.get(Math.floorMod(from, spoken.size())).language());
        }
        var row = new ArrayList<LanguageTag>(count);
        for (int index = 0; index < count; index++) {
            row.add(spoken.get(Math.floorMod(from + index, spoken.size())).language());
        }
        return List.copyOf(row);
    }
}
