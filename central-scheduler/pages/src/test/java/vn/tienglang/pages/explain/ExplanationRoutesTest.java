package vn.tienglang.pages.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** "Vì sao" and "Xung đột", as people read them. */
final class ExplanationRoutesTest {
    private static final String QUIET =
            """
            {"unit":"20","from":"2026-01-01","paper":"Quyết định 12/2021/QĐ-UBND","rules":[
              {"kind":"quiet","force":"binding","stretch":"17:05-18:00"}]}
            """;

    private final PagesFixture fixture = filled();
    private final TestBrowser browser = fixture.signedIn();

    private static PagesFixture filled() {
        var fixture = new PagesFixture();
        SamplePagesServer.fill(fixture);
        SamplePagesServer.news(fixture);
        return fixture;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** What a page says, without its signs. */
    private String page(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aPlacedAiringIsExplained() {
        assertThat(page("/vi-sao")).contains("Vì sao", "Đài truyền thanh xã Mẫu Sơn");
        assertThat(page("/vi-sao?station=ls-dong-kinh&date=2026-11-21&time=17:02:30"))
                .contains(
                        "17:02:30, hôm nay",
                        "Phát «Thông báo họp thôn và tiêm vắc-xin",
                        "Chương trình «Họp thôn và tiêm vắc-xin» của Tỉnh Lạng Sơn",
                        "Chưa ai quy định buổi phát",
                        "Âm lượng");
        assertThat(page("/vi-sao?station=ls-dong-kinh&date=2026-11-21&time=03:00"))
                .contains("Giờ này không phát gì.", "không ai xếp lịch");
    }

    @Test
    void silenceIsExplainedWithItsRule() {
        browser.json("POST", "/api/1/plan/policies?lost=accept", QUIET);
        assertThat(page("/vi-sao?station=ls-dong-kinh&date=2026-11-21&time=17:10:30"))
                .contains(
                        "Giờ này không phát gì.",
                        "giờ yên tĩnh từ 17:05 đến 18:00 theo Quyết định 12/2021/QĐ-UBND"
                                + " (Tỉnh Lạng Sơn, có hiệu lực từ 01/01/2026)",
                        "Có xếp, mà không phát",
                        "«Phòng bệnh sốt xuất huyết» của Thành phố Lạng Sơn");
        assertThat(page("/xung-dot?unit=20&from=2026-11-21&days=1"))
                .contains(
                        "Tỉnh Lạng Sơn, từ 21/11/2026 đến 21/11/2026",
                        "2 chỗ cần xem, trong 3 đài.",
                        "«Diễn tập báo động lũ» của Xã Tân Thanh",
                        "1 lần, ở Đài truyền thanh xã Tân Thanh");
    }

    @Test
    void aUnitWithoutConflictsShowsNone() {
        assertThat(page("/xung-dot")).contains("Xung đột", "Trong");
        assertThat(page("/xung-dot?unit=20&from=2026-11-21&days=7"))
                .contains("Không có xung đột nào");
        assertThat(page("/xung-dot?unit=04&from=2026-11-21&days=7"))
                .contains("Ở đây không có đài nào.");
    }

    @Test
    void invalidInputIsReportedAndKept() {
        assertThat(page("/vi-sao?station=nobody")).contains("Không có đài «nobody».");
        assertThat(page("/vi-sao?station=!&date=soon&time=late")).contains("Vì sao");
        assertThat(page("/vi-sao?station=ls-dong-kinh&date=9999-12-31&time=00:00"))
                .contains("Chỉ xem được từ 01/01/2000 đến 31/12/2199.");
        assertThat(page("/xung-dot?unit=99&days=365")).contains("Không có nơi «99».");
        assertThat(page("/xung-dot?unit=20&from=1066-10-14")).contains("Chỉ xem được từ");
    }

    @Test
    void stationsAndAreasAreFoundWithOrWithoutAccents() {
        String found = browser.get("/vi-sao?search=" + encode("mau son")).body();
        assertThat(found).contains("value=\"ls-mau-son\" selected").doesNotContain("ls-dong-kinh");
        assertThat(page("/vi-sao?search=" + encode("Mẫu Sơn"))).contains("Tìm thấy 1 đài.");
        assertThat(page("/vi-sao?search=atlantis")).contains("Không có đài nào tên có «atlantis».");
        assertThat(browser.get("/xung-dot?search=" + encode("tan thanh")).body())
                .contains("value=\"06166\" selected");
        assertThat(page("/xung-dot?search=atlantis")).contains("atlantis");
    }

    @Test
    void thePagesAreAvailableInEnglish() {
        browser.get("/ngon-ngu/en?back=%2F");
        browser.json("POST", "/api/1/plan/policies?lost=accept", QUIET);
        assertThat(page("/xung-dot?unit=20&from=2026-11-21&days=1"))
                .contains("2 matters to look at, in 3 stations.", "It is closed then: quiet hours");
        assertThat(page("/vi-sao?station=ls-dong-kinh&date=2026-11-21&time=17:02:30"))
                .contains("is heard from 17:02");
    }

    @Test
    void signedOutUsersSeeNeitherPage() {
        assertThat(fixture.browser().get("/vi-sao").statusCode()).isEqualTo(302);
        assertThat(fixture.browser().get("/xung-dot").statusCode()).isEqualTo(302);
    }
}
