package vn.tienglang.pages.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.cap.CapParseResult;
import vn.tienglang.office.cap.CapParser;
import vn.tienglang.office.cap.CapSamples;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** A sender is registered, its program sends, a person goes on; and our own alerts go out. */
final class CapRoutesTest {
    private final PagesFixture fixture = new PagesFixture();
    private TestBrowser browser = fixture.browser();

    @BeforeEach
    void setUp() {
        fixture.itIs("08:00");
        browser = fixture.signedIn();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String xml(String identifier) {
        return new String(
                        CapSamples.xml(identifier, "Actual", "Alert", "", CapSamples.DONG_KINH),
                        StandardCharsets.UTF_8)
                .replace("2026-11-27", "2026-11-21");
    }

    private String register() {
        HttpResponse<String> page =
                browser.post(
                        "/khan-cap/cap/nguon",
                        Map.of(
                                "name", "Đài khí tượng <b>",
                                "sender", "nchmf",
                                "unit", "20",
                                "hourly", "9",
                                "publicKey", ""));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Đài khí tượng &lt;b&gt;").doesNotContain("tượng <b>");
        Matcher token = Pattern.compile("<code>([^<]+)</code>").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(String token, String xml) {
        return browser.bring(
                "/api/1/alerts", "application/cap+xml", xml, "Authorization", "Bearer " + token);
    }

    @Test
    void anAlertOfAProgramBecomesADraftWithWhichAPersonGoesOn() {
        String token = register();
        assertThat(send("wrong", xml("a1")).statusCode()).isEqualTo(401);
        HttpResponse<String> taken = send(token, xml("a1"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        EmergencyRecord draft = fixture.office.emergencies().latest(1).getFirst();
        assertThat(taken.body()).isEqualTo("DRAFT " + draft.id() + "\n");
        assertThat(draft.state()).isEqualTo(EmergencyRecord.State.PREPARED);
        assertThat(browser.get("/khan-cap/cap").body())
                .contains("Nguy cơ lũ quét", "Thành bản soạn", "/khan-cap/soan?from=" + draft.id());
        assertThat(browser.get("/khan-cap/soan?from=" + draft.id()).body())
                .contains("Lên nhà văn hoá", "Đài khí tượng", "value=\"FLASH_FLOOD\"");
        HttpResponse<String> twice = send(token, xml("a1"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("DUPLICATE");
        browser.post("/khan-cap/cap/nguon/bo", Map.of("sender", "nchmf"));
        assertThat(send(token, xml("a2")).statusCode()).isEqualTo(401);
    }

    @Test
    void anUploadedFileIsListedWithItsReasons() {
        assertThat(upload(xml("a1")).statusCode()).isEqualTo(302);
        HttpResponse<String> hostile = upload("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>");
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(hostile.body()).contains("DOCTYPE").contains("gọi điện kiểm tra");
        assertThat(upload("").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> upload(String xml) {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n"
                        + xml
                        + "\r\n--b--\r\n";
        return browser.bring("/khan-cap/cap", "multipart/form-data; boundary=b", body);
    }

    @Test
    void wrongFieldsOfASenderAreNamed() {
        HttpResponse<String> page =
                browser.post(
                        "/khan-cap/cap/nguon",
                        Map.of("name", "X", "sender", "x", "unit", "99999", "hourly", "9"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Không có đơn vị mang mã này.");
    }

    /** Our own alerts are read by the same parser as those of others. */
    @Test
    void ourOwnAlertsGoOutAsAFeedOfCap() {
        var clip = fixture.admits("Lũ quét", "vi", Duration.ofSeconds(40)).id();
        EmergencyResult result =
                fixture.office.release(
                        List.of(new AreaCode("05980")),
                        clip,
                        Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(result).isInstanceOf(EmergencyResult.Done.class);
        EmergencyRecord released = fixture.office.emergencies().latest(1).getFirst();
        TestBrowser stranger = fixture.browser();
        assertThat(stranger.get("/cap/alerts.atom").body())
                .contains("application/cap+xml", "/cap/" + released.id());
        HttpResponse<String> xml = stranger.get("/cap/" + released.id());
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(new CapParser().parse(xml.body().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        CapParseResult.Parsed.class,
                        parsed -> {
                            assertThat(parsed.alert().identifier())
                                    .isEqualTo(released.message().orElseThrow().airing().value());
                            assertThat(
                                            parsed.alert()
                                                    .infos()
                                                    .getFirst()
                                                    .areas()
                                                    .getFirst()
                                                    .geocodes())
                                    .containsExactly("05980");
                        });
        assertThat(stranger.get("/cap/999").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/cap/x").statusCode()).isEqualTo(404);
    }
}
