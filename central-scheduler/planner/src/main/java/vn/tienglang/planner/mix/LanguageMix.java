package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.mix.LanguageProfile.LanguageShare;

/** Distribution of a station's languages over the occurrences of a slot. */
public sealed interface LanguageMix {
    /** One language in each occurrence, in rotation. */
    record Alternate() implements LanguageMix {}

    /** Every language in every occurrence, one after another. */
    record AllInTurn() implements LanguageMix {}

    /**
     * One language in each occurrence, evenly spread. Over as many occurrences as the sum of the
     * shares, each language gets exactly its share.
     */
    record ByShare() implements LanguageMix {}

    /**
     * As many languages in each occurrence as needed to play each language a number of times a day,
     * in rotation.
     *
     * @param times how often a day each language is played at least; 1 or more
     * @param occurrencesADay how many occurrences a day has; 1 or more
     */
    record EachDaily(int times, int occurrencesADay) implements LanguageMix {
        /** Rejects values below 1. */
        public EachDaily {
            if (times < 1 || occurrencesADay < 1) {
                throw new IllegalArgumentException(times + " times in " + occurrencesADay);
            }
        }
    }

    /**
     * Returns the languages of one occurrence, in playing order.
     *
     * @param spoken the languages with their shares; the result is empty if this is empty
     * @param occurrence the number of the occurrence, counted from the first one; the first of a
     *     day is a multiple of the occurrences a day
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
