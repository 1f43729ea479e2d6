package vn.tienglang.pages.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Programmes as clerks lay them out, change them and skip an evening of them. */
final class SlotRoutesTest {
    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Map<String, String> daily(Clip clip) {
        var values = new HashMap<String, String>();
        values.put("title", "Chương trình tối");
        values.put("area", "20");
        values.put("date", PagesFixture.TODAY.toString());
        values.put("time", "18:00");
        values.put("repeat", "daily");
        values.put("exceptHolidays", "yes");
        values.put("messageClass", "ordinary");
        values.put("part1", "clip:" + clip.id().value());
        values.put("part2", "relay");
        values.put("source2", "Đài tỉnh");
        values.put("minutes2", "10");
        values.put("part3", "notices");
        values.put("minutes3", "5");
        values.put("starting", "wait");
        values.put("wait", "3");
        return values;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private SlotRevision only() {
        return fixture.archive.inTransaction(books ->
                books.slots().between(LocalDate.EPOCH, LocalDate.of(9999, 1, 1)).getLast());
    }

    private static String path(SlotRevision booked) {
        return "/lich/" + booked.slot().id();
    }

    @Test
    void aDailyProgrammeIsCreatedChangedSkippedAndMoved() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();
        assertThat(browser.get("/lich?rows=3").body())
                .contains("name=\"part3\"", "Thông báo của xã")
                .doesNotContain("name=\"part4\"");

        String shown = location(browser.post("/lich", daily(clip)));

        assertThat(browser.get(shown).body()).contains("Đã xếp", "3 phần");
        SlotRevision first = only();
        assertThat(first.slot().parts()).hasSize(3);
        assertThat(browser.get("/lich?day=2027-03-01").body()).contains("Chương trình tối");
        assertThat(browser.get(path(first)).body())
                .contains(
                        "hằng ngày lúc 18:00; trừ ngày lễ, Tết",
                        "«Nhạc hiệu» (Việt, 1 phút)",
                        "Tiếp âm Đài tỉnh, 10 phút",
                        "Thông báo của xã, không quá 5 phút",
                        "Chờ không quá 3 phút");
        assertThat(browser.get(path(first) + "/sua").body())
                .contains("value=\"Đài tỉnh\"", "<option value=\"daily\" selected>");

        Map<String, String> weekly = daily(clip);
        weekly.put("revision", "1");
        weekly.put("repeat", "weekly");
        assertThat(browser.post(path(first) + "/sua", weekly).body())
                .contains("Hãy chọn ít nhất một thứ trong tuần.", "value=\"Đài tỉnh\"");
        weekly.put("d1", "yes");
        weekly.put("d5", "yes");
        location(browser.post(path(first) + "/sua", weekly));
        assertThat(browser.get(path(first)).body())
                .contains("thứ Hai, thứ Sáu hằng tuần, lúc 18:00", "Lần 2: ");
        HttpResponse<String> late = browser.post(path(first) + "/sua", weekly);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("vừa sửa lịch này", "name=\"revision\" value=\"2\"");

        String monday = "2026-11-23";
        String page = browser.get(path(first) + "?day=" + monday).body();
        assertThat(page).contains("Bỏ lần này", "value=\"2026-11-23T18:00\"");
        var once = new HashMap<>(Map.of("revision", "2", "occurrence", monday + "T18:00"));
        location(browser.post(path(first) + "/lan", once));
        assertThat(browser.get("/lich?day=" + monday).body()).doesNotContain("18:00</span>");
        assertThat(browser.post(path(first) + "/lan", once).statusCode()).isEqualTo(409);
        var move = new HashMap<>(Map.of("revision", "3", "occurrence", "2026-11-27T18:00"));
        move.put("date", "2026-11-28");
        move.put("time", "19:30");
        assertThat(browser.get(location(browser.post(path(first) + "/lan", move))).body())
                .contains("19:30");
        assertThat(browser.get(path(first)).body())
                .contains("2 lần được dời hoặc bỏ riêng", "Lần 4: ");
        var nonsense = Map.of("revision", "4", "occurrence", "mai");
        assertThat(browser.post(path(first) + "/lan", nonsense).statusCode()).isEqualTo(422);
    }

