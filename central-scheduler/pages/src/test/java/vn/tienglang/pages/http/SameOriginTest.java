package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SameOriginTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource({
        "same-origin, true",
        "none, true",
        "same-site, false",
        "cross-site, false",
        "anything else, false",
    })
    void secFetchSiteDecides(String fetchSite, boolean holds) {
        var said = new SameOrigin("board:8080", fetchSite, "http://evil", "http://evil/", FORM);
        assertThat(said.isSameOrigin()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "http://board:8080, true",
        "https://BOARD:8080, true",
        "http://board, false",
        "http://board:8081, false",
        "http://board:8080.evil, false",
        "http://user@board:8080, false",
        "http://evil, false",
        "null, false",
        "not an address, false",
    })
    void originDecidesWithoutSecFetchSite(String origin, boolean holds) {
        assertThat(new SameOrigin("board:8080", "", origin, "", FORM).isSameOrigin())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "http://board:8080/lich, true",
        "http://evil/board:8080, false",
    })
    void refererDecidesWithoutOrigin(String referer, boolean holds) {
        assertThat(new SameOrigin("board:8080", "", "", referer, FORM).isSameOrigin())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "'', true",
        "application/x-www-form-urlencoded, false",
        "multipart/form-data; boundary=x, false",
        "text/plain, false",
        "TEXT/PLAIN;charset=utf-8, false",
    })
    void withoutHeadersOnlyContentTypesOfNoFormPass(String contentType, boolean holds) {
        assertThat(new SameOrigin("board:8080", "", "", "", contentType).isSameOrigin())
                .isEqualTo(holds);
    }
}
