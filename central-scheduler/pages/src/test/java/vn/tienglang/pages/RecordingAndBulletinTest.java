package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.office.recording.TestFolders;
import vn.tienglang.office.schedule.BookingResult;

/** Recordings and bulletins through the pages and the interface, well meant and not. */
final class RecordingAndBulletinTest {
    private static final String RAW = "/api/1/recordings?title=B%E1%BA%A3n+ghi&language=tyz";

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();
    private final OpenApiDescription described = OpenApiDescription.to(browser);

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String field(HttpResponse<String> answer, String name) {
        return String.valueOf(OpenApiDescription.read(answer.body()).get(name));
    }

    private HttpResponse<String> bring(String sound, int status) {
        return described.answers(
                browser.bring(RAW, "audio/wav", sound), "post", "/api/1/recordings", status);
    }

    private HttpResponse<String> settled(String id) {
        String path = "/api/1/recordings/" + id;
        await().until(() ->
                !List.of("queued", "working").contains(field(browser.get(path), "state")));
        return described.answers(browser.get(path), "get", "/api/1/recordings/{recording}", 200);
    }

    private static String id(String sound) {
        return ClipId.of(sound.getBytes(StandardCharsets.UTF_8)).value();
    }

    private List<String> left() {
        var left = new ArrayList<>(TestFolders.names(fixture.folder.resolve("incoming")));
        left.addAll(TestFolders.names(fixture.folder.resolve("masters")));
        return left;
    }

    @Test
    void anUploadedRecordingIsIngestedAndBooked() {
        HttpResponse<String> brought = bring("sound", 202);
        assertThat(brought.headers().firstValue("Location"))
                .contains("/api/1/recordings/" + id("sound"));

        HttpResponse<String> taken = settled(id("sound"));

        assertThat(field(taken, "state")).isEqualTo("taken");
        assertThat(field(taken, "language")).isEqualTo("tyz");
        var clip =
                fixture.office.clips().clips().stream()
                        .filter(one -> one.id().value().equals(field(taken, "clip")))
                        .findFirst()
                        .orElseThrow();
        assertThat(fixture.books("Tin", "178", "06:00:00", clip, MessageClass.ORDINARY))
                .isInstanceOf(BookingResult.Booked.class);
        bring("sound", 200);
        described.answers(browser.get("/api/1/recordings"), "get", "/api/1/recordings", 200);
        String path = "/api/1/recordings/" + id("sound");
        described.answers(
                browser.call("DELETE", path), "delete", "/api/1/recordings/{recording}", 409);
        String none = "/api/1/recordings/" + id("none");
        described.answers(
                browser.call("DELETE", none), "delete", "/api/1/recordings/{recording}", 404);
        described.answers(browser.get(none), "get", "/api/1/recordings/{recording}", 404);
    }

    @Test
    void aRejectedRecordingShowsItsFindingsAndCanBeDeleted() {
        bring("silence", 202);
        HttpResponse<String> refused = settled(id("silence"));
        assertThat(field(refused, "state")).isEqualTo("refused");
        assertThat(refused.body()).contains("\"kind\":\"all-silent\"", "\"weight\":\"refusal\"");
        bring("breaks", 202);
        assertThat(field(settled(id("breaks")), "trouble")).isEqualTo("ingest-broke");
        String path = "/api/1/recordings/" + id("silence");
        described.answers(
                browser.call("DELETE", path), "delete", "/api/1/recordings/{recording}", 200);
        assertThat(left()).containsExactly(id("breaks"));
    }

    @Test
    void invalidUploadsAreRejectedAndLeaveNoFiles() {
        String path = "/api/1/recordings";
        described.answers(browser.bring(RAW, "text/html", "sound"), "post", path, 415);
        described.answers(browser.bring(RAW, "audio/wav", ""), "post", path, 422);
        described.answers(browser.bring(path, "audio/wav", "sound"), "post", path, 422);
        described.answers(
                browser.bring(path + "?title=x&language=nun", "audio/wav", "s"), "post", path, 422);
        String large = "x".repeat(PagesFixture.UPLOAD_BYTES + 1);
        described.answers(browser.bring(RAW, "audio/wav", large), "post", path, 413);
        String form = "multipart/form-data; boundary=b";
        for (String body :
                List.of(
                        "",
                        "nonsense",
                        "--b",
                        "--b\r\n\r\nno name\r\n--b--",
                        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhalf",
                        "--b\r\n" + "x".repeat(9_000),
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                                + "\r\nhalf")) {
            described.answers(browser.bring(path, form, body), "post", path, 400);
        }
        described.answers(browser.bring(path, "multipart/form-data", "--b--"), "post", path, 400);
        described.answers(browser.bring(path, form, "--b--\r\n"), "post", path, 422);
        assertThat(left()).isEmpty();
    }

