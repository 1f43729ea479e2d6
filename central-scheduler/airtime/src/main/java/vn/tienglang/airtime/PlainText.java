package vn.tienglang.airtime;

/**
 * Words that come out as they went in: through JSON, under a hash, in a line of trace, on a
 * terminal. One line of whole characters; half a surrogate pair has no bytes of its own, and a
 * control character may be another line or a command to the screen.
 */
public final class PlainText {
    private static final int[] UNREADABLE_TYPES = {
        Character.CONTROL,
        Character.SURROGATE,
        Character.LINE_SEPARATOR,
        Character.PARAGRAPH_SEPARATOR
    };

    private PlainText() {}

    /** True when it holds nothing but characters that can be read, and at least one of them. */
    public static boolean isPlain(String text) {
        return !text.isBlank() && text.codePoints().allMatch(PlainText::isReadable);
    }

    /**
     * True when it is {@code least} to {@code most} characters of {@code a-z 0-9 -}: fit for a
     * topic level, a file name and a key. A loop, because a plan of the country names millions.
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
     * The same words made plain: what cannot be read becomes a space, what is too long is cut
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
