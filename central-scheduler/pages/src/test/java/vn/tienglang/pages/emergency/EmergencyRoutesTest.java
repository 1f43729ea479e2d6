package vn.tienglang.pages.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** The desk without scripts: compose, ask, second person, board, cancel. */
final class EmergencyRoutesTest {
    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();
    private final String clip =
            fixture.admits("Lũ quét", "vi", Duration.ofSeconds(40)).id().value();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Map<String, String> form() {
        var form = new TreeMap<String, String>();
        form.put("key", "form-1");
        form.put("kind", "ALERT");
        form.put("hazard", "FLASH_FLOOD");
        form.put("who", "Bà con thôn Bản Áng <b>");
        form.put("where", "ven suối Nà Pàn");
        form.put("action", "lên nhà văn hoá thôn");
        form.put("until", "đến 18 giờ");
        form.put("source", "Ban chỉ huy xã");
        form.put("area", "05980");
        form.put("clip", clip);
        form.put("hours", "2");
        form.put("repeat", "15");
        return form;
    }

    private List<Emergency> sent() {
        return fixture.office.outbox().next(99).stream()
                .map(OutboxMessage::message)
                .filter(Message.EmergencyIssued.class::isInstance)
                .map(message -> ((Message.EmergencyIssued) message).emergency())
                .toList();
    }

    private EmergencyRecord latest() {
        return fixture.office.emergencies().latest(1).getFirst();
    }

    @Test
    void theDeskOffersHazardsAndFillsInTheWords() {
        assertThat(browser.get("/khan-cap").body())
                .contains("Lũ quét, lũ ống", "href=\"/khan-cap/soan?hazard=FLASH_FLOOD\"")
                .contains("Soạn diễn tập", "hazard=STORM&amp;drill=1")
                .contains("Chưa có cảnh báo nào.");
        assertThat(browser.get("/khan-cap/soan?hazard=FLASH_FLOOD").body())
                .contains("Rời ngay ven suối", "name=\"who\"", "Lũ quét · ", "value=\"05980\"")
                .doesNotContain("DIỄN TẬP, KHÔNG PHẢI CẢNH BÁO THẬT");
        assertThat(browser.get("/khan-cap/soan?hazard=STORM&drill=1").body())
                .contains("DIỄN TẬP, KHÔNG PHẢI CẢNH BÁO THẬT", "name=\"drill\" value=\"1\"");
    }

    @Test
    void aDraftNamesWhatIsMissingAndSentTwiceIsOneDraft() {
        Map<String, String> form = form();
        form.put("where", "");
        form.remove("clip");
        HttpResponse<String> first = browser.post("/khan-cap/soan", form);
        HttpResponse<String> second = browser.post("/khan-cap/soan", form);
        assertThat(first.headers().firstValue("Location")).contains("/khan-cap/1");
        assertThat(second.headers().firstValue("Location")).contains("/khan-cap/1");
        assertThat(fixture.office.emergencies().latest(9)).hasSize(1);
        assertThat(browser.get("/khan-cap/1").body())
                .contains(
                        "Thiếu phần: ở đâu", "Chưa chọn bản ghi.", "Bà con thôn Bản Áng &lt;b&gt;")
                .doesNotContain("/khan-cap/1/hoi/xin-phat");
        assertThat(browser.post("/khan-cap/1/xin-phat", Map.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void twoPersonsReleaseItAndOneCancelsIt() {
        browser.post("/khan-cap/soan", form());
        assertThat(browser.get("/khan-cap/1").body())
                .contains("Đài truyền thanh phường Đông Kinh", "/khan-cap/1/hoi/xin-phat");
        assertThat(browser.get("/khan-cap/1/hoi/xin-phat").body())
                .contains("tới 1 đài", "action=\"/khan-cap/1/xin-phat\"");
        browser.post("/khan-cap/1/xin-phat", Map.of());
        assertThat(browser.get("/khan-cap/1").body())
                .contains("Chờ người thứ hai", "/khan-cap/1/mot-minh")
                .doesNotContain("/khan-cap/1/hoi/dong-y");
        HttpResponse<String> own = browser.post("/khan-cap/1/dong-y", Map.of());
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("phải khác người xin phát");
        assertThat(sent()).isEmpty();

        fixture.office.emergencies().confirm(1, EmergencySamples.SECOND);
        assertThat(sent()).hasSize(1);
        assertThat(browser.get("/khan-cap/1").body())
                .contains("Đã phát lệnh", "Tất cả: 1", "Chưa trả lời: 1", "/khan-cap/1/hoi/huy");
        browser.post("/khan-cap/1/huy", Map.of());
        assertThat(sent())
                .extracting(Emergency::kind)
                .containsExactly(Emergency.Kind.ALERT, Emergency.Kind.CANCEL, Emergency.Kind.ENDED);
        assertThat(browser.get("/khan-cap/1").body()).contains("Đã huỷ hoặc đã có bản thay");
    }

    @Test
    void onePersonAloneNeedsAReasonThatEverybodySees() {
        browser.post("/khan-cap/soan", form());
        browser.post("/khan-cap/1/xin-phat", Map.of());
        assertThat(browser.post("/khan-cap/1/mot-minh", Map.of("reason", "gấp")).statusCode())
                .isEqualTo(422);
        browser.post("/khan-cap/1/mot-minh", Map.of("reason", "Đồng chí Hùng không nghe máy"));
        assertThat(sent()).hasSize(1);
        assertThat(browser.get("/khan-cap/1").body())
                .contains("Một người phát, lý do", "Đồng chí Hùng không nghe máy");
    }

    @Test
    void theBoardShowsStepsWithTimesAndSaysWhenNothingChanged() {
        browser.post("/khan-cap/soan", form());
        browser.post("/khan-cap/1/xin-phat", Map.of());
        fixture.office.emergencies().confirm(1, EmergencySamples.SECOND);
        var steps = new TreeMap<EmergencyStep, java.time.Instant>();
        steps.put(
                EmergencyStep.RECEIVED,
                fixture.office.emergencies().latest(1).getFirst().preparedAt());
        steps.put(EmergencyStep.SOUNDING, latest().preparedAt().plusSeconds(2));
        fixture.office
                .receiver()
                .receive(
                        new Message.EmergencyProgressed(
                                PagesFixture.DONG_KINH,
                                latest().message().orElseThrow().number(),
                                steps),
                        latest().preparedAt().plusSeconds(3));
        assertThat(browser.get("/khan-cap/1/bang").body())
                .contains(
                        "Chưa trả lời: 0", "Đang phát: 1", "Đã nhận 05:00:00 → Đang phát 05:00:02");
        assertThat(browser.get("/khan-cap/1").body()).contains("Đang phát 05:00:02");
    }

    @Test
    void strangersAndUnknownNumbersGetNothing() {
        assertThat(fixture.browser().get("/khan-cap").statusCode()).isEqualTo(302);
        assertThat(browser.get("/khan-cap/99").statusCode()).isEqualTo(404);
        assertThat(browser.get("/khan-cap/abc").statusCode()).isEqualTo(404);
        assertThat(browser.get("/khan-cap/99/bang").statusCode()).isEqualTo(404);
        assertThat(browser.post("/khan-cap/99/huy", Map.of()).statusCode()).isEqualTo(404);
        Map<String, String> form = form();
        form.put("hours", "25");
        assertThat(browser.post("/khan-cap/soan", form).statusCode()).isEqualTo(400);
        form.put("hours", "2");
        form.put("kind", "CANCEL");
        assertThat(browser.post("/khan-cap/soan", form).statusCode()).isEqualTo(400);
    }
}
