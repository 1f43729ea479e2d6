package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.LanguageTag;

/**
 * Languages spoken around a station.
 *
 * @param shares the languages in rotation order, each once; at least one
 */
public record LanguageProfile(List<LanguageShare> shares) {
    /** Maximum number of languages; more than any commune has. */
    public static final int LANGUAGES = 20;

    /**
     * Share of one language.
     *
     * @param language the language
     * @param percent how many percent of the people speak it at home; 1 to 100. A language below 1
     *     percent has 1, so it still gets its turn
     */
    public record LanguageShare(LanguageTag language, int percent) {
        /** Rejects a share outside 1 to 100. */
        public LanguageShare {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(language + " is spoken by " + percent + " %");
            }
        }
    }

    /** Copies the list; rejects an empty one and a repeated language. */
    public LanguageProfile {
        shares = List.copyOf(shares);
        var languages = new HashSet<LanguageTag>();
        shares.forEach(one -> languages.add(one.language()));
        if (shares.isEmpty() || shares.size() > LANGUAGES || languages.size() < shares.size()) {
            throw new IllegalArgumentException("not a language profile: " + shares);
        }
    }

    /** Returns the profile with one language only. */
    public static LanguageProfile ofSingle(LanguageTag language) {
        return new LanguageProfile(List.of(new LanguageShare(language, 100)));
    }

    /** Returns whether the language is one of the profile. */
    public boolean contains(LanguageTag language) {
        return shares.stream().anyMatch(one -> one.language().equals(language));
    }

    /** Returns the shares of the languages among these, in profile order. */
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
