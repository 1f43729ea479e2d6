package vn.tienglang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

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

    /** Every record of a JSON body: each text of it is read by one of these readers. */
    @ParameterizedTest
    @ValueSource(strings = {"title", "theme", "name", "paper", "login", "reader", "text", "note"})
    void aTextInDecomposedLettersIsReadComposed(String field) {
        String composed = "Bản tin sớm xã Tân Thanh";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        Map<String, String> sent = Map.of(field, decomposed);
        String body = "{\"" + field + "\":\"" + decomposed + "\"}";
        Messages words = Messages.of("vi");

        assertThat(new RequestFields(sent, words).text(field)).isEqualTo(composed);
        assertThat(new PlanFormReader(sent, words).text(field)).isEqualTo(composed);
        assertThat(ApiJson.readObject(body.getBytes(StandardCharsets.UTF_8)))
                .contains(Map.of(field, new ApiJson.Value.Text(composed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "\u200e\u200f", "\u202a\u202c", "\u2066 \u2069"})
    void aTitleOfInvisibleMarksIsRejected(String marks) {
        Messages words = Messages.of("vi");
        var fields = new RequestFields(Map.of("title", marks), words);
        var form = new PlanFormReader(Map.of("title", marks), words);

        assertThat(fields.title()).isEmpty();
        assertThat(fields.errors()).extracting(RequestError::field).containsExactly("title");
        assertThat(form.singleLine("title", 100)).isEmpty();
        assertThat(form.errors()).extracting(RequestError::field).containsExactly("title");
    }
}