    @Test
    void crossSiteAndSignedOutUploadsAreRejected() {
        String path = "/api/1/recordings";
        var forged = browser.bring(RAW, "audio/wav", "sound", "Sec-Fetch-Site", "cross-site");
        described.answers(forged, "post", path, 403);
        var silent = browser.bring(path, "multipart/form-data; boundary=b", "--b--\r\n", "X", "y");
        assertThat(silent.statusCode()).isNotEqualTo(202);
        described.answers(fixture.browser().bring(RAW, "audio/wav", "sound"), "post", path, 401);
        assertThat(left()).isEmpty();
    }

    @Test
    void anInterruptedUploadLeavesNoFiles() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), fixture.server.port())) {
            String head =
                    "POST "
                            + RAW
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
                            + browser.cookies()
                            + "\r\nContent-Type: audio/wav\r\nContent-Length: 1000000\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[200_000]);
            out.flush();
            await().until(() -> !left().isEmpty());
        }
        await().until(() -> left().isEmpty());
        assertThat(fixture.recordings.all()).isEmpty();
    }

    @Test
    void aFullQueueIsReported() {
        fixture.studio.pause();
        bring("one", 202);
        await().until(() -> fixture.studio.begun() == 1);
        for (String sound : List.of("two", "three", "four")) {
            bring(sound, 202);
        }
        HttpResponse<String> full = bring("five", 503);
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        assertThat(full.body()).contains("queue-full");
        assertThat(left()).hasSize(4);
    }

    @Test
    void otherRoutesKeepTheirBodyLimit() {
        var large = browser.json("POST", "/api/1/slots", "{\"title\":\"" + "x".repeat(17_000));
        assertThat(large.statusCode()).isEqualTo(413);
        var text = browser.json("POST", "/api/1/bulletins", "{\"x\":\"" + "x".repeat(140_000));
        assertThat(text.statusCode()).isEqualTo(413);
    }

    @Test
    void uploadWorksWithoutAScript() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nLời <b>Tày</b>\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\n"
                        + "tyz\r\n--b\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"a.wav\"\r\n\r\nquiet\r\n--b--\r\n";
        var answer = browser.bring("/ban-ghi", "multipart/form-data; boundary=b", body);
        assertThat(answer.statusCode()).isEqualTo(302);
        settled(id("quiet"));
        String page = browser.get(answer.headers().firstValue("Location").orElseThrow()).body();
        assertThat(page)
                .contains("Lời &lt;b&gt;Tày&lt;/b&gt;", "−27,3", "−16,0", "nên nghe lại")
                .contains("/ban-ghi/" + id("quiet") + "/ban-phat");
        assertThat(page).doesNotContain("http-equiv=\"refresh\"");
        var empty = browser.bring("/ban-ghi", "multipart/form-data; boundary=b", "--b--\r\n");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Chưa chọn tệp âm thanh nào.");
        assertThat(browser.get("/ban-ghi/danh-sach").body()).contains("data-settled=\"true\"");
    }

    @Test
    void aTextIsReadAloudAsADraft() {
        String text = "Kính thưa bà con.";

        var answer = browser.post("/ban-ghi/doc-may", Map.of("title", "Bản nháp", "text", text));

        assertThat(answer.statusCode()).isEqualTo(302);
        settled(id(text));
        assertThat(fixture.recordings.all())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.language().value()).isEqualTo("vi");
                    assertThat(one.options().origin()).isEqualTo(VoiceOrigin.SYNTHETIC);
                });
    }

    @Test
    void aTextThatCannotBeReadAloudIsShownAgain() {
        for (String text : List.of("12 34", "x".repeat(5_001))) {
            var answer = browser.post("/ban-ghi/doc-may", Map.of("title", "Tin", "text", text));

            assertThat(answer.statusCode()).isIn(422, 503);
            assertThat(answer.body()).contains(">" + text + "</textarea>", "value=\"Tin\"");
        }
        var untitled = browser.post("/ban-ghi/doc-may", Map.of("title", "", "text", "Bà con"));
        assertThat(untitled.statusCode()).isEqualTo(422);
        assertThat(untitled.body()).contains(">Bà con</textarea>");
        assertThat(fixture.recordings.all()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void theNoiseOfARecordingIsLoweredOnRequest() {
        described.answers(
                browser.bring(RAW + "&lowerNoise=yes", "audio/wav", "fan"),
                "post",
                "/api/1/recordings",
                202);

        assertThat(fixture.recordings.all())
                .singleElement()
                .extracting(one -> one.options().noise())
                .isEqualTo(NoiseTreatment.LOWERED);
    }

    @Test
    void anIngestIsCancelledThroughTheApi() {
        String path = "/api/1/recordings/" + id("long") + "/cancel";
        String operation = "/api/1/recordings/{recording}/cancel";
        described.answers(browser.call("POST", path), "post", operation, 404);
        fixture.studio.pause();
        bring("long", 202);
        await().until(() -> fixture.studio.begun() == 1);

        described.answers(browser.call("POST", path), "post", operation, 202);
        fixture.studio.resume();

        assertThat(field(settled(id("long")), "trouble")).isEqualTo("cancelled");
        described.answers(browser.call("POST", path), "post", operation, 409);
    }

    @Test
    void byteRangesOfARecordingAreServed() {
        bring("0123456789", 202);
        settled(id("0123456789"));
        String path = "/ban-ghi/" + id("0123456789") + "/ban-goc";
        HttpResponse<String> piece = browser.get(path, "Range", "bytes=2-5");
        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.body()).isEqualTo("2345");
        assertThat(piece.headers().firstValue("Content-Range")).contains("bytes 2-5/10");
        assertThat(browser.get(path).body()).isEqualTo("0123456789");
        var delivery = browser.get("/ban-ghi/" + id("0123456789") + "/ban-phat");
        assertThat(delivery.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("audio/ogg");
        assertThat(browser.get("/ban-ghi/" + id("none") + "/ban-goc").statusCode()).isEqualTo(404);
        assertThat(browser.get("/ban-ghi/..%2f..%2fx/ban-goc").statusCode()).isIn(400, 404);
        assertThat(fixture.browser().get(path).statusCode()).isEqualTo(302);
    }

    private String begun() {
        var answer =
                browser.json(
                        "POST",
                        "/api/1/bulletins",
                        "{\"title\":\"Sốt\",\"theme\":\"y tế\",\"messageClass\":\"ordinary\","
                                + "\"area\":\"20\",\"from\":\"2026-11-21\",\"until\":\"2026-11-30\",\"languages\":\"nut"
                                + " tyz\"}");
        return field(described.answers(answer, "post", "/api/1/bulletins", 201), "id");
    }

    @Test
    void aBulletinIsEditedByLanguageThroughTheApi() {
        bring("sound", 202);
        String clip = field(settled(id("sound")), "clip");
        String id = begun();
        String path = "/api/1/bulletins/" + id;
        String one = "/api/1/bulletins/{bulletin}";
        String rendition = one + "/renditions/{language}";
        String made =
                "{\"revision\":\"1\",\"clip\":\""
                        + clip
                        + "\",\"text\":\"Pỉ noọng\\n\\nhai\",\"reviewer\":\"Thụ\"}";
        var put = browser.json("PUT", path + "/renditions/tyz", made);
        described.answers(put, "put", rendition, 200);
        assertThat(field(put, "revision")).isEqualTo("2");
        described.answers(
                browser.json("PUT", path + "/renditions/tyz", made), "put", rendition, 409);
        String other = made.replace("\"1\"", "\"2\"");
        var wrong = browser.json("PUT", path + "/renditions/nut", other);
        assertThat(described.answers(wrong, "put", rendition, 422).body())
                .contains("other-language");
        described.answers(
                browser.json("PUT", path + "/renditions/x", other), "put", rendition, 404);
        described.answers(
                browser.json("PUT", path + "/renditions/tyz", "{}"), "put", rendition, 422);
        described.answers(
                browser.json("PUT", path + "/renditions/tyz", "["), "put", rendition, 400);
        HttpResponse<String> gaps =
                described.answers(browser.get("/api/1/gaps"), "get", "/api/1/gaps", 200);
        assertThat(gaps.body()).contains("\"nut\"", "everything").doesNotContain("\"tyz\"");
        described.answers(browser.get("/api/1/bulletins"), "get", "/api/1/bulletins", 200);
        described.answers(browser.get(path), "get", one, 200);
        described.answers(browser.get("/api/1/bulletins/none"), "get", one, 404);
        String recording = "/api/1/recordings/" + id("sound");
        described.answers(
                browser.call("DELETE", recording), "delete", "/api/1/recordings/{recording}", 409);
        String terms =
                "{\"revision\":\"2\",\"title\":\"Sốt\",\"messageClass\":\"ordinary\","
                        + "\"area\":\"20\",\"from\":\"2026-11-21\",\"until\":\"2026-11-20\","
                        + "\"languages\":\"\"}";
        var flawed = described.answers(browser.json("PUT", path, terms), "put", one, 422);
        assertThat(flawed.body()).contains("ends-before-it-begins", "no-language");
        String good = terms.replace("11-20", "11-22").replace("\"\"", "\"tyz vi\"");
        described.answers(browser.json("PUT", path, good), "put", one, 200);
        described.answers(
                browser.call("DELETE", path + "/renditions/tyz"), "delete", rendition, 400);
        var out = browser.call("DELETE", path + "/renditions/tyz?revision=3");
        described.answers(out, "delete", rendition, 200);
        described.answers(browser.call("DELETE", path + "?revision=3"), "delete", one, 409);
        described.answers(browser.call("DELETE", path + "?revision=4"), "delete", one, 200);
        described.answers(browser.call("DELETE", path + "?revision=5"), "delete", one, 422);
    }

    @Test
    void languagesAreListedByProvince() {
        var all =
                described.answers(browser.get("/api/1/languages"), "get", "/api/1/languages", 200);
        assertThat(all.body()).contains("yue-x-sandiu");
        var here = browser.get("/api/1/languages?area=05980");
        assertThat(described.answers(here, "get", "/api/1/languages", 200).body())
                .contains("\"nut\"")
                .doesNotContain("\"km\"");
        described.answers(browser.get("/api/1/languages?area=Ú"), "get", "/api/1/languages", 400);
    }

    @Test
    void anEditConflictKeepsTheTextAndShowsTheOtherVersion() {
        String path = "/ban-tin/" + begun();
        TestBrowser other = browser;
        var first = browser.post(path + "/nut", Map.of("revision", "1", "text", "Lời của Lan"));
        assertThat(first.statusCode()).isEqualTo(302);

        var second = other.post(path + "/nut", Map.of("revision", "1", "text", "Lời của Minh"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("Lời của Minh</textarea>", "Lời của Lan", "value=\"2\"")
                .contains("Chưa có gì bị ghi đè");
        var again = other.post(path + "/nut", Map.of("revision", "2", "text", "Lời của Minh"));
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(browser.get(path).body()).contains("Lời của Minh</textarea>");
    }

    @Test
    void thePageListsGapsWithTheirRemedies() {
        assertThat(browser.get("/ban-tin").body()).contains("Không thiếu gì");
        begun();
        String page = browser.get("/ban-tin").body();
        assertThat(page).contains("Nùng", "hạn 30/11/2026", "Nhờ người dịch và đọc, rồi ghi âm.");
        fixture.itIs(fixture.now().plus(Duration.ofDays(10)));
        TestBrowser later = fixture.signedIn();
        assertThat(later.get("/ban-tin").body())
                .contains("Không thiếu gì", "đã hết hạn từ 30/11/2026");
    }

    @Test
    void aNewBulletinIsCreatedOrAllErrorsAreShown() {
        var bad =
                browser.post(
                        "/ban-tin",
                        Map.of("title", "", "from", "2026-11-21", "until", "2026-11-20"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("Chưa chọn thứ tiếng nào", "Ngày hết hạn đứng trước");
        var good =
                browser.post(
                        "/ban-tin",
                        Map.of(
                                "title", "<i>Lũ</i>",
                                "area", "20",
                                "from", "2026-11-21",
                                "until", "2026-11-30",
                                "messageClass", "ordinary",
                                "languages", "vi"));
        assertThat(good.statusCode()).isEqualTo(302);
        String path = good.headers().firstValue("Location").orElseThrow();
        assertThat(browser.get(path).body()).contains("&lt;i&gt;Lũ&lt;/i&gt;");
        String plain = path.substring(0, path.indexOf('?'));
        assertThat(browser.get(plain + "/cat").body()).contains("Cất bản tin?");
        assertThat(browser.post(plain + "/cat", Map.of("revision", "1")).statusCode())
                .isEqualTo(302);
        assertThat(browser.get(plain).body()).contains("đã cất");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ban-ghi", "/ban-tin", "/ban-tin/b1-x/vi", "/ban-tin/b1-x/cat"})
    void crossSitePostsAreRejected(String path) {
        assertThat(browser.postFrom(path, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(browser.postFrom(path).statusCode()).isEqualTo(403);
    }

    /** More cut uploads than may run at once: each gives its permit and its room back. */
    @Test
    void cutUploadsLeaveNothingBehind() throws Exception {
        String[] heads = {
            "POST /api/1/recordings?title=x&language=vi HTTP/1.1\r\nContent-Type: audio/wav",
            "POST /api/1/recordings HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b",
            "POST /api/1/plan/document?mode=take HTTP/1.1\r\nContent-Type: application/json"
        };
        for (int i = 0; i < 12; i++) {
            try (var socket =
                    new java.net.Socket(
                            java.net.InetAddress.getLoopbackAddress(), fixture.port())) {
                String request =
                        heads[i % heads.length]
                                + "\r\nHost: 127.0.0.1:"
                                + fixture.port()
                                + "\r\nSec-Fetch-Site: same-origin\r\nCookie: "
                                + browser.cookies()
                                + "\r\nContent-Length: 90000\r\n\r\n--b\r\n";
                socket.getOutputStream()
                        .write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                socket.shutdownOutput();
                String answer =
                        new String(
                                socket.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 400");
            }
        }
        bring("sound", 202);
    }
}
