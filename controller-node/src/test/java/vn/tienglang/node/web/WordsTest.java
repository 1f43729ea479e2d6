package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.Contact;
import vn.tienglang.node.web.PageView.Mood;

class WordsTest {
    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(bundle("page_en.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        bundle("page.properties").stringPropertyNames());
    }

    @Test
    void everyStateHasItsWord() {
        for (Contact contact : Contact.values()) {
            assertThat(Words.VIETNAMESE.of("contact." + contact)).isNotBlank();
        }
        for (Mood mood : Mood.values()) {
            assertThat(Words.VIETNAMESE.of("mood." + mood)).isNotBlank();
        }
    }

    @Test
    void anApostropheInAWordIsKept() {
        assertThat(Words.ENGLISH.of("back")).isEqualTo("Back to the station's page");
    }
}
