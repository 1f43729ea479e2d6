package vn.tienglang.pages.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Search for names and titles that people type as they can: without accents or apostrophes, with
 * any dash, space or case, in any Unicode form. "Ea H’leo", "ea hleo" and "EA H LEO" find "Xã Ea
 * H'leo"; "ba ria vung tau" finds "Bà Rịa–Vũng Tàu".
 */
public final class NameSearch {
    /**
     * Apostrophes, primes, grave and acute accents that stand alone, and modifier letters: a part
     * of the word around them.
     */
    private static final Pattern APOSTROPHES =
            Pattern.compile(
                    "['\"`´‘’‚‛“”„′‵″＇＂｀\\x{2B9}-\\x{2C1}\\x{2C8}\\x{2CA}\\x{2CB}\\x{2EE}\\x{A78B}\\x{A78C}]+");

    /** Accents, and characters without a width of their own. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}\\x{115F}\\x{3164}]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String words;
    private final String letters;

    /** Search for this text. */
    public NameSearch(String typed) {
        words = words(typed);
        letters = words.replace(" ", "");
    }

    /** Whether nothing that can be in a name was typed. */
    public boolean isBlank() {
        return words.isEmpty();
    }

    /** Whether the name contains what was typed, or its words do when their spaces are left out. */
    public boolean matches(String name) {
        String other = words(name);
        if (other.contains(words)) {
            return true;
        }
        for (int start = 0; start >= 0; start = nextWord(other, start)) {
            if (other.substring(start).replace(" ", "").startsWith(letters)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name contains the words as they were typed; such a name is a better result. */
    boolean matchesWords(String name) {
        return words(name).contains(words);
    }

    private static int nextWord(String words, int start) {
        int space = words.indexOf(' ', start);
        return space < 0 ? -1 : space + 1;
    }

    /** The words in lower case without accents, one space between them. */
    private static String words(String text) {
        String apart =
                Normalizer.normalize(
                        APOSTROPHES.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        String plain =
                INVISIBLE
                        .matcher(apart)
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replace('đ', 'd')
                        .replace('ð', 'd')
                        .replace('ɖ', 'd');
        return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
    }
}
