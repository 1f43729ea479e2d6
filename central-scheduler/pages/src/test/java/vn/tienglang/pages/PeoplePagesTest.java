package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.account.TotpCodes;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.pages.text.Messages;

/** Invitation, roles, second factor and audit log on their pages. */
final class PeoplePagesTest {
    private static final Pattern LINK = Pattern.compile("/moi/[A-Za-z0-9_-]{43}");
    private static final String PASSWORD = "hoa đào nở tháng giêng";

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser admin = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String invites(String role, String unit) {
        HttpResponse<String> answer =
                admin.post(
                        "/nguoi-dung",
                        Map.of("login", "lan", "name", "Lan", "role", role, "unit", unit));
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher link = LINK.matcher(answer.body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private TestBrowser lan() {
        String link = invites("SCHEDULER", "06238");
        TestBrowser browser = fixture.browser();
        browser.post(link, Map.of("wanted", PASSWORD, "again", PASSWORD));
        browser.post("/dang-nhap", Map.of("login", "lan", "password", PASSWORD));
        return browser;
    }

    @Test
    void anInvitedPersonSetsAPasswordOnceAndWorksInTheBranch() {
        String link = invites("RECORDER", "06238");
        TestBrowser lan = fixture.browser();
        assertThat(lan.get(link).body()).contains("lan");
        assertThat(lan.post(link, Map.of("wanted", PASSWORD, "again", "x")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> set = lan.post(link, Map.of("wanted", PASSWORD, "again", PASSWORD));
        assertThat(set.headers().firstValue("Location")).contains("/dang-nhap?note=link");
        assertThat(lan.get(link).statusCode()).isEqualTo(404);
        lan.post("/dang-nhap", Map.of("login", "lan", "password", PASSWORD));

        assertThat(lan.get("/").statusCode()).isEqualTo(200);
        assertThat(lan.post("/ban-tin", Map.of("area", "05980")).statusCode()).isEqualTo(403);
        assertThat(lan.post("/ban-tin", Map.of("area", "06238")).statusCode()).isEqualTo(422);
        assertThat(lan.get("/nguoi-dung").statusCode()).isEqualTo(403);
        assertThat(admin.get("/nguoi-dung").body()).contains("biên tập tại Xã Mẫu Sơn");
    }

    @Test
    void rolesAreGivenAndEndedAndTheLastAdministratorStays() {
        TestBrowser lan = lan();
        String from = PagesFixture.TODAY.toString();
        assertThat(
                        admin.post(
                                        "/nguoi-dung/lan/vai-tro",
                                        Map.of("role", "VIEWER", "unit", "20", "from", from))
                                .body())
                .contains("người xem tại Tỉnh Lạng Sơn");
        assertThat(
                        admin.post(
                                        "/nguoi-dung/lan/thoi",
                                        Map.of(
                                                "role", "VIEWER", "unit", "20", "from", from, "end",
                                                from))
                                .body())
                .doesNotContain("người xem tại Tỉnh Lạng Sơn");
        HttpResponse<String> last = admin.post("/nguoi-dung/admin/ngung", Map.of());
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.body()).contains("người quản trị cuối cùng");
        admin.post("/nguoi-dung/lan/ngung", Map.of());
        assertThat(lan.get("/").statusCode()).isEqualTo(302);
        assertThat(admin.get("/nguoi-dung/nobody").statusCode()).isEqualTo(404);
        assertThat(admin.post("/nguoi-dung/lan/vai-tro", Map.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void theSecondFactorIsSetUpAskedForAndAskedForAgain() {
        HttpResponse<String> begun = admin.post("/tai-khoan/ma", Map.of());
        assertThat(begun.body()).contains("<svg class=\"qr\"").contains("M4 4h1v1h-1z");
        String key = key();
        HttpResponse<String> set = admin.post("/tai-khoan/ma/xac-nhan", Map.of("code", code(key)));
        assertThat(set.body().split("<li><code>", -1)).hasSize(11);

        TestBrowser again = fixture.browser();
        again.post("/dang-nhap", Map.of("login", "admin", "password", PagesFixture.PASSWORD));
        assertThat(location(again.get("/lich"))).startsWith("/xac-thuc");
        assertThat(again.post("/lich", Map.of()).statusCode()).isEqualTo(302);
        assertThat(again.json("GET", "/api/1/slots", "").statusCode()).isEqualTo(401);
        assertThat(again.post("/xac-thuc", Map.of("code", "12")).statusCode()).isEqualTo(422);
        fixture.itIs(fixture.now().plusSeconds(60));
        again.post("/xac-thuc", Map.of("code", code(key)));
        assertThat(again.get("/lich").statusCode()).isEqualTo(200);

        fixture.itIs(fixture.now().plusSeconds(601));
        assertThat(location(again.post("/nguoi-dung/admin/ngung", Map.of())))
                .startsWith("/xac-thuc?note=step-up");
        assertThat(again.json("PUT", "/api/1/plan/holidays/2026-12-24?revision=0", "{}").body())
                .contains("10 phút");
        assertThat(again.get("/lich").statusCode()).isEqualTo(200);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String key() {
        return fixture.archive.inTransaction(
                one -> one.people().factor(Login.ADMIN).orElseThrow().key());
    }

    private String code(String key) {
        return TotpCodes.code(key, fixture.now().getEpochSecond() / 30);
    }

    @Test
    void theAuditLogIsFilteredPagedAndVerified() {
        lan();
        String all = admin.get("/nhat-ky").body();
        assertThat(all).contains("</strong> · mời · ").contains("</strong> · đặt mật khẩu · ");
        assertThat(admin.get("/nhat-ky?login=admin&action=invite").body())
                .contains("SCHEDULER 06238")
                .contains("<option value=\"invite\" selected>mời</option>")
                .doesNotContain("</strong> · đặt mật khẩu");
        assertThat(admin.get("/nhat-ky?date=1999-01-01").body()).contains("Không có mục nào");
        assertThat(admin.get("/nhat-ky?verify=1").body()).contains("còn nguyên vẹn");
        assertThat(admin.get("/nhat-ky?below=x").statusCode()).isEqualTo(200);
    }

    @Test
    void everyActOfAWorkingDayIsInWordsOfBothLanguages() {
        SamplePagesServer.fill(fixture);
        SamplePagesServer.news(fixture);
        SamplePagesServer.plan(fixture);

        List<String> acts =
                fixture.archive.inTransaction(repositories ->
                        repositories.audit().latest(500).stream()
                                .map(AuditEntry::action)
                                .distinct()
                                .toList());

        assertThat(acts).hasSizeGreaterThan(8);
        for (String language : List.of("vi", "en")) {
            assertThat(acts).allMatch(act -> Messages.of(language).has("act." + act));
        }
    }
}
