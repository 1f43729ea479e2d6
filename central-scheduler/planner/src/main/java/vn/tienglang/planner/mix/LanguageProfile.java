package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.LanguageTag;

/**
 * What is spoken around a station.
 *
 * @param spoken each language once, in the order in which they take turns; at least one
 */
public record LanguageProfile(List<Spoken> spoken) {
    /** More languages than any commune speaks. */
    public static final int LANGUAGES = 20;

    /**
     * One language.
     *
     * @param language which
     * @param percent how many in a hundred people speak it at home; 1 to 100, and never 0: a
     *     language too small to count still has its turn
     */
    public record Spoken(LanguageTag language, int percent) {
        /** Refuses a share that is none. */
        public Spoken {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(language + " is spoken by " + percent + " %");
            }
        }
    }

    /** Takes a copy; refuses silence, and a language that stands twice. */
    public LanguageProfile {
        spoken = List.copyOf(spoken);
        var languages = new HashSet<LanguageTag>();
        spoken.forEach(one -> languages.add(one.language()));
        if (spoken.isEmpty() || spoken.size() > LANGUAGES || languages.size() < spoken.size()) {
            throw new IllegalArgumentException("not a language profile: " + spoken);
        }
    }

    /** One language and no other. */
    public static LanguageProfile only(LanguageTag language) {
        return new LanguageProfile(List.of(new Spoken(language, 100)));
    }

    /** Those of its languages that are among these, in its order. */
    public List<Spoken> among(Set<LanguageTag> wanted) {
        var among = new ArrayList<Spoken>(spoken.size());
        for (Spoken one : spoken) {
            if (wanted.contains(one.language())) {
                among.add(one);
            }
        }
        return among.size() == spoken.size() ? spoken : List.copyOf(among);
    }
}
