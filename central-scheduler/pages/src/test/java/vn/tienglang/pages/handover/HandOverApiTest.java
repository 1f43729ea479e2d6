package vn.tienglang.pages.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** Hand-overs and what obligations come to, over HTTP. */
final class HandOverApiTest {
    private static final String ONE = "/api/1/handovers/{id}";
    private static final String ITEM = "/api/1/plan/{kind}/{id}";

    private final PagesFixture fixture = new PagesFixture();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());
    private TestBrowser browser = fixture.browser();

    @BeforeEach
    void fill() {
        SamplePagesServer.fill(fixture);
        SamplePagesServer.news(fixture);
        browser = fixture.signedIn();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String bulletin(String title) {
        Object all =
                OpenApiDescription.read(browser.get("/api/1/bulletins").body()).get("bulletins");
        return OpenApiDescription.list(all).stream()
                .map(OpenApiDescription::object)
                .filter(one -> title.equals(one.get("title")))
                .map(one -> String.valueOf(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private void promise(String bulletin, String fallback, String due) {
        String definition =
                """
                {"id":"so-lieu","unit":"20","title":"Số liệu y tế","bulletin":"%s","due":"%s",
                 "fallback":"%s","from":"2026-11-01"}
                """
                        .formatted(bulletin, due, fallback);
        described.answers(
                browser.json(
                        "PUT", "/api/1/plan/handovers/so-lieu?revision=0&lost=accept", definition),
                "put",
                ITEM,
                200);
    }

    @Test
    void aDueHandOverShowsTheRemainingTimeAndIsHandedOver() {
        promise(bulletin("Phòng bệnh sốt xuất huyết"), bulletin("Phòng cháy rừng"), "18:00");
        described.answers(browser.get("/api/1/plan/handovers"), "get", "/api/1/plan/{kind}", 200);
        var open = browser.get("/api/1/handovers");
        described.answers(open, "get", "/api/1/handovers", 200);
        assertThat(open.body())
                .contains("\"state\":\"open\"", "\"remainingSeconds\":3460", "\"tyz\"");
        described.answers(browser.call("POST", "/api/1/handovers/none"), "post", ONE, 404);
        described.answers(browser.call("POST", "/api/1/handovers/N!"), "post", ONE, 404);
        var met = browser.call("POST", "/api/1/handovers/so-lieu");
        described.answers(met, "post", ONE, 200);
        assertThat(met.body()).contains("\"state\":\"met\"", "\"by\":");
        described.answers(browser.call("POST", "/api/1/handovers/so-lieu"), "post", ONE, 200);
        described.answers(
                fixture.browser().get("/api/1/handovers"), "get", "/api/1/handovers", 401);
    }

    @Test
    void aLateOrIncompleteHandOverIsRejectedWithItsReason() {
        promise(bulletin("Phòng cháy rừng"), bulletin("Phòng bệnh sốt xuất huyết"), "17:00");
        var refused = browser.call("POST", "/api/1/handovers/so-lieu");
        described.answers(refused, "post", ONE, 422);
        assertThat(refused.body()).contains("past-due", "cannot-be-told", "17:00");
        assertThat(browser.get("/api/1/handovers").body()).contains("\"state\":\"fallback\"");
        String twice =
                """
                {"id":"khac","unit":"20","title":"Số liệu","bulletin":"b9-x","due":"17:00",
                 "fallback":"b9-x","from":"2026-11-01"}
                """;
        described.answers(
                browser.json("PUT", "/api/1/plan/handovers/khac?revision=0", twice),
                "put",
                ITEM,
                422);
    }

    @Test
    void thePageShowsTheCountdownAndHandsOver() {
        promise(bulletin("Phòng bệnh sốt xuất huyết"), bulletin("Phòng cháy rừng"), "18:00");
        assertThat(browser.get("/ban-giao").body())
                .contains("Số liệu y tế", "00:57:40", "Chờ bàn giao", "Phòng cháy rừng");
        var done = browser.post("/ban-giao/so-lieu", Map.of());
        assertThat(done.statusCode()).isEqualTo(302);
        String page = browser.get("/ban-giao?done=so-lieu").body();
        assertThat(page)
                .contains("Đã bàn giao «Số liệu y tế» cho hôm nay", "Đã bàn giao lúc 17:02:20")
                .doesNotContain("data-due");
        assertThat(browser.post("/ban-giao/none", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aLateHandOverOnThePageIsRejected() {
        promise(bulletin("Phòng bệnh sốt xuất huyết"), bulletin("Phòng cháy rừng"), "17:00");
        assertThat(browser.get("/ban-giao").body())
                .contains("Quá hạn")
                .doesNotContain("<form method=\"post\" action=\"/ban-giao");
        var late = browser.post("/ban-giao/so-lieu", Map.of());
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Chưa bàn giao được", "Đã quá hạn lúc 17:00");
    }

    @Test
    void obligationProgressIsListedByStation() {
        fixture.speaksTay();
        String progress = "/api/1/plan/obligations/{id}/progress";
        String closings = "/api/1/plan/obligations/{id}/closings";
        String item = "/api/1/plan/obligations/tay-daily";
        described.answers(browser.get(item + "/progress"), "get", progress, 404);
        described.answers(browser.get(item + "/closings"), "get", closings, 404);
        described.answers(browser.get("/api/1/plan/obligations/T!/closings"), "get", closings, 404);
        String owed =
                """
                {"id":"tay-daily","paper":"KH 125","unit":"20","language":"tyz",
                 "amount":{"kind":"time","least":"PT1M"},"term":"day","from":"2026-01-01",
                 "graceDays":3}
                """;
        described.answers(browser.json("PUT", item + "?revision=0", owed), "put", ITEM, 200);
        var running = browser.get(item + "/progress");
        described.answers(running, "get", progress, 200);
        assertThat(running.body()).contains("\"unit\":\"ms\"", "\"owed\":60000");
        described.answers(browser.get(item + "/closings"), "get", closings, 200);
    }
}
