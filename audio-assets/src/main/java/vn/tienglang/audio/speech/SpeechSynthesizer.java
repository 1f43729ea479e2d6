package vn.tienglang.audio.speech;

import java.io.IOException;
import vn.tienglang.airtime.LanguageTag;

/**
 * Machine that reads a text aloud, for drafts that a person replaces or approves. What it makes
 * must be marked as synthetic. Implementations are thread-safe.
 */
public interface SpeechSynthesizer {
    /** The longest text, in characters: about six minutes of speech. */
    int CHARACTERS_MOST = 5_000;

    /** Whether it speaks this language well enough for a draft. */
    boolean speaks(LanguageTag language);

    /**
     * Reads a text aloud.
     *
     * @param text plain text of 1 to {@link #CHARACTERS_MOST} characters
     * @return a WAV file, mono, 16 bits
     * @throws IllegalArgumentException when the text is blank or too long
     * @throws IOException when the machine fails or makes no sound of the text
     */
    byte[] wav(String text) throws IOException;
}
