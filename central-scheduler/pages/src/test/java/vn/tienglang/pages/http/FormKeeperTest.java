package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** What is typed stays when the session is over, when the language changes, and in a second tab. */
final class FormKeeperTest {
    private static final Map<String, String> TYPED =
            Map.of(
                    "title", "Họp thôn \"Nà Pàn\"",
                    "area", "20",
                    "date", "24/11/2026",
                    "time", "5h45",
                    "repeat", "weekly",
                    "d3", "yes",
                    "hardEnd", "25",
                    "messageClass", "priority");

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String back(String signIn) {
        assertThat(signIn).startsWith("/dang-nhap?note=over-kept&back=");
        return URLDecoder.decode(
                signIn.substring(signIn.indexOf("back=") + 5), StandardCharsets.UTF_8);
    }

    private void assertFilledIn(String page) {
        assertThat(page)
                .contains("value=\"Họp thôn &#34;Nà Pàn&#34;\"", "value=\"24/11/2026\"")
                .contains("value=\"5h45\"", "value=\"25\"")
                .containsPattern("<option value=\"20\" selected>")
                .containsPattern("<option value=\"weekly\" selected>")
                .containsPattern("name=\"d3\" value=\"yes\" checked")
                .containsPattern("value=\"priority\" checked");
    }

    private int slots() {
        return fixture.archive.inTransaction(
                books -> books.slots().between(LocalDate.EPOCH, LocalDate.of(9999, 1, 1)).size());
    }

    @Test
    void aFormOfAnExpiredSessionIsThereAgainAfterSigningInAndIsNotSent() {
        fixture.itIs("20:00:00");
        String back = back(location(browser.post("/lich", TYPED)));
        assertThat(browser.get("/dang-nhap?note=over-kept").body()).contains("được giữ 30 phút");
        assertThat(browser.get(back).statusCode()).isIn(302, 303);

        Map<String, String> signIn =
                Map.of("login", "admin", "password", PagesFixture.PASSWORD, "back", back);
        assertThat(location(browser.post("/dang-nhap", signIn))).isEqualTo(back);
        String page = browser.get(back).body();

        assertFilledIn(page);
        assertThat(page).contains("Chưa gì được gửi");
        assertThat(slots()).isZero();
        assertFilledIn(browser.get(back).body());
    }

    @Test
    void nothingIsKeptWithoutASessionOrOfASignOut() {
        assertThat(location(fixture.browser().post("/lich", TYPED)))
                .isEqualTo("/dang-nhap?note=needed");
        browser.post("/dang-xuat", Map.of());
        assertThat(location(browser.post("/lich", TYPED))).doesNotContain("kept");
    }

    @Test
    void theLanguageIsSwitchedWithWhatWasTyped() {
        var sent = new HashMap<>(TYPED);
        sent.put("kept-page", "/lich?day=2026-11-24");
        sent.put("kept-action", "/lich");

        String page = browser.get(location(browser.post("/ngon-ngu/en", sent))).body();

        assertFilledIn(page);
        assertThat(page).contains("Nothing was sent");
        assertThat(slots()).isZero();
        sent.put("kept-page", "//evil.example/");
        assertThat(location(browser.post("/ngon-ngu/en", sent))).startsWith("/?kept=");
    }
}
