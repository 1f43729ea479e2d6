package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** Pages behind a proxy on this machine, opened by a browser without Fetch headers. */
final class ProxyTest {
    private static final String ORIGIN = "https://dai.example";

    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Map<String, String> wrongPassword(String login) {
        return Map.of("login", login, "password", "sai");
    }

    /** Signs in as a browser does that sends no Fetch headers. */
    private HttpResponse<String> signInWithoutFetchHeaders(String... headers) {
        return fixture.browser().postForm("/dang-nhap", wrongPassword("lan"), headers);
    }

    private static HttpResponse<String> signIn(
            TestBrowser browser, String login, String... headers) {
        return browser.post("/dang-nhap", wrongPassword(login), headers);
    }

    @Test
    void proxyThatPassesTheHostOnWorks() {
        for (String[] forwarded :
                new String[][] {
                    {"X-Forwarded-Host", "dai.example"},
                    {"X-Forwarded-Host", "dai.example, inner.example"},
                    {"Forwarded", "for=192.0.2.7;proto=https;host=dai.example"},
                    {"Forwarded", "for=\"[2001:db8::7]\";host=\"dai.example\""},
                }) {
            HttpResponse<String> answer =
                    signInWithoutFetchHeaders("Origin", ORIGIN, forwarded[0], forwarded[1]);
            assertThat(answer.statusCode()).as(forwarded[1]).isEqualTo(401);
        }
    }

    @Test
    void proxyThatReplacesTheHostGetsTheLineToAdd() {
        HttpResponse<String> answer = signInWithoutFetchHeaders("Origin", ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("proxy_set_header Host $http_host;", "web.trusted.proxies");
    }

    /** The name of another site that points at this machine (DNS rebinding). */
    @Test
    void unknownHostNameIsRefusedAlsoForReading() {
        HttpResponse<String> answer =
                fixture.browser().get("/dang-nhap", "X-Forwarded-Host", "evil.example");
        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.body()).contains("evil.example", "web.names");
    }

    @Test
    void siteThatForgesNothingIsStillRefused() {
        HttpResponse<String> answer =
                signInWithoutFetchHeaders(
                        "Origin", "https://evil.example", "X-Forwarded-Host", "dai.example");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void wrongPasswordsOfOneClerkDoNotStopAnotherBehindTheSameProxy() {
        fixture.accounts.createAdministrator();
        TestBrowser browser = fixture.browser();
        for (int i = 0; i < 5; i++) {
            signIn(browser, "lan");
        }
        assertThat(signIn(browser, "lan").statusCode()).isEqualTo(429);
        assertThat(signIn(browser, "admin").statusCode()).isEqualTo(401);
    }

    @Test
    void manyNamesTriedFromOneAddressAreThrottledAndOtherAddressesAreNot() {
        TestBrowser browser = fixture.browser();
        HttpResponse<String> last = signIn(browser, "nobody", "X-Forwarded-For", "192.0.2.7");
        for (int i = 0; i < 20; i++) {
            // What the client itself invents stands before what the proxy saw.
            last = signIn(browser, "name" + i, "X-Forwarded-For", "10.9.9." + i + ", 192.0.2.7");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(signIn(browser, "another", "X-Forwarded-For", "192.0.2.8").statusCode())
                .isEqualTo(401);
    }
}
