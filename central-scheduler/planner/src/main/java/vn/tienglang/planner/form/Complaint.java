package vn.tienglang.planner.form;

import vn.tienglang.airtime.PlainText;

/**
 * One thing that stands against a text.
 *
 * @param path where: {@code $.slots[3].parts[0].each}; {@code $} is all of it
 * @param what what is wrong there, in English, on one line of at most {@value #CHARACTERS}
 *     characters
 */
public record Complaint(String path, String what) {
    /** More than this is not said about one place. */
    public static final int CHARACTERS = 200;

    /** Makes words that came from the text fit for a line. */
    public Complaint {
        what = PlainText.of(what.substring(0, Math.min(what.length(), CHARACTERS)), CHARACTERS);
    }

    @Override
    public String toString() {
        return path + ": " + what;
    }
}
