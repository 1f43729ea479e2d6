package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.BookingRequest;

final class FieldsTest {
    private static final String CLIP = "ab".repeat(32);

    @Test
    void everyComplaintIsHeardAtOnce() {
        var fields =
                fields(
                        Map.of(
                                "title", "hai\ndòng",
                                "area", "Lạng Sơn",
                                "date", "21/11/2026",
                                "time", "25:00",
                                "clip", "bài hát",
                                "messageClass", "rất khẩn"));

        assertThat(fields.booking(Optional.empty())).isEmpty();
        assertThat(fields.complaints())
                .extracting(Complaint::field)
                .containsExactly("title", "area", "date", "time", "clip", "messageClass");
        assertThat(fields.complaints()).extracting(Complaint::rule).containsOnly("bad-field");
    }

    @Test
    void everyMissingFieldIsNamed() {
        var fields = fields(Map.of());

        assertThat(fields.booking(Optional.empty())).isEmpty();
        assertThat(fields.complaints())
                .extracting(Complaint::sentence)
                .contains("Còn thiếu: nơi phát.", "Còn thiếu: clip.")
                .hasSize(6);
    }

    @Test
    void anAnnouncementIsCalledAfterItsRecordingWhenNobodySaysOtherwise() {
        Map<String, String> values = new HashMap<>(usable());
        values.put("title", "  ");

        assertThat(fields(values).booking(Optional.of("Bản tin sáng")))
                .map(BookingRequest::title)
                .contains("Bản tin sáng");
    }

    @ParameterizedTest
    @CsvSource({"17:02, 17:02:00", "17:02:05, 17:02:05", "00:00, 00:00:00"})
    void aTimeIsTakenToTheMinuteOrToTheSecond(String typed, LocalTime time) {
        Map<String, String> values = new HashMap<>(usable());
        values.put("time", typed);

        assertThat(fields(values).booking(Optional.empty()))
                .map(request -> request.when().start().toLocalTime())
                .contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "7:5", "17:02:05.5", "17:60", "17h02", "-1:00", "17:02:61"})
    void nonsenseIsNoTime(String typed) {
        Map<String, String> values = new HashMap<>(usable());
        values.put("time", typed);

        assertThat(fields(values).booking(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "+999999999-12-31", "26-11-21", "2026-11-21T00:00", ""})
    void nonsenseIsNoDay(String typed) {
        assertThat(Fields.day(typed)).isEmpty();
    }

    @Test
    void aFieldNobodyKnowsIsRefusedAndABadOneBesideItToo() {
        var fields = json("{\"titel\":\"x\",\"area\":20,\"date\":null,\"clip\":[1,{\"a\":2}]}");

        assertThat(fields.booking(Optional.empty())).isEmpty();
        assertThat(fields.complaints())
                .extracting(Complaint::rule, Complaint::field)
                .contains(
                        tuple("unknown-field", "titel"),
                        tuple("not-text", "area"),
                        tuple("not-text", "date"),
                        tuple("not-text", "clip"),
                        tuple("missing-field", "title"));
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
    void whatIsNotAnObjectIsNone(String body) {
        assertThat(Json.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /** The parser passes over the missing value; what comes of it is refused all the same. */
    @Test
    void aFieldWithoutAValueIsRefusedLikeOneThatIsNoText() {
        var fields = json("{\"title\":}");

        assertThat(fields.booking(Optional.empty())).isEmpty();
        assertThat(fields.complaints())
                .extracting(Complaint::rule, Complaint::field)
                .contains(tuple("not-text", "title"));
    }

    @Test
    void aTowerOfBracketsIsNotClimbed() {
        byte[] tower = ("{\"a\":" + "[".repeat(8000)).getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(tower)).isEmpty();
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

    private static Fields fields(Map<String, String> values) {
        return new Fields(values, Words.VIETNAMESE);
    }

    private static Fields json(String body) {
        Map<String, Json.Value> object =
                Json.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return Fields.of(
                object,
                Set.of("title", "area", "date", "time", "clip", "messageClass"),
                Words.VIETNAMESE);
    }
}
