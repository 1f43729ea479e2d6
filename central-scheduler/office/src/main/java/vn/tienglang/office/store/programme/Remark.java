package vn.tienglang.office.store.programme;

import vn.tienglang.airtime.PlainText;

/**
 * Remark of one person to another.
 *
 * @param text 1 to {@value #CHARACTERS} printable characters on one line
 */
public record Remark(String text) {
    /** Maximum number of characters. */
    public static final int CHARACTERS = 500;

    /** Composes the text; refuses one that is not a remark. */
    public Remark {
        text = PlainText.composed(text);
        if (!isRemark(text)) {
            throw new IllegalArgumentException("not a remark of 1 to " + CHARACTERS + " signs");
        }
    }

    /** Whether the text is a remark. */
    public static boolean isRemark(String text) {
        return PlainText.isPlain(text) && text.length() <= CHARACTERS;
    }

    @Override
    public String toString() {
        return text;
    }
}
