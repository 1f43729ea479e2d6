package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.store.programme.Recording;

/** The page that records in the browser: the microphone is allowed here only; the whole of it. */
final class RecorderPageTest {
    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String permissions(HttpResponse<String> answer) {
        return answer.headers().firstValue("Permissions-Policy").orElseThrow();
    }

    @Test
    void onlyThisPageMayUseTheMicrophone() {
        HttpResponse<String> page = browser.get("/ban-ghi/thu-am");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(permissions(page)).contains("microphone=(self)");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("media-src 'self' blob:;", "script-src 'self';");
        for (String path : new String[] {"/", "/ban-ghi", "/ban-tin", "/dang-nhap"}) {
            HttpResponse<String> other = browser.get(path);
            assertThat(permissions(other)).contains("microphone=()");
            assertThat(other.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .doesNotContain("blob:");
        }
    }

    private String bulletin() {
        HttpResponse<String> begun =
                browser.post(
                        "/ban-tin",
                        Map.of(
                                "title",
                                "Phòng bệnh",
                                "area",
                                "20",
                                "from",
                                "2026-11-21",
                                "until",
                                "2026-12-21",
                                "messageClass",
                                "ordinary",
                                "languages",
                                "tyz"));
        String path = begun.headers().firstValue("Location").orElseThrow().split("\\?", -1)[0];
        browser.post(path + "/tyz", Map.of("revision", "1", "text", "Pi noọng hảy au slim chứ"));
        return path;
    }

    @Test
    void theTextOfTheRenditionIsOnThePageAndTheCellLeadsToIt() {
        String path = bulletin();
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(browser.get(path).body())
                .contains("/ban-ghi/thu-am?bulletin=" + id + "&amp;language=tyz")
                .contains("new-back=" + path);
        assertThat(browser.get("/ban-ghi/thu-am?bulletin=" + id + "&language=tyz").body())
                .contains("Pi noọng hảy au slim chứ", "value=\"Phòng bệnh\"")
                .contains("data-back=\"" + path + "?tieng=tyz#tyz\"");
        assertThat(browser.get("/ban-ghi/thu-am?bulletin=b9-x&language=x").statusCode())
                .isEqualTo(200);
    }

    /**
     * A take with the fake microphone of Chromium is trimmed, kept while the link is broken, and
     * sent when it is back.
     */
    @Test
    void aTakeIsTrimmedKeptAndSentWhenTheLinkIsBack(@TempDir Path folder) throws Exception {
        String path = bulletin();
        String id = path.substring(path.lastIndexOf('/') + 1);
        String here = "http://127.0.0.1:" + fixture.port();
        try (var page = new ChromiumPage(folder)) {
            page.open(here + "/dang-nhap");
            for (String cookie : browser.cookies().split("; ", -1)) {
                String[] pair = cookie.split("=", 2);
                page.call(
                        "Network.setCookie",
                        "{\"name\":\"%s\",\"value\":\"%s\",\"url\":\"%s\"}"
                                .formatted(pair[0], pair[1], here));
            }
            page.open(here + "/ban-ghi/thu-am?bulletin=" + id + "&language=tyz");
            page.await("!document.querySelector('[data-part=controls]').hidden");
            page.value("document.querySelector('[data-part=start]').click()");
            page.await("document.querySelector('[data-part=time]').textContent === '0:03'");
            page.await("document.querySelector('[data-part=level]').value > 0");
            page.value("document.querySelector('[data-part=stop]').click()");
            page.await("!document.querySelector('[data-part=review]').hidden");
            page.await("document.querySelector('[data-part=wave]').getAttribute('d') !== null");
            page.value(
                    "(() => { const f = document.querySelector('[data-part=form]').elements.from;"
                            + " f.value = '1'; f.dispatchEvent(new Event('input')); })()");
            page.offline(true);
            page.value("document.querySelector('[data-part=form] button.primary').click()");
            page.await(
                    "document.querySelector('[data-part=state]').textContent.includes('mất mạng')");
            assertThat(fixture.recordings.all()).isEmpty();
            page.offline(false);
            page.await("location.pathname === '" + path + "'");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> !fixture.recordings.all().isEmpty());
        Recording sent = fixture.recordings.all().getFirst();
        assertThat(sent.title()).isEqualTo("Phòng bệnh");
        assertThat(sent.language().value()).isEqualTo("tyz");
        // Two to three seconds as 16-bit WAV at 48 kHz: one of three or four was trimmed away.
        assertThat(sent.bytes()).isBetween(150_000L, 350_000L);
    }
}
