package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.pages.PageText.first;
import static vn.tienglang.pages.PageText.text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Enter in the search box of a form searches: a browser presses the first button of the form, so
 * that button must be the one that searches.
 */
final class SearchByEnterTest {
    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/lich, title",
        "/ban-giao/moi, title",
        "/quy-dinh/moi, paper",
        "/tinh-huong/nang, untilTime",
        "/chi-tieu/moi, paper"
    })
    void theFirstButtonOfTheFormSearchesAndKeepsWhatWasTyped(String path, String field) {
        String page = browser.get(path).body();
        String form = page.substring(page.lastIndexOf("<form", page.indexOf("name=\"search\"")));

        String button = first("(<button[^>]*>)", form);
        assertThat(button).contains("formmethod=\"get\"", "formnovalidate");
        String target = first("formaction=\"([^\"]+)\"", button);
        assertThat(first("(<button formmethod=\"get\"[^>]*>)", form))
                .contains("\"" + target + "\"");

        var found = browser.get(target + "?search=dong+dang&" + field + "=Gi%E1%BB%AF+l%E1%BA%A1i");
        assertThat(text(found)).contains("Đồng Đăng");
        assertThat(found.body()).contains("value=\"Giữ lại\"");
    }
}
