package vn.tienglang.office.store.programme;

import vn.tienglang.airtime.PlainText;

/**
 * What one person tells another about something they did.
 *
 * @param text 1 to {@value #CHARACTERS} characters that can be read, on one line
 */
public record Remark(String text) {
    /** More than this nobody reads. */
    public static final int CHARACTERS = 500;

    /** Refuses what cannot be read. */
    public Remark {
        if (!isRemark(text)) {
            throw new IllegalArgumentException("not a remark of 1 to " + CHARACTERS + " signs");
        }
    }

    /** Whether this can be told. */
    public static boolean isRemark(String text) {
        return PlainText.isPlain(text) && text.length() <= CHARACTERS;
    }

    @Override
    public String toString() {
        return text;
    }
}
