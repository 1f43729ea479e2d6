package vn.tienglang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.pages.http.ApiJson;

final class RequestFieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "+999999999-12-31", "26-11-21", "2026-11-21T00:00", ""})
    void invalidDatesAreRejected(String typed) {
        assertThat(RequestFields.parseDate(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "\"x\"",
                "{",
                "{\"a\"",
                "{\"a\":\"b\"",
                "{\"a\":\"\\",
                "\u0000\u0001"
            })
    void aBodyThatIsNoObjectIsRejected(String body) {
        assertThat(ApiJson.readObject(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void deeplyNestedJsonIsRejected() {
        byte[] tower = ("{\"a\":" + "[".repeat(8000)).getBytes(StandardCharsets.UTF_8);

        assertThat(ApiJson.readObject(tower)).isEmpty();
    }
}
