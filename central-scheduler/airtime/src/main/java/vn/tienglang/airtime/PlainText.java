package vn.tienglang.airtime;

/**
 * Check for text that stays the same in JSON, under a hash, in a log line and on a terminal: one
 * line of whole characters. Half of a surrogate pair has no bytes in UTF-8, and a control character
 * may start a new line or control the terminal.
 */
public final class PlainText {
    private static final int[] UNREADABLE_TYPES = {
        Character.CONTROL,
        Character.SURROGATE,
        Character.LINE_SEPARATOR,
        Character.PARAGRAPH_SEPARATOR
    };

    private PlainText() {}

    /** True when it has only readable characters, and at least one of them. */
    public static boolean isPlain(String text) {
        return !text.isBlank() && text.codePoints().allMatch(PlainText::isReadable);
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
        var plain = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            if (plain.length() + Character.charCount(codePoint) > charactersAtMost) {
                break;
            }
            plain.appendCodePoint(isReadable(codePoint) ? codePoint : ' ');
        }
        return plain.toString();
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
