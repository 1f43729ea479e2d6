package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tienglang.pages.PageText.first;
import static vn.tienglang.pages.PageText.location;
import static vn.tienglang.pages.PageText.text;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.OneTimePassword;

final class PagesTest {
    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSignedOutUserIsRedirectedToSignInAndThenBack() {
        OneTimePassword first = fixture.accounts.createAdministrator().orElseThrow();
        TestBrowser browser = fixture.browser();

        HttpResponse<String> answer = browser.get("/lich?day=2026-11-22");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer))
                .isEqualTo("/dang-nhap?note=needed&back=%2Flich%3Fday%3D2026-11-22");
        assertThat(browser.get(location(answer)).body())
                .contains("Phải đăng nhập trước đã.")
                .contains("value=\"/lich?day=2026-11-22\"");
        browser.post("/dang-nhap", Map.of("login", "admin", "password", first.value()));
        setPassword(browser);
        TestBrowser other = fixture.browser();
        assertThat(
                        location(
                                other.post(
                                        "/dang-nhap",
                                        Map.of(
                                                "login", "admin",
                                                "password", PagesFixture.PASSWORD,
                                                "back", "/lich?day=2026-11-22"))))
                .isEqualTo("/lich?day=2026-11-22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:x"})
    void signInRedirectsOnlyToLocalPaths(String back) {
        fixture.signedIn();
        TestBrowser browser = fixture.browser();

        assertThat(
                        location(
                                browser.post(
                                        "/dang-nhap",
                                        Map.of(
                                                "login",
                                                "admin",
                                                "password",
                                                PagesFixture.PASSWORD,
                                                "back",
                                                back))))
                .isEqualTo("/");
        assertThat(location(browser.get("/ngon-ngu/en?back=" + encode(back)))).isEqualTo("/");
    }

    @Test
    void aOneTimePasswordAllowsOnlyThePasswordChange() {
        OneTimePassword first = fixture.accounts.createAdministrator().orElseThrow();
        TestBrowser browser = fixture.browser();

        assertThat(
                        location(
                                browser.post(
                                        "/dang-nhap",
                                        Map.of("login", "admin", "password", first.value()))))
                .isEqualTo("/mat-khau");

        for (String page : List.of("/", "/lich", "/xac-nhan")) {
            assertThat(location(browser.get(page))).isEqualTo("/mat-khau");
        }
        assertThat(location(browser.post("/lich", Map.of()))).isEqualTo("/mat-khau");
        assertThat(browser.get("/bang").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/1/clips").statusCode()).isEqualTo(403);
        HttpResponse<String> flawed =
                browser.post("/mat-khau", Map.of("wanted", "admin", "again", "admin"));
        assertThat(flawed.statusCode()).isEqualTo(422);
        assertThat(flawed.body()).contains("không được trùng với tên đăng nhập");
        assertThat(browser.post("/mat-khau", Map.of("wanted", "a", "again", "b")).body())
                .contains("không giống nhau");
        assertThat(location(setPassword(browser))).isEqualTo("/?note=password");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsHttpOnlyAndSameSite() {
        OneTimePassword first = fixture.accounts.createAdministrator().orElseThrow();

        HttpResponse<String> answer =
                fixture.browser()
                        .post("/dang-nhap", Map.of("login", "admin", "password", first.value()));

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("tl_session=[A-Za-z0-9_-]{43};.*")
                .contains("Path=/")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void repeatedWrongPasswordsShowTheWaitingTime() {
        fixture.accounts.createAdministrator();
        TestBrowser browser = fixture.browser();
        Map<String, String> guess = Map.of("login", "admin", "password", "sai");
        for (int i = 0; i < 4; i++) {
            assertThat(browser.post("/dang-nhap", guess).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> answer = browser.post("/dang-nhap", guess);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Hãy đợi 2 giây rồi thử lại.");
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dang-nhap", "/dang-xuat", "/mat-khau", "/lich", "/lich/abc/rut"})
    void crossSitePostsAreRejected(String path) {
        TestBrowser browser = fixture.signedIn();

        assertThat(browser.postFrom(path, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.postFrom(path, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(browser.postFrom(path, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.postFrom(path).statusCode()).isEqualTo(403);
        assertThat(browser.postFrom(path, "Sec-Fetch-Site", "cross-site").body())
                .contains("đến từ một trang khác");
        assertThat(browser.get("/").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void everyResponseHasTheSecurityHeaders() {
        TestBrowser browser = fixture.signedIn();
        for (String path : List.of("/", "/bang", "/dang-nhap", "/khong-co", "/api/1/health")) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
        assertThat(browser.get("/").headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void noPageHasInlineScriptOrStyle() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        for (String path : List.of("/", "/lich", "/xac-nhan", "/dang-nhap", "/mat-khau", "/x")) {
            assertThat(browser.get(path).body())
                    .as(path)
                    .doesNotContain(" style=", "<style", " onclick=", " onload=")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void theBoardShowsPlayingReadyAndConfirmedAirings() {
        Clip clip = fixture.admits("Phòng bệnh", "tyz", Duration.ofSeconds(65));
        fixture.books("Phòng bệnh mùa lũ", "20", "05:30", clip, MessageClass.PRIORITY);
        fixture.books("Họp thôn", "05980", "17:00", clip, MessageClass.ORDINARY);
        var morning = fixture.airing(PagesFixture.DONG_KINH, "05:30");
        fixture.itIs("05:31:06");
        fixture.confirms(
                PagesFixture.DONG_KINH,
                morning,
                new Outcome.Aired(
                        PagesFixture.playback(morning, 1, Evidence.RENDERED, "USB Audio")));
        fixture.tells(PagesFixture.DONG_KINH).without(clip).now();
        fixture.itIs("17:00:30");
        fixture.tells(PagesFixture.DONG_KINH)
                .playing(fixture.airing(PagesFixture.DONG_KINH, "17:00").id())
                .now();
        fixture.tells(PagesFixture.TAN_THANH).withoutSound().fault("đĩa đầy").now();
        fixture.loses(PagesFixture.TAN_THANH);

        String board = text(fixture.signedIn().get("/"));

        assertThat(board)
                .contains("Đài truyền thanh phường Đông Kinh ✓đang kết nối")
                .contains("Phường Đông Kinh, Thành phố Lạng Sơn, Tỉnh Lạng Sơn")
                .contains("▶Đang phát Họp thôn Tày · đến 17:01:05")
                .contains("05:30 Phòng bệnh mùa lũ Tày · 1 phút 5 giây · ưu tiên ✓đã phát")
                .contains("✓đã gửi , xong ✓đài đã nhận , xong ✓sẵn sàng , xong ▶đang phát")
                .contains("Bắt đầu 05:30, phát 65,0 / 65,0 giây")
                .contains("1.040.000 / 1.040.000 khung mẫu · đóng rơ-le 05:29:58")
                .contains("✕mất kết nối, báo lần cuối 17:00:30")
                .contains("Chạy thử không tiếng")
                .contains("không có card âm thanh: chạy im lặng theo giờ thật")
                .contains("đĩa đầy")
                .contains("Đài truyền thanh xã Mẫu Sơn ○chưa từng kết nối");
    }

    @Test
    void aStationWithSilentOutputIsNotShownOnAir() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        fixture.books("Bản tin", "06166", "17:00", clip, MessageClass.ORDINARY);
        fixture.itIs("17:00:30");
        fixture.tells(PagesFixture.TAN_THANH)
                .withoutSound()
                .playing(fixture.airing(PagesFixture.TAN_THANH, "17:00").id())
                .now();

        String board = text(fixture.signedIn().get("/"));

        assertThat(board)
                .contains("Đang chạy thử, không tiếng", "đang chạy, không tiếng")
                .doesNotContainIgnoringCase("đang phát");
    }

    @Test
    void aStationMutedByItsStaffIsShownSoWhileItIs() {
        fixture.itIs("17:00:30");
        Instant until = fixture.now().plus(Duration.ofHours(1));
        fixture.tells(PagesFixture.TAN_THANH).withoutLog().mutedUntil(until).now();
        TestBrowser browser = fixture.signedIn();
        String page = "/dai/" + PagesFixture.TAN_THANH;

        assertThat(text(browser.get("/"))).contains("Đang tắt tiếng đến 18:00: cán bộ");
        assertThat(text(browser.get(page))).contains("Đang tắt tiếng đến 18:00: cán bộ");
        assertThat(browser.get("/api/1/stations").body())
                .contains("\"mutedUntil\":\"" + until + "\"");

        fixture.itIs("18:00:31");
        assertThat(text(browser.get("/"))).doesNotContain("tắt tiếng");
        assertThat(text(browser.get(page))).doesNotContain("tắt tiếng");
    }

    /** F20: two boards with the same card. */
    @Test
    void aCloneIsNamedOnTheBoardAndBothBranchesAreShownOnThePageOfTheStation() {
        fixture.itIs("17:10:00");
        TestBrowser browser = fixture.signedIn();
        String page = "/dai/" + PagesFixture.TAN_THANH;
        assertThat(text(browser.get(page))).contains("Chưa nhận được xác nhận nào");
        var airing = new AiringId("news-20261121");
        AsRunLog begin = AsRunLog.empty(PagesFixture.TAN_THANH, new ChainId("c-00000000000000aa"));
        fixture.confirms(begin, airing, new Outcome.Missed(Reason.NO_FILE));
        assertThat(text(browser.get("/"))).doesNotContain("clone");
        AsRunLog other = fixture.confirms(begin, airing, new Outcome.Missed(Reason.NO_POWER));
        other = fixture.confirms(other, airing, new Outcome.Missed(Reason.NO_LINK));

        assertThat(text(browser.get("/"))).contains("Hai bo mạch dùng chung một thẻ nhớ (clone)");
        assertThat(text(browser.get(page)))
                .contains(
                        "Chuỗi c-00000000000000aa",
                        "Chuỗi đầu tiên của đài",
                        "Hai bo mạch đang dùng chung một thẻ nhớ (clone)",
                        "Nhánh gốc: mục 1 đến 1,",
                        "Nhánh 1: tách khỏi nhánh 0 từ mục 1, đến mục 2, mã mục cuối "
                                + other.head().value().substring(0, 12));
    }

    @Test
    void theLinksAndMissingRangesOfChainsAreShown() {
        fixture.itIs("17:10:00");
        TestBrowser browser = fixture.signedIn();
        var airing = new AiringId("news-20261121");
        AsRunLog first = AsRunLog.empty(PagesFixture.TAN_THANH, new ChainId("c-00000000000000aa"));
        AsRunLog end = fixture.confirms(first, airing, new Outcome.Missed(Reason.NO_FILE));
        Digest lost = Digest.of("lost");
        fixture.receives(
                new Message.AsRunRangeMissing(
                        PagesFixture.TAN_THANH, first.chain(), 2, 1_400, lost));
        fixture.itIs("17:11:00");
        begins("c-00000000000000bb", lost, airing);
        fixture.itIs("17:12:00");
        begins("c-00000000000000cc", end.head(), airing);
        fixture.itIs("17:13:00");
        begins("c-00000000000000dd", Digest.of("never arrived"), airing);
        fixture.itIs("17:14:00");
        begins("c-00000000000000ee", Digest.NONE, airing);

        assertThat(text(browser.get("/dai/" + PagesFixture.TAN_THANH)))
                .contains(
                        "Thiếu mục 2 đến 1.400: đài không còn giữ, đã ký xác nhận lúc 17:10",
                        "Nối sau mục 1.400 của chuỗi c-00000000000000aa: đã đối chiếu",
                        "Mâu thuẫn: nối sau mục 1 của chuỗi c-00000000000000aa, nhưng chuỗi ấy còn"
                                + " ghi tiếp đến mục 1.400",
                        "Nêu một mục của chuỗi trước mà trung tâm không có",
                        "Không rõ chuỗi trước kết thúc ở đâu")
                .containsSubsequence("Chuỗi c-00000000000000ee", "Chuỗi c-00000000000000aa");
    }

    private void begins(String chain, Digest before, AiringId airing) {
        fixture.confirms(
                new AsRunLog(PagesFixture.TAN_THANH, new ChainId(chain), 0, before),
                airing,
                new Outcome.Missed(Reason.NO_FILE));
    }

    @Test
    void theBoardRefreshUsesETagsAndDoesNotExtendTheSession() {
        TestBrowser browser = fixture.signedIn();
        HttpResponse<String> piece = browser.get("/bang");
        String tag = piece.headers().firstValue("ETag").orElseThrow();

        assertThat(piece.body()).startsWith("<ul class=\"figures\"").doesNotContain("<html");
        assertThat(browser.get("/bang", "If-None-Match", tag).statusCode()).isEqualTo(304);
        fixture.tells(PagesFixture.DONG_KINH).withoutLog().now();
        assertThat(browser.get("/bang", "If-None-Match", tag).statusCode()).isEqualTo(200);

        for (int minutes = 0; minutes < 121; minutes += 10) {
            browser.get("/bang");
            fixture.itIs(fixture.now().plus(Duration.ofMinutes(10)));
        }
        HttpResponse<String> over = browser.get("/bang");
        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(location(browser.get("/"))).isEqualTo("/dang-nhap?note=over");
    }

    @Test
    void aBookingShowsTheStationsItReaches() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        fixture.itIs("16:58:00");
        TestBrowser browser = fixture.signedIn();
        assertThat(browser.get("/lich").body()).contains("value=\"17:00\"", "Bản tin · 1 phút");

        HttpResponse<String> answer =
                browser.post("/lich", booking(clip, "20", "17:00", "Họp thôn"));

        assertThat(location(answer)).startsWith("/lich?day=2026-11-21&booked=s1-");
        assertThat(text(browser.get(location(answer))))
                .contains("✓Đã xếp «Họp thôn»: phát lúc 17:00, hôm nay, thứ Bảy, 21/11/2026.")
                .contains("Sẽ phát ở 3 đài: Đài truyền thanh phường Đông Kinh")
                .contains("17:00 Họp thôn Việt · 1 phút 3 đài ở Tỉnh Lạng Sơn Rút");
        List<AuditEntry> acts = fixture.archive.inTransaction(books -> books.audit().latest(1));
        assertThat(acts)
                .extracting(AuditEntry::login, AuditEntry::action)
                .containsExactly(tuple("admin", "book"));
    }

    @Test
    void allBookingErrorsAreShownAndTheFormKeepsItsValues() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        fixture.books("Bản tin sáng", "20", "17:00", clip, MessageClass.ORDINARY);
        TestBrowser browser = fixture.signedIn();

        HttpResponse<String> overlap =
                browser.post("/lich", booking(clip, "20", "17:00:30", "Của tôi"));

        assertThat(overlap.statusCode()).isEqualTo(422);
        assertThat(text(overlap))
                .contains("✕Chưa xếp được:")
                .contains(
                        "Trùng giờ ở Đài truyền thanh phường Đông Kinh, Đài truyền thanh xã Mẫu"
                                + " Sơn, Đài truyền thanh xã Tân Thanh: đã có «Bản tin sáng» từ"
                                + " 17:00 đến 17:01; bản tin này cần 17:00:30 đến 17:01:30,"
                                + " 21/11/2026.");
        assertThat(overlap.body())
                .contains("value=\"Của tôi\"", "value=\"17:00:30\"")
                .containsPattern("<option value=\"20\" selected>")
                .containsPattern("<option value=\"clip:" + clip.id() + "\" selected>");
        Map<String, String> hopeless = new HashMap<>(booking(clip, "04", "04:00", "Của tôi"));
        assertThat(text(browser.post("/lich", hopeless)))
                .contains("Không có đài nào ở Tỉnh Cao Bằng vào 21/11/2026.");
        hopeless.put("date", "hôm qua");
        hopeless.put("area", "");
        assertThat(text(browser.post("/lich", hopeless)))
                .contains("«hôm qua» không phải là ngày", "Còn thiếu: nơi phát.");
    }

    @Test
    void anAreaIsFoundWithoutAccentsAndTheFormKeepsItsValues() {
        TestBrowser browser = fixture.signedIn();

        String page = browser.get("/lich?search=dong+dang&title=Gi%E1%BB%AF+l%E1%BA%A1i").body();

        assertThat(page)
                .contains("Tìm thấy 1 nơi", "value=\"Giữ lại\"")
                .containsPattern("<option value=\"06184\" selected>Thị trấn Đồng Đăng, Huyện Cao");
        assertThat(text(browser.get("/lich?search=Paris")))
                .contains("Không tìm thấy nơi nào tên như «Paris».");
    }

    @Test
    void withdrawingNeedsConfirmation() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        fixture.books("Bản tin", "20", "17:00", clip, MessageClass.ORDINARY);
        TestBrowser browser = fixture.signedIn();
        String page = browser.get("/lich").body();
        String ask = first("href=\"(/lich/[^\"]+/rut[^\"]*)\"", page).replace("&amp;", "&");

        assertThat(text(browser.get(ask)))
                .contains("Rút «Bản tin» (17:00, hôm nay, thứ Bảy, 21/11/2026) khỏi lịch?");
        HttpResponse<String> done = browser.post(ask.replaceAll("\\?.*", ""), Map.of());

        assertThat(text(browser.get(location(done))))
                .contains("✓Đã rút «Bản tin» khỏi lịch.")
                .contains("3 đài ở Tỉnh Lạng Sơn đã rút");
        assertThat(browser.post("/lich/khong-co/rut", Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.post("/lich/KHÔNG/rut", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void confirmationsShowWhatTheStationSigned() {
        SamplePagesServer.fill(fixture);

        String page = text(fixture.signedIn().get("/xac-nhan"));

        assertThat(page)
                .contains(
                        "Đài truyền thanh phường Đông Kinh Bản tin sáng Việt ✓đã phát hết"
                                + " Giờ theo lịch 05:30:00 Bắt đầu phát 05:30:00"
                                + " Đóng rơ-le 05:29:58 Đã phát 185,0 / 185,0 giây"
                                + " 2.960.000 / 2.960.000 khung mẫu Bằng chứng"
                                + " ✓đã nghe thấy tiếng trên đường ra Loa ngoài: USB Audio CODEC"
                                + " Số · mã 1 · ")
                .contains(
                        "Đài truyền thanh xã Tân Thanh Bản tin sáng Việt !đã chạy hết, không tiếng")
                .contains("!phát dở: mất điện", "✕không phát: không có tệp âm thanh");
    }

    @Test
    void markupInATitleIsEscaped() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}";
        Clip clip = fixture.admits(hostile, "vi", Duration.ofSeconds(60));
        fixture.books(hostile, "20", "17:00", clip, MessageClass.ORDINARY);
        fixture.itIs("17:00:30");
        var airing = fixture.airing(PagesFixture.DONG_KINH, "17:00");
        fixture.tells(PagesFixture.DONG_KINH).playing(airing.id()).fault(hostile).now();
        fixture.confirms(
                PagesFixture.DONG_KINH,
                airing,
                new Outcome.Aired(PagesFixture.playback(airing, 1, Evidence.RENDERED, hostile)));
        TestBrowser browser = fixture.signedIn();
        Map<String, String> refused = booking(clip, hostile, hostile, hostile);
        for (HttpResponse<String> page :
                List.of(
                        browser.get("/"),
                        browser.get("/bang"),
                        browser.get("/lich?search=" + encode(hostile)),
                        browser.get("/xac-nhan"),
                        browser.post("/lich", refused),
                        browser.post(
                                "/dang-nhap",
                                Map.of("login", hostile, "password", "x", "back", hostile)))) {
            assertThat(page.body())
                    .contains("&lt;script")
                    .doesNotContain("<script>alert", "<img src=x")
                    .doesNotContainPattern("value=\"<[^\"]*\"'>");
        }
        assertThat(browser.get("/%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void theLanguageCanBeSwitchedToEnglish() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        assertThat(browser.get("/", "Accept-Language", "en").body()).contains("<html lang=\"vi\">");

        HttpResponse<String> answer = browser.get("/ngon-ngu/en?back=/lich");

        assertThat(location(answer)).isEqualTo("/lich");
        assertThat(browser.get("/lich").body())
                .contains("<html lang=\"en\">", "Book airtime", "1 minute 3 seconds");
        browser.get("/ngon-ngu/vi");
        assertThat(browser.get("/lich").body()).contains("<html lang=\"vi\">");
    }

    @Test
    void staticFilesAreCachedForAYearByDigest() {
        TestBrowser browser = fixture.browser();
        String style = first("href=\"(/tinh/site.css[^\"]+)\"", browser.get("/dang-nhap").body());

        HttpResponse<String> answer = browser.get(style);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get(style, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(browser.get("/tinh/site.css").headers().firstValue("Cache-Control"))
                .contains("public, no-cache");
        assertThat(browser.get("/tinh/..%2fopenapi.json").statusCode()).isIn(400, 404);
        assertThat(browser.get("/tinh/..%2f..%2ftext%2fmessages_vi.properties").statusCode())
                .isIn(400, 404);
        assertThat(browser.get("/tinh/khong-co.css").statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstPageViewStaysBelowItsSizeLimit() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        for (String page : List.of("/", "/lich", "/xac-nhan", "/dang-nhap")) {
            String body = browser.get(page).body();
            int bytes = body.getBytes(StandardCharsets.UTF_8).length;
            // An icon is a part of one file; the style sheet names the fonts that are preloaded.
            Matcher files = Pattern.compile("(?:href|src)=\"(/tinh/[^\"#]+)").matcher(body);
            for (String file : files.results().map(one -> one.group(1)).distinct().toList()) {
                HttpResponse<byte[]> answer = browser.getBytes(file);
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                bytes += answer.body().length;
            }
            assertThat(bytes).as("%s, uncompressed", page).isLessThan(100_000);
        }
    }

    @Test
    void anInvalidRequestGetsAProblemPage() {
        TestBrowser browser = fixture.signedIn();

        assertThat(text(browser.get("/khong-co"))).contains("Không có trang này.");
        assertThat(browser.call("DELETE", "/lich").statusCode()).isEqualTo(405);
        assertThat(browser.post("/lich", Map.of("title", "x".repeat(20_000))).statusCode())
                .isEqualTo(413);
        assertThat(browser.get("/lich?day=2026-99-99").statusCode()).isEqualTo(200);
    }

    @Test
    void anInternalErrorShowsAReference() {
        TestBrowser browser = fixture.signedIn();
        fixture.breaks();

        HttpResponse<String> answer = browser.get("/xac-nhan");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer))
                .contains("Trung tâm đang bận.")
                .containsPattern("Mã sự việc: [a-z2-9]{8}")
                .doesNotContain("Exception", "vn.tienglang");
    }

    @Test
    void aPortInUseIsReportedInOneSentence() {
        assertThatThrownBy(() -> new PagesFixture(fixture.server.port()).close())
                .isInstanceOf(WebServer.ListenException.class)
                .hasMessage(
                        "cannot serve pages on 127.0.0.1:"
                                + fixture.server.port()
                                + "; the port is taken by another program, or the address is not"
                                + " of this machine");
    }

    private static Map<String, String> booking(Clip clip, String area, String time, String title) {
        return Map.of(
                "title",
                title,
                "area",
                area,
                "date",
                PagesFixture.TODAY.toString(),
                "time",
                time,
                "part1",
                "clip:" + clip.id().value(),
                "messageClass",
                "ordinary");
    }

    private static HttpResponse<String> setPassword(TestBrowser browser) {
        return browser.post(
                "/mat-khau",
                Map.of("wanted", PagesFixture.PASSWORD, "again", PagesFixture.PASSWORD));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
