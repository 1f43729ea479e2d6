package vn.tienglang.planner.document;

import vn.tienglang.airtime.PlainText;

/**
 * One thing that stands against a text.
 *
 * @param path where: {@code $.slots[3].parts[0].each}; {@code $} is all of it
 * @param message what is wrong there, in English, on one line of at most {@value #CHARACTERS}
 *     characters
 */
public record DocumentProblem(String path, String message) {
    /** More than this is not said about one place. */
    public static final int CHARACTERS = 200;

    /** Makes words that came from the text fit for a line. */
    public DocumentProblem {
        message =
                PlainText.of(
                        message.substring(0, Math.min(message.length(), CHARACTERS)), CHARACTERS);
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
