package vn.tienglang.pages.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

final class UnitRoutesTest {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final PagesFixture fixture = new PagesFixture();
    private TestBrowser browser = fixture.browser();

    @BeforeEach
    void fill() {
        SamplePagesServer.fill(fixture);
        browser = fixture.signedIn();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String version(String page) {
        Matcher matcher = VERSION.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    @Test
    void theReformOfAProvinceIsPreviewedStoredAndUndone() {
        assertThat(browser.get("/don-vi").body()).contains("Tỉnh Lạng Sơn", "Áp dụng địa giới");
        String preview = browser.get("/don-vi/xem-truoc?what=reform&province=20").body();
        assertThat(preview).contains("Không mất buổi phát nào", "Phường Đông Kinh", "Lưu thay đổi");
        String version = version(preview);
        var values = Map.of("what", "reform", "province", "20", "version", version, "keep", "yes");
        var saved = browser.post("/don-vi/luu", values);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        assertThat(browser.get("/don-vi?search=dong+kinh").body())
                .contains("Phường Đông Kinh", "đến 30/06/2025", "→ Phường Đông Kinh");
        assertThat(browser.get("/don-vi?date=2025-06-30&search=dong+kinh").body())
                .doesNotContain("→ Phường");
        var twice = browser.post("/don-vi/luu", values);
        assertThat(twice.statusCode()).isEqualTo(422);
        var undone = browser.post("/don-vi/thay-doi/1/hoan-tac", Map.of());
        assertThat(undone.statusCode()).isEqualTo(302);
        assertThat(browser.get("/don-vi").body()).contains("đã hoàn tác");
        assertThat(browser.post("/don-vi/thay-doi/1/hoan-tac", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPreviewOfAnOlderTreeIsShownAgainAndNotStored() {
        String add =
                "/don-vi/xem-truoc?what=add&unit=20&code=09999&kind=commune&name=X%C3%A3+M%E1"
                        + "%BB%9Bi&from=2026-12-01";
        String version = version(browser.get(add).body());
        var values =
                Map.of(
                        "what",
                        "add",
                        "unit",
                        "20",
                        "code",
                        "09999",
                        "kind",
                        "commune",
                        "name",
                        "Xã Mới",
                        "from",
                        "2026-12-01",
                        "version",
                        version);
        assertThat(browser.post("/don-vi/luu", values).statusCode()).isEqualTo(302);
        var late = browser.post("/don-vi/luu", values);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(browser.get("/don-vi?unit=20&date=2026-12-01").body()).contains("Xã Mới");
        assertThat(browser.get("/don-vi?unit=20").body()).doesNotContain("Xã Mới</a>");
    }

    @Test
    void wrongFieldsAreExplained() {
        var refused = browser.get("/don-vi/xem-truoc?what=merge&unit=20");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Ghi mã ít nhất một đơn vị");
        assertThat(browser.get("/don-vi/xem-truoc?what=move&unit=20&station=none").body())
                .contains("Không có đài mang mã này");
        assertThat(browser.get("/don-vi/xem-truoc?what=reform&province=99").statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/don-vi/thay-doi/x/hoan-tac", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStationIsMovedAndPutBack() {
        String preview =
                browser.get("/don-vi/xem-truoc?what=move&unit=20&station=ls-dong-kinh").body();
        var moved =
                browser.post(
                        "/don-vi/luu",
                        Map.of(
                                "what",
                                "move",
                                "unit",
                                "20",
                                "station",
                                "ls-dong-kinh",
                                "losses",
                                "accept",
                                "version",
                                version(preview)));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(302);
        assertThat(fixture.office.directory().station(PagesFixture.DONG_KINH).orElseThrow().area())
                .hasToString("20");
        browser.post("/don-vi/thay-doi/1/hoan-tac", Map.of());
        assertThat(fixture.office.directory().station(PagesFixture.DONG_KINH).orElseThrow().area())
                .hasToString("05980");
    }
}