    @Test
    void aProgrammeWithoutPartsIsRefused() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        Map<String, String> values = daily(clip);
        List.of("part1", "part2", "part3").forEach(values::remove);

        HttpResponse<String> refused = fixture.signedIn().post("/lich", values);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nội dung phát", "Chương trình tối");
    }

    @Test
    void theConfirmationNamesTheFirstAiringThatComes() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        fixture.itIs("09:44:00");
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values = daily(clip);
        values.put("time", "05:30");
        values.remove("exceptHolidays");

        String shown = location(browser.post("/lich", values));

        String sentence = ": hằng ngày lúc 05:30, lần đầu: ngày mai, Chủ nhật, 22/11/2026.";
        assertThat(browser.get(shown).body()).contains("Đã xếp «Chương trình tối»" + sentence);
        String path = path(only());
        var once = new HashMap<>(Map.of("revision", "1", "occurrence", "2026-11-22T05:30"));
        assertThat(browser.get(location(browser.post(path + "/lan", once))).body())
                .contains("lần đầu: thứ Hai, 23/11/2026.");
        once.putAll(Map.of("revision", "2", "occurrence", "2026-11-23T05:30"));
        once.putAll(Map.of("date", "2026-11-23", "time", "06:10"));
        assertThat(browser.get(location(browser.post(path + "/lan", once))).body())
                .contains("lần đầu: 06:10 thứ Hai, 23/11/2026.");
    }

    @Test
    void skippedAndMovedTimesStaySoOrAreListedWhenTheTimesAreEdited() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values = daily(clip);
        location(browser.post("/lich", values));
        String path = path(only());
        var once = new HashMap<>(Map.of("revision", "1", "occurrence", "2026-12-01T18:00"));
        location(browser.post(path + "/lan", once));
        once.putAll(Map.of("revision", "2", "occurrence", "2026-11-30T18:00"));
        once.putAll(Map.of("date", "2026-11-30", "time", "20:15"));
        location(browser.post(path + "/lan", once));

        values.putAll(Map.of("revision", "3", "time", "18:45"));
        location(browser.post(path + "/sua", values));

        assertThat(browser.get("/lich?day=2026-12-01").body()).doesNotContain("18:45</span>");
        assertThat(browser.get("/lich?day=2026-11-30").body())
                .contains("20:15</span>")
                .doesNotContain("18:45</span>");
        assertThat(browser.get("/lich?day=2026-12-02").body()).contains("18:45</span>");

        values.putAll(Map.of("revision", "4", "repeat", "weekly", "d1", "yes"));
        HttpResponse<String> asked = browser.post(path + "/sua", values);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains(
                        "Lần 18:45",
                        "đã bỏ riêng",
                        "name=\"lost\" value=\"2026-12-01T18:45\">",
                        "Tôi đồng ý mất")
                .doesNotContain("đã dời riêng");
        assertThat(only().revision()).isEqualTo(4);
        values.put("lost", "2026-12-01T18:45");
        location(browser.post(path + "/sua", values));
        assertThat(only().slot().when().recurrence().text())
                .contains("X-MOVED:20261130T184500-20261130T201500")
                .doesNotContain("X-CANCELLED");
    }

    @Test
    void aSlotThatFitsOnlySomeStationsIsBookedInPartOrKeptAsDraft() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        fixture.books("Họp thôn", "05980", "18:00", clip, MessageClass.ORDINARY);
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values = daily(clip);
        values.put("starting", "on-time");

        HttpResponse<String> refused = browser.post("/lich", values);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Trùng giờ", "Vẫn xếp những lần phát được");
        values.put("wish", "what-fits");
        location(browser.post("/lich", values));
        assertThat(only().stage()).isEqualTo(Stage.APPROVED);
        values.put("wish", "draft");
        values.put("title", "Nháp");
        String shown = location(browser.post("/lich", values));
        assertThat(browser.get(shown).body()).contains("Mới là bản nháp", "bản nháp");
        assertThat(only().stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void allInvalidFieldsAreReportedTogether() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values = daily(clip);
        values.put("minutes2", "nhiều");
        values.put("source2", "");
        values.put("part4", "hát");
        values.put("part5", "clip:hát");
        values.put("until", "2020-01-01");
        values.put("wait", "0");
        values.put("hardEnd", "x");
        values.put("mix", "x");

        HttpResponse<String> refused = browser.post("/lich", values);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Số phút phải từ 1 đến 240.",
                        "Hãy ghi tên đài được tiếp âm.",
                        "Phần 4 không có trong danh sách.",
                        "Phần 5 không có trong danh sách.",
                        "Ngày kết thúc đứng trước ngày bắt đầu.",
                        "Không có cách chia tiếng như vậy.");
        assertThat(browser.get("/lich/khong-co").statusCode()).isEqualTo(404);
        assertThat(browser.get("/lich/khong-co/sua").statusCode()).isEqualTo(404);
    }

    @Test
    void aSlotIsUnchangedByReadingItsForm() {
        Clip clip = fixture.admits("Nhạc hiệu", "vi", Duration.ofSeconds(60));
        var values = daily(clip);
        for (String repeat : List.of("once", "daily", "weekly", "list:ram")) {
            values.put("repeat", repeat);
            values.put("d2", "yes");
            Slot slot = slot(values, Optional.empty());
            Map<String, String> again = SlotFormWriter.values(slot);
            assertThat(again).containsEntry("repeat", repeat);
            assertThat(slot(again, Optional.of(slot))).isEqualTo(slot);
        }
    }

    @Test
    void slotPartsTheFormCannotShowAreKept() {
        Slot slot =
                slot(
                        """
                        {"id":"s1-abc","title":"Mùa mưa","issuer":"20","class":"ordinary",
                         "target":{"areas":["05980","06166"],"tags":["market"]},
                         "when":["DTSTART:20261122T023000","RRULE:FREQ=MONTHLY;BYDAY=2TU",
                                 "X-SEASON:0501-1031"],
                         "starting":{"kind":"on-time"},
                         "parts":[{"kind":"bulletins","rotation":["sot-xuat-huyet"],"each":1},
                                  {"kind":"notices","most":"PT5M"},
                                  {"kind":"bulletins","rotation":["cho-phien"],"each":1}],
                         "languages":{"kind":"each-daily","times":1,"occurrencesADay":2}}
                        """);

        Map<String, String> values = SlotFormWriter.values(slot);

        assertThat(values)
                .containsEntry("repeat", "kept")
                .containsEntry("area", "kept")
                .containsEntry("parts", "kept")
                .containsEntry("mix", "kept");
        assertThat(slot(values, Optional.of(slot))).isEqualTo(slot);
    }

    private static Slot slot(String json) {
        return switch (PlanItemJsonMapper.slot(json)) {
            case DocumentResult.Parsed<Slot>(Slot slot) -> slot;
            case DocumentResult.Rejected<Slot> refused -> throw new AssertionError(refused);
        };
    }

    private static Slot slot(Map<String, String> values, Optional<Slot> present) {
        var fields = new RequestFields(values, Messages.VIETNAMESE);
        Optional<BookingRequest> request =
                new SlotFormReader(fields, Messages.VIETNAMESE, present).request(Map.of());
        assertThat(fields.errors()).isEmpty();
        return OfficeSamples.slot(
                present.map(Slot::id).orElse(new SlotId("s1-abc")), request.orElseThrow());
    }
}
