package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.store.programme.Recording;

/** The list of recordings: search, pages, waveform, sending again; uploads in pieces. */
final class RecordingListTest {
    private static final String UPLOAD = "/api/1/uploads/0123456789abcdef0123456789abcdef";

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();
    private final OpenApiDescription described = OpenApiDescription.to(browser);

    @AfterEach
    void close() {
        fixture.close();
    }

    private String bring(String sound, String title, String language) {
        browser.bring(
                "/api/1/recordings?title=" + title + "&language=" + language, "audio/wav", sound);
        String id = ClipId.of(sound.getBytes(StandardCharsets.UTF_8)).value();
        await().until(() -> {
            Recording.State state = fixture.recordings.find(new ClipId(id)).orElseThrow().state();
            return !(state instanceof Recording.State.Queued
                    || state instanceof Recording.State.Working);
        });
        return id;
    }

    @Test
    void theListIsSearchedWithoutAccentsAndFiltered() {
        String fever =
                bring("one", "Ph%C3%B2ng%20s%E1%BB%91t%20xu%E1%BA%A5t%20huy%E1%BA%BFt", "vi");
        String fire = bring("silence", "Ch%C3%A1y%20r%E1%BB%ABng", "tyz");

        assertThat(browser.get("/ban-ghi?q=sot+xuat").body())
                .contains("r-" + fever)
                .doesNotContain("r-" + fire);
        assertThat(browser.get("/ban-ghi?language=tyz").body())
                .contains("r-" + fire)
                .doesNotContain("r-" + fever);
        assertThat(browser.get("/ban-ghi?state=refused").body())
                .contains("r-" + fire)
                .doesNotContain("r-" + fever);
        assertThat(browser.get("/ban-ghi?unit=05980").body()).doesNotContain("r-" + fever);
        assertThat(browser.get("/ban-ghi?unit=vn").body()).contains("r-" + fever);
        assertThat(browser.get("/ban-ghi?until=2020-01-01").body())
                .doesNotContain("r-" + fever)
                .contains("Không có bản ghi nào như vậy");
        assertThat(browser.get("/ban-ghi?from=2020-01-01&page=77").body())
                .contains("2 bản ghi, trang 1/1");
        assertThat(browser.get("/ban-ghi/danh-sach?q=chay").body())
                .contains("r-" + fire)
                .doesNotContain("r-" + fever);
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 21; i++) {
            bring("sound " + i, "Tin", "vi");
        }
        String first = browser.get("/ban-ghi?q=tin").body();
        assertThat(first).contains("21 bản ghi, trang 1/2", "href=\"/ban-ghi?q=tin&amp;page=2\"");
        String last = browser.get("/ban-ghi?q=tin&page=2").body();
        assertThat(last).contains("href=\"/ban-ghi?q=tin\"").doesNotContain("page=3");
        assertThat(last.split("class=\"panel recording\"", -1)).hasSize(2);
    }

    @Test
    void theWaveformIsAPictureWithTheSameInWords() {
        String id = bring("quiet", "Tin", "vi");
        String page = browser.get("/ban-ghi").body();
        assertThat(page)
                .contains("/ban-ghi/" + id + "/song.svg")
                .contains("alt=\"Dạng sóng của bản phát, dài 1:02\"");
        HttpResponse<String> picture = browser.get("/ban-ghi/" + id + "/song.svg");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg").contains("M100.0").doesNotContain("#a3161a");
        String refused = bring("silence", "Tin", "vi");
        assertThat(browser.get("/ban-ghi/" + refused + "/song.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void aRefusedRecordingIsSentAgainWithItsTitleAndLanguage() {
        String id = bring("silence", "Tin%20m%E1%BB%9Bi", "tyz");
        assertThat(browser.get("/ban-ghi").body()).contains("/ban-ghi?again=" + id + "#upload");
        assertThat(browser.get("/ban-ghi?again=" + id).body())
                .contains("value=\"Tin mới\"")
                .containsPattern("value=\"tyz\" selected");
    }

    @Test
    void severalFilesOfOneFormAreCalledAsTheirFiles() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nvi\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"Tin sáng.wav\"\r\n\r\none\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"Tin chiều.m4a\"\r\n\r\ntwo\r\n--b--\r\n";
        var answer = browser.bring("/ban-ghi", "multipart/form-data; boundary=b", body);
        assertThat(answer.headers().firstValue("Location")).contains("/ban-ghi?several=1");
        assertThat(fixture.recordings.all())
                .extracting(Recording::title)
                .containsExactlyInAnyOrder("Tin sáng", "Tin chiều");
    }

    private HttpResponse<String> piece(int offset, String bytes, int whole, int status) {
        return described.answers(
                browser.put(UPLOAD + "?offset=" + offset + "&bytes=" + whole, bytes),
                "put",
                "/api/1/uploads/{upload}",
                status);
    }

    private HttpResponse<String> end(String json, int status) {
        return described.answers(
                browser.json("POST", UPLOAD, json), "post", "/api/1/uploads/{upload}", status);
    }

    @Test
    void anUploadGoesOnAfterABrokenLinkAndIsOfOnePersonOnly() {
        assertThat(piece(0, "sou", 5, 200).body()).contains("\"offset\":3");
        assertThat(piece(0, "sou", 5, 409).body()).contains("\"offset\":3");
        assertThat(piece(9, "nd", 5, 409).body()).contains("\"offset\":3");
        var asked = described.answers(browser.get(UPLOAD), "get", "/api/1/uploads/{upload}", 200);
        assertThat(asked.body()).contains("\"offset\":3");
        piece(3, "nd", 5, 200);
        end("{\"title\":\"\",\"language\":\"tyz\"}", 422);
        assertThat(end("{\"title\":\"Bản ghi\",\"language\":\"tyz\"}", 202).body())
                .contains(ClipId.of("sound".getBytes(StandardCharsets.UTF_8)).value());
        assertThat(fixture.recordings.all())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.title()).isEqualTo("Bản ghi");
                    assertThat(one.language()).isEqualTo(new LanguageTag("tyz"));
                });
        assertThat(browser.get(UPLOAD).body()).contains("\"offset\":0");
        end("{\"title\":\"Bản ghi\",\"language\":\"tyz\"}", 422);
    }

    @Test
    void unusablePiecesAreRejected() {
        String path = "/api/1/uploads/{upload}";
        described.answers(browser.put("/api/1/uploads/x?offset=0&bytes=1", "a"), "put", path, 404);
        described.answers(browser.get("/api/1/uploads/x"), "get", path, 404);
        described.answers(browser.put(UPLOAD + "?offset=-1&bytes=1", "a"), "put", path, 400);
        piece(0, "a", PagesFixture.UPLOAD_BYTES + 1, 413);
        piece(0, "x".repeat((4 << 20) + 1), 5, 413);
        assertThat(fixture.browser().put(UPLOAD + "?offset=0&bytes=1", "a").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theFormFieldsOfARecordingOfABulletinAreFilledIn() {
        String page =
                browser.get("/ban-ghi?new-title=Tin&new-language=tyz&new-back=/ban-tin/b1-x")
                        .body();
        assertThat(page).contains("value=\"Tin\"", "href=\"/ban-tin/b1-x\"");
        assertThat(browser.get("/ban-ghi?new-back=https://example.com").body())
                .doesNotContain("href=\"https://example.com", "value=\"https://example.com");
    }
}
