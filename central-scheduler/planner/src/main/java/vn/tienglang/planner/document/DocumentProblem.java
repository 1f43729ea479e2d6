package vn.tienglang.planner.document;

import vn.tienglang.airtime.PlainText;

/**
 * Problem of a text.
 *
 * @param path the place: {@code $.slots[3].parts[0].each}; {@code $} is the whole text
 * @param message the problem in English, on one line of at most {@value #CHARACTERS} characters
 */
public record DocumentProblem(String path, String message) {
    /** Maximum length of a message. */
    public static final int CHARACTERS = 200;

    /** Cleans and shortens the message to one line, because it may quote the text. */
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
