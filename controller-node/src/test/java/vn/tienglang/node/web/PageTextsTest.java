package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.web.StationPageView.RowStatus;

class PageTextsTest {
    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (InputStream in = PageTexts.class.getResourceAsStream(name)) {
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
        for (RelayState contact : RelayState.values()) {
            assertThat(PageTexts.VIETNAMESE.of("contact." + contact)).isNotBlank();
        }
        for (RowStatus mood : RowStatus.values()) {
            assertThat(PageTexts.VIETNAMESE.of("mood." + mood)).isNotBlank();
        }
    }

    @Test
    void anApostropheInAWordIsKept() {
        assertThat(PageTexts.ENGLISH.of("back")).isEqualTo("Back to the station's page");
    }
}
