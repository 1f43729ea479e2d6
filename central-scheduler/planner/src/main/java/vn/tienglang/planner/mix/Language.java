package vn.tienglang.planner.mix;

import vn.tienglang.airtime.LanguageTag;

/**
 * Language of a broadcast.
 *
 * @param tag its language tag
 * @param vietnamese its Vietnamese name: "Tày", "Dao (Iu Mien)"
 * @param endonym its name in the language itself; empty for sound without words
 * @param english its English name
 * @param dialect where and how the variety is spoken, in Vietnamese; may be empty
 */
public record Language(
        LanguageTag tag, String vietnamese, String endonym, String english, String dialect) {
    /** Rejects a language without a name. */
    public Language {
        if (vietnamese.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException("language " + tag + " has no name");
        }
    }
}
