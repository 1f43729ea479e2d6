package vn.tienglang.airtime;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Check for text that stays the same in JSON, under a hash, in a log line and on a terminal: one
 * line of whole characters. Half of a surrogate pair has no bytes in UTF-8, and a control character
 * may start a new line or control the terminal.
 *
 * <p>One name has one spelling in the centre: text that people type or upload is composed (Unicode
 * NFC) where it enters. A Mac writes the same letters decomposed (NFD), and two spellings would be
 * two names. Received messages are never composed: their bytes are signed.
 */
public final class PlainText {
    private static final int[] UNREADABLE_TYPES = {
        Character.CONTROL,
        Character.SURROGATE,
        Character.LINE_SEPARATOR,
        Character.PARAGRAPH_SEPARATOR
    };

    /** Letters by their type, but shown as nothing. */
    private static final String HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0";

    /** No character before this one is changed by composition. */
    private static final char FIRST_COMBINING = 0x300;

    private PlainText() {}

    /** The text with composed letters (Unicode NFC): one spelling for what looks the same. */
    public static String composed(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * True when a reader sees something: at least one character that is no space, no mark of
     * direction or width such as U+FEFF and U+200E, and no accent without a letter.
     */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(PlainText::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return isReadable(codePoint)
                && switch (Character.getType(codePoint)) {
                    case Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.UNASSIGNED,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            false;
                    default -> !HANGUL_FILLERS.contains(Character.toString(codePoint));
                };
    }

    /**
     * True for a name, title or paper that people type: readable, visible, and not too long.
     *
     * @param most the greatest number of characters
     */
    public static boolean isLine(String text, int most) {
        return text.length() <= most && isPlain(text) && isVisible(text);
    }

    /**
     * What a reader sees of a text, to compare with: two texts with the same appearance differ only
     * in capitals, spaces, dashes, invisible marks or the way in which letters are composed.
     */
    public static String appearance(String text) {
        var seen = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(codePoint -> {
                    switch (Character.getType(codePoint)) {
                        case Character.FORMAT, Character.CONTROL, Character.SPACE_SEPARATOR -> {}
                        case Character.DASH_PUNCTUATION -> seen.append('-');
                        default -> seen.appendCodePoint(codePoint);
                    }
                });
        return seen.toString().toLowerCase(Locale.ROOT);
    }

    /** True when it has only readable characters, and at least one of them. */
    public static boolean isPlain(String text) {
        return !text.isBlank() && allReadable(text);
    }

    /**
     * True when it has {@code least} to {@code most} characters of {@code a-z 0-9 -}: valid as a
     * topic level, a file name and a key. A loop and not a pattern, for speed: a plan of the
     * country has millions of names.
     */
    public static boolean isName(String text, int least, int most) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return text.length() >= least && text.length() <= most;
    }

    /**
     * The text made plain: unreadable characters become spaces, and text that is too long is cut
     * between two characters.
     */
    public static String of(String text, int charactersAtMost) {
        // Nearly every text is plain already, and a station makes a status at each step.
        if (text.length() <= charactersAtMost && allReadable(text)) {
            return text;
        }
        var plain = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            if (plain.length() + Character.charCount(codePoint) > charactersAtMost) {
                break;
            }
            plain.appendCodePoint(isReadable(codePoint) ? codePoint : ' ');
        }
        return plain.toString();
    }

    private static boolean allReadable(String text) {
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            if (!isReadable(codePoint)) {
                return false;
            }
            index += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isReadable(int codePoint) {
        int type = Character.getType(codePoint);
        for (int unreadable : UNREADABLE_TYPES) {
            if (type == unreadable) {
                return false;
            }
        }
        return true;
    }
}
