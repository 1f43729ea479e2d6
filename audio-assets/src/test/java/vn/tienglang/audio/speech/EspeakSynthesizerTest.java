package vn.tienglang.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.WavFormat;

/** Debian's espeak-ng reads Vietnamese drafts. */
class EspeakSynthesizerTest {
    private final SpeechSynthesizer voice = EspeakSynthesizer.installed().orElseThrow();

    @Test
    void aTextBecomesSoundOfItsLength() throws Exception {
        double one = seconds(voice.wav("Kính thưa bà con."));
        double three = seconds(voice.wav("Kính thưa bà con. Kính thưa bà con. Kính thưa bà con."));

        assertThat(one).isBetween(0.5, 4.0);
        assertThat(three).isGreaterThan(2 * one);
    }

    @Test
    void theLongestTextIsReadToItsEnd() throws Exception {
        String text = "Xin bà con giữ gìn vệ sinh. ".repeat(178);

        assertThat(seconds(voice.wav(text))).isGreaterThan(178 * 1.0);
    }

    @Test
    void optionsInATextAreReadNotObeyed() throws Exception {
        assertThat(seconds(voice.wav("--help -w /tmp/x"))).isGreaterThan(0.5);
    }

    @Test
    void emptyAndTooLongTextsAreRefused() {
        for (String text :
                new String[] {"", "  ", "x".repeat(SpeechSynthesizer.CHARACTERS_MOST + 1)}) {
            assertThatThrownBy(() -> voice.wav(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void itSpeaksVietnameseOnly() {
        assertThat(voice.speaks(new LanguageTag("vi"))).isTrue();
        assertThat(voice.speaks(new LanguageTag("tyz"))).isFalse();
    }

    private static double seconds(byte[] wav) throws IOException {
        assertThat(Wav.header(wav)).isInstanceOf(Wav.Header.Sound.class);
        WavFormat format = ((Wav.Header.Sound) Wav.header(wav)).format();
        return format.frames() / (double) format.rateHz();
    }
}
