package vn.tienglang.pages.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** A week as officers read it, move and skip occurrences on it, and book beside it. */
final class WeekRoutesTest {
    private static final String WEEK = "/tuan?show=unit:20&day=2026-11-24";

    private final PagesFixture fixture = new PagesFixture();
    private final Clip clip = fixture.admits("Thời sự xã", "vi", Duration.ofMinutes(10));
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void closedBetween(int from, int until) {
        fixture.office
                .planItems()
                .with(Losses.ACCEPT)
                .addPolicy(
                        OfficePlanSamples.policy(
                                new AreaCode("20"),
                                "QĐ 12/2026",
                                OfficePlanSamples.quiet(from, until)),
                        new Officer("lan", "Chị Lan"));
    }

    private Map<String, String> daily(String time) {
        var values = new HashMap<String, String>();
        values.put("area", "20");
        values.put("date", "22/11/2026");
        values.put("time", time);
        values.put("repeat", "daily");
        values.put("messageClass", "ordinary");
        values.put("part1", "clip:" + clip.id().value());
        return values;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one ->
                        one.getKey()
                                + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private SlotRevision only() {
        return fixture.archive.inTransaction(books ->
                books.slots().between(LocalDate.EPOCH, LocalDate.of(9999, 1, 1)).getLast());
    }

    @Test
    void theWeekShowsWhatIsHeardAndWhatIsClosed() {
        closedBetween(12, 14);
        location(browser.post("/lich", daily("17h30")));

        String page = browser.get(WEEK).body();

        assertThat(page)
                .contains("Tuần 23/11 – 29/11/2026", "T3 24/11", "class=\"week-block k-slot\"")
                .contains("aria-label=\"17:30–17:40 · Thời sự xã · Buổi phát")
                .contains("<strong>Tỉnh Lạng Sơn</strong>", "class=\"week-closed\"")
                .contains("/tuan?show=unit%3A20&amp;day=2026-11-16");
        assertThat(browser.get("/tuan?show=station:khong-co").statusCode()).isEqualTo(404);
        assertThat(browser.get("/tuan?show=unit:99999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/tuan?show=sai&day=hom-nay").statusCode()).isEqualTo(200);
        String slot = only().slot().id().value();
        assertThat(browser.get("/tuan?show=order:" + slot + "&day=2026-11-24").body())
                .contains("<strong>Thời sự xã</strong>", "k-slot");
    }

    @Test
    void aMoveIsPreviewedThenStoredAndUndone() {
        location(browser.post("/lich", daily("17:30")));
        String slot = only().slot().id().value();
        String ask =
                "/tuan/doi?slot="
                        + slot
                        + "&occurrence=2026-11-24T17:30&back=%2Ftuan%3Fshow%3Dunit%253A20";

        String preview = browser.get(ask + "&date=25/11&time=6h15").body();
        assertThat(preview).contains("Sẽ phát lúc 06:15", "Không làm mất buổi phát nào khác.");
        assertThat(only().revision()).isEqualTo(1);
        assertThat(browser.get(ask + "&date=25/11&time=25:00").body())
                .contains("«25:00» không phải là giờ")
                .doesNotContain(
                        "action=\"/lich/"
                                + slot
                                + "/lan\">\n  <input type=\"hidden\" name=\"date\"");

        var move = new HashMap<>(Map.of("revision", "1", "occurrence", "2026-11-24T17:30"));
        move.putAll(Map.of("date", "25/11", "time", "6h15", "back", WEEK));
        String moved = browser.get(location(browser.post("/lich/" + slot + "/lan", move))).body();
        assertThat(moved)
                .contains("Đã dời «Thời sự xã» từ 17:30 24/11/2026 sang 06:15 25/11/2026.")
                .contains("action=\"/lich/" + slot + "/khoi-phuc\"", "Hoàn tác");

        var undo = Map.of("revision", "2", "occurrence", "2026-11-24T17:30", "back", WEEK);
        assertThat(browser.get(location(browser.post("/lich/" + slot + "/khoi-phuc", undo))).body())
                .contains("Đã hoàn tác");
        assertThat(only().slot().when().recurrence().changes()).isEmpty();
        assertThat(browser.post("/lich/" + slot + "/khoi-phuc", undo).statusCode()).isEqualTo(409);
        var again = Map.of("revision", "3", "occurrence", "2026-11-24T17:30");
        HttpResponse<String> nothing = browser.post("/lich/" + slot + "/khoi-phuc", again);
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("không có gì để hoàn tác");
    }

    @Test
    void aSkippedOccurrenceIsStruckThroughUntilItIsUndoneAndNoLongerWhenItIsOver() {
        location(browser.post("/lich", daily("17:30")));
        String slot = only().slot().id().value();
        var skip = Map.of("revision", "1", "occurrence", "2026-11-24T17:30", "back", WEEK);

        String skipped = browser.get(location(browser.post("/lich/" + slot + "/lan", skip))).body();

        assertThat(skipped)
                .contains("Đã bỏ «Thời sự xã» lúc 17:30 24/11/2026.", "week-block k-skipped")
                .contains("<del>Thời sự xã lúc 17:30 T3 24/11</del>");
    }

    @Test
    void anUndoIsRefusedWithASentenceOnceTheTimeIsOver() {
        Map<String, String> today = daily("17:30");
        today.put("date", "21/11/2026");
        location(browser.post("/lich", today));
        String slot = only().slot().id().value();
        var skip = Map.of("revision", "1", "occurrence", "2026-11-21T17:30", "back", WEEK);
        location(browser.post("/lich/" + slot + "/lan", skip));

        fixture.itIs("17:31:00");
        var undo = Map.of("revision", "2", "occurrence", "2026-11-21T17:30");
        TestBrowser later = fixture.signedIn();
        HttpResponse<String> late = later.post("/lich/" + slot + "/khoi-phuc", undo);

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Đã quá giờ");
        assertThat(only().revision()).isEqualTo(2);
        assertThat(later.get("/tuan?show=unit:20&day=2026-11-21").body())
                .contains("<del>")
                .doesNotContain("/khoi-phuc");
    }

    @Test
    void theFormShowsTheNextAiringsOrTheNearestOpenTimeAndStoresNothing() {
        String next = browser.get("/tuan?check=yes&" + query(daily("17:30"))).body();
        assertThat(next)
                .contains("Các lần phát tới", "CN 22/11/2026 17:30", "T5 26/11/2026 17:30")
                .contains("value=\"22/11/2026\"", "Xếp lịch");

        closedBetween(12, 14);
        String refused = browser.get("/tuan?check=yes&" + query(daily("12:20"))).body();
        assertThat(refused)
                .contains(
                        "Lấy giờ mở gần nhất: 11:50",
                        "name=\"nearest\" value=\"2026-11-22T11:50\"");

        Map<String, String> nearest = daily("12:20");
        nearest.put("nearest", "2026-11-22T11:50");
        assertThat(browser.get("/tuan?" + query(nearest)).body())
                .contains("CN 22/11/2026 11:50", "value=\"11:50\"");

        assertThat(browser.get("/tuan/xem-truoc?" + query(daily("5h"))).body())
                .contains("Các lần phát tới", "CN 22/11/2026 05:00")
                .doesNotContain("<html");
        assertThat(
                        fixture.archive.<Integer>inTransaction(books ->
                                books.slots()
                                        .between(LocalDate.EPOCH, LocalDate.of(9999, 1, 1))
                                        .size()))
                .isZero();
    }

    @Test
    void whatWasBookedFromTheWeekIsSeenThereAndCanBeUndone() {
        Map<String, String> values = daily("17:30");
        values.put("show", "unit:20");

        String seen = location(browser.post("/lich", values));

        assertThat(seen).startsWith("/tuan?show=unit:20&day=2026-11-22&booked=");
        String slot = only().slot().id().value();
        assertThat(browser.get(seen).body())
                .contains("Đã xếp «Thời sự xã»", "action=\"/lich/" + slot + "/rut\"");
        values.putAll(Map.of("show", "unit:20&x=//evil", "time", "06:30"));
        assertThat(location(browser.post("/lich", values))).startsWith("/lich?day=");
    }
}
