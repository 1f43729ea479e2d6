package vn.tienglang.airtime;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * BCP-47 tag of a language: {@code vi}, {@code tyz} (Tày), {@code nut} (Nùng), {@code yue-x-sandiu}
 * (Sán Dìu, which has no code). {@code zxx} means sound without language: a tune, a test tone.
 *
 * @param value the tag in canonical case, at most {@link Limits#LANGUAGE_TAG_CHARACTERS} long
 */
public record LanguageTag(String value) implements Comparable<LanguageTag> {
    /**
     * Rejects an ill-formed tag. {@code Locale.forLanguageTag} would return {@code und} for it;
     * {@code Locale.Builder} throws.
     */
    public LanguageTag {
        try {
            value = new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language tag: '" + value + "'", e);
        }
        if (value.length() > Limits.LANGUAGE_TAG_CHARACTERS) {
            throw new IllegalArgumentException("language tag of " + value.length() + " characters");
        }
        if (value.equals("und")) {
            throw new IllegalArgumentException("a language must be named");
        }
    }

    @Override
    public int compareTo(LanguageTag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
