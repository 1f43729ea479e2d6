package vn.tienglang.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.speech.SpeechSynthesizer;

/** Voice whose sound is the text itself; it fails at a text without a letter, as the real one. */
final class FakeSpeech implements SpeechSynthesizer {
    @Override
    public boolean speaks(LanguageTag language) {
        return language.value().equals("vi");
    }

    @Override
    public byte[] wav(String text) throws IOException {
        if (text.chars().noneMatch(Character::isLetter)) {
            throw new IOException("no sound of the text");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
