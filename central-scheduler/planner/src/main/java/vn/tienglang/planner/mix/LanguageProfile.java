package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.LanguageTag;

/**
 * What is spoken around a station.
 *
 * @param shares each language once, in the order in which they take turns; at least one
 */
public record LanguageProfile(List<LanguageShare> shares) {
    /** More languages than any commune speaks. */
    public static final int LANGUAGES = 20;

    /**
     * One language.
     *
     * @param language which
     * @param percent how many in a hundred people speak it at home; 1 to 100, and never 0: a
     *     language too small to count still has its turn
     */
    public record LanguageShare(LanguageTag language, int percent) {
        /** Refuses a share that is none. */
        public LanguageShare {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(language + " is spoken by " + percent + " %");
            }
        }
    }

    /** Takes a copy; refuses silence, and a language that stands twice. */
    public LanguageProfile {
        shares = List.copyOf(shares);
        var languages = new HashSet<LanguageTag>();
        shares.forEach(one -> languages.add(one.language()));
        if (shares.isEmpty() || shares.size() > LANGUAGES || languages.size() < shares.size()) {
            throw new IllegalArgumentException("not a language profile: " + shares);
        }
    }

    /** One language and no other. */
    public static LanguageProfile ofSingle(LanguageTag language) {
        return new LanguageProfile(List.of(new LanguageShare(language, 100)));
    }

    /** Those of its languages that are among these, in its order. */
    public List<LanguageShare> restrictedTo(Set<LanguageTag> wanted) {
        var among = new ArrayList<LanguageShare>(shares.size());
        for (LanguageShare one : shares) {
            if (wanted.contains(one.language())) {
                among.add(one);
            }
        }
        return among.size() == shares.size() ? shares : List.copyOf(among);
    }
}
