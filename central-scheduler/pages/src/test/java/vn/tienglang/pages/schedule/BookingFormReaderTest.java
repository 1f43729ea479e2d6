package vn.tienglang.pages.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

final class BookingFormReaderTest {
    private static final String CLIP = "ab".repeat(32);

    @Test
    void allErrorsAreReportedTogether() {
        var fields =
                fields(
                        Map.of(
                                "title", "hai\ndòng",
                                "area", "Lạng Sơn",
                                "date", "21/11/2026",
                                "time", "25:00",
                                "clip", "bài hát",
                                "messageClass", "rất khẩn"));

        assertThat(BookingFormReader.bookingRequest(fields, Optional.empty())).isEmpty();
        assertThat(fields.errors())
                .extracting(RequestError::field)
                .containsExactly("title", "area", "date", "time", "clip", "messageClass");
        assertThat(fields.errors()).extracting(RequestError::rule).containsOnly("bad-field");
    }

    @Test
    void everyMissingFieldIsReported() {
        var fields = fields(Map.of());

        assertThat(BookingFormReader.bookingRequest(fields, Optional.empty())).isEmpty();
        assertThat(fields.errors())
                .extracting(RequestError::sentence)
                .contains("Còn thiếu: nơi phát.", "Còn thiếu: clip.")
                .hasSize(6);
    }

    @Test
    void anEmptyTitleDefaultsToTheTitleOfTheRecording() {
        Map<String, String> values = new HashMap<>(usable());
        values.put("title", "  ");

        assertThat(BookingFormReader.bookingRequest(fields(values), Optional.of("Bản tin sáng")))
                .map(BookingRequest::title)
                .contains("Bản tin sáng");
    }

    @ParameterizedTest
    @CsvSource({"17:02, 17:02:00", "17:02:05, 17:02:05", "00:00, 00:00:00"})
    void timesWithAndWithoutSecondsAreParsed(String typed, LocalTime time) {
        Map<String, String> values = new HashMap<>(usable());
        values.put("time", typed);

        assertThat(BookingFormReader.bookingRequest(fields(values), Optional.empty()))
                .map(request -> request.when().start().toLocalTime())
                .contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "7:5", "17:02:05.5", "17:60", "17h02", "-1:00", "17:02:61"})
    void invalidTimesAreRejected(String typed) {
        Map<String, String> values = new HashMap<>(usable());
        values.put("time", typed);

        assertThat(BookingFormReader.bookingRequest(fields(values), Optional.empty())).isEmpty();
    }

    @Test
    void unknownAndInvalidFieldsAreBothReported() {
        var fields = json("{\"titel\":\"x\",\"area\":20,\"date\":null,\"clip\":[1,{\"a\":2}]}");

        assertThat(BookingFormReader.bookingRequest(fields, Optional.empty())).isEmpty();
        assertThat(fields.errors())
                .extracting(RequestError::rule, RequestError::field)
                .contains(
                        tuple("unknown-field", "titel"),
                        tuple("not-text", "area"),
                        tuple("not-text", "date"),
                        tuple("not-text", "clip"),
                        tuple("missing-field", "title"));
    }

    /** The parser passes over the missing value; what comes of it is refused all the same. */
    @Test
    void aFieldWithoutAValueIsRejectedAsNotText() {
        var fields = json("{\"title\":}");

        assertThat(BookingFormReader.bookingRequest(fields, Optional.empty())).isEmpty();
        assertThat(fields.errors())
                .extracting(RequestError::rule, RequestError::field)
                .contains(tuple("not-text", "title"));
    }

    private static Map<String, String> usable() {
        return Map.of(
                "title", "Họp thôn",
                "area", "20",
                "date", "2026-11-21",
                "time", "17:02",
                "clip", CLIP,
                "messageClass", "ordinary");
    }

    private static RequestFields fields(Map<String, String> values) {
        return new RequestFields(values, Messages.VIETNAMESE);
    }

    private static RequestFields json(String body) {
        Map<String, ApiJson.Value> object =
                ApiJson.readObject(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return RequestFields.of(
                object,
                Set.of("title", "area", "date", "time", "clip", "messageClass"),
                Messages.VIETNAMESE);
    }
}
