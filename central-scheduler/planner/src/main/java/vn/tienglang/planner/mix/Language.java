package vn.tienglang.planner.mix;

import vn.tienglang.airtime.LanguageTag;

/**
 * A language as people speak of it.
 *
 * @param tag by which it is known
 * @param vietnamese what Vietnamese call it: "Tày", "Dao (Iu Mien)"
 * @param endonym what its speakers call it; empty for sound without words
 * @param english what it is called in English
 * @param dialect who speaks it where and how, in Vietnamese; empty when there is nothing to say
 */
public record Language(
        LanguageTag tag, String vietnamese, String endonym, String english, String dialect) {
    /** Refuses a language without a name. */
    public Language {
        if (vietnamese.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException("language " + tag + " has no name");
        }
    }
}
