package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.web.StationPageView.RelayChange;
import vn.tienglang.node.web.StationPageView.Row;
import vn.tienglang.node.web.StationPageView.RowStatus;

class StationPageServerTest {
    private static final StationPageView VIEW =
            new StationPageView(
                    LocalDateTime.of(2026, 11, 21, 5, 30, 7),
                    "Đông Kinh",
                    "ls-dong-kinh",
                    true,
                    "",
                    true,
                    "card âm thanh default",
                    true,
                    "rơ-le ở chân GPIO 17",
                    RelayState.CLOSED,
                    "",
                    "Thông điệp 5K",
                    List.of(
                            new Row(
                                    LocalTime.of(5, 30),
                                    "Thông điệp 5K",
                                    "đang phát",
                                    RowStatus.GOOD),
                            new Row(
                                    LocalTime.of(6, 0),
                                    "Nhạc hiệu",
                                    "chưa đến giờ",
                                    RowStatus.WAITING)),
                    List.of(
                            new RelayChange(
                                    LocalDateTime.of(2026, 11, 21, 5, 29, 58), RelayState.CLOSED)),
                    List.of("ổ đĩa gần đầy"));

    private final AtomicReference<StationPageView> view = new AtomicReference<>(VIEW);
    private final AtomicInteger stops = new AtomicInteger();
    private final List<String> mutes = new CopyOnWriteArrayList<>();
    private final StationControls controls =
            new StationControls() {
                @Override
                public void stop() {
                    stops.incrementAndGet();
                }

                @Override
                public void mute(MutePeriod period) {
                    mutes.add(period.endsAt(VIEW.now()).toString());
                }

                @Override
                public void unmute() {
                    mutes.add("none");
                }
            };
    private final StationPageServer page = open();
    private final int port = URI.create(page.address()).getPort();

    private StationPageServer open() {
        try {
            return StationPageServer.open(StationPageSettings.local(0), view::get, controls);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void closeAll() {
        page.close();
    }

    /** A whole response, head and body, as it came over the wire. */
    private String ask(String request) {
        return ask(port, request);
    }

    private static String ask(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String get(String path) {
        return ask(head("GET", path) + "\r\n");
    }

    private String head(String method, String path) {
        return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n"
                .formatted(method, path, port);
    }

    private String post(String form, String... headers) {
        return postTo("/stop", form, headers);
    }

    private String postTo(String path, String form, String... headers) {
        var lines = new StringBuilder(head("POST", path));
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        lines.append("Content-Type: application/x-www-form-urlencoded\r\n");
        lines.append("Content-Length: ").append(form.length()).append("\r\n\r\n").append(form);
        return ask(lines.toString());
    }

    private String token() {
        Matcher matcher =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"").matcher(get("/"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void pageShowsTheStationState() {
        assertThat(get("/"))
                .startsWith("HTTP/1.1 200")
                .contains("<html lang=\"vi\">")
                .contains("Trạm Đông Kinh")
                .contains("Đang phát: Thông điệp 5K")
                .contains("Đã nối với trung tâm")
                .contains("Tin được")
                .contains("card âm thanh default")
                .contains("rơ-le ở chân GPIO 17 — đóng (bật)")
                .contains("<b>06:00</b> Nhạc hiệu")
                .contains("<b>05:29:58</b> đóng")
                .contains("ổ đĩa gần đầy")
                .doesNotContain("không ai nghe");
    }

    @Test
    void standInOutputIsShownAsWarning() {
        view.set(
                new StationPageView(
                        VIEW.now(),
                        VIEW.stationName(),
                        VIEW.stationId(),
                        false,
                        "máy chủ không nhận kết nối",
                        false,
                        "không có card âm thanh",
                        false,
                        "bảng rơ-le mô phỏng",
                        RelayState.OPEN,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(get("/"))
                .contains(
                        "Cảnh báo: không ai nghe được tiếng của trạm này (không có card âm"
                                + " thanh; bảng rơ-le mô phỏng).")
                .contains("Không phát gì")
                .contains("Chưa nối được với trung tâm: máy chủ không nhận kết nối")
                .contains("Chưa chắc chắn")
                .contains("bảng rơ-le mô phỏng — mở (tắt)")
                .contains("Hôm nay không có lịch phát.")
                .contains("Không có lỗi.");
    }

    @Test
    void englishIsServedOnRequest() {
        assertThat(get("/?lang=en"))
                .contains("<html lang=\"en\">")
                .contains("On air: Thông điệp 5K")
                .contains("Silence now");
    }

    @Test
    void namesAreEscaped() {
        String hostile = "<script>alert('x')</script>&\"{0}'";
        view.set(
                new StationPageView(
                        VIEW.now(),
                        hostile,
                        VIEW.stationId(),
                        false,
                        hostile,
                        true,
                        hostile,
                        false,
                        hostile,
                        RelayState.OPEN,
                        hostile,
                        hostile,
                        List.of(new Row(LocalTime.NOON, hostile, hostile, RowStatus.BAD)),
                        List.of(),
                        List.of(hostile)));

        assertThat(get("/"))
                .doesNotContain("<script>")
                .containsOnlyOnce("<script type=\"module\" src=\"/page.mjs\"></script>")
                .containsOnlyOnce("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;{0}&#39;");
    }

    @Test
    void pageIsSelfContainedWithStrictPolicy() {
        String answer = get("/");

        assertThat(answer)
                .containsOnlyOnce("src=")
                .contains("src=\"/page.mjs\"")
                .doesNotContain("http-equiv")
                .doesNotContain("url(")
                .doesNotContain("//")
                .contains("Content-security-policy: default-src 'none'; style-src 'sha256-")
                .contains("X-content-type-options: nosniff")
                .contains("Cache-control: no-store");
        assertThat(answer.length()).isLessThan(8_000);
    }

    @Test
    void statusIsServedAsJson() {
        assertThat(get("/status.json"))
                .contains("Content-type: application/json")
                .endsWith(
                        """
                        {"now":"2026-11-21T05:30:07","station":"ls-dong-kinh","name":"Đông Kinh",\
                        "linkUp":true,"linkWhy":"","clockTrusted":true,\
                        "sound":"card âm thanh default","audible":true,\
                        "relay":"rơ-le ở chân GPIO 17","contact":"CLOSED","mutedUntil":"","onAir":"Thông điệp 5K",\
                        "airings":[{"start":"05:30","title":"Thông điệp 5K","outcome":"đang phát",\
                        "mood":"GOOD"},{"start":"06:00","title":"Nhạc hiệu",\
                        "outcome":"chưa đến giờ","mood":"WAITING"}],\
                        "edges":[{"at":"2026-11-21T05:29:58","contact":"CLOSED"}],\
                        "faults":["ổ đĩa gần đầy"]}\
                        """);
    }

    @Test
    void jsonEscapesQuotesControlsAndSurrogates() {
        var odd = "\"\\\n\u0000\uD800";
        view.set(
                new StationPageView(
                        VIEW.now(),
                        odd,
                        VIEW.stationId(),
                        true,
                        "",
                        true,
                        odd,
                        true,
                        odd,
                        RelayState.OPEN,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(get("/status.json")).contains("\"name\":\"\\\"\\\\\\u000a\\u0000\\ud800\"");
    }

    @Test
    void stopButtonStops() {
        String answer = post("token=" + token(), "Origin: http://localhost:" + port);

        assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /");
        assertThat(stops).hasValue(1);
    }

    @Test
    void muteIsOrderedForAPeriod() {
        assertThat(postTo("/mute", "token=" + token() + "&period=hour"))
                .startsWith("HTTP/1.1 303")
                .contains("Location: /");
        postTo("/mute", "token=" + token() + "&period=day");
        postTo("/mute", "token=" + token() + "&period=time&time=17%3A30");
        postTo("/mute", "token=" + token() + "&period=time&time=05%3A30");
        postTo("/unmute", "token=" + token());

        assertThat(mutes)
                .containsExactly(
                        "2026-11-21T06:30:07",
                        "2026-11-22T00:00",
                        "2026-11-21T17:30",
                        "2026-11-22T05:30",
                        "none");
    }

    @Test
    void mutePageExplainsAndIsNotRefreshed() {
        assertThat(get("/mute"))
                .contains("Tắt tiếng 1 giờ", "Tắt tiếng đến hết hôm nay", "type=\"time\"")
                .contains("Bản tin khẩn cấp vẫn phát")
                .doesNotContain("http-equiv");
    }

    @Test
    void unclearOrForeignMuteIsRefused() {
        assertThat(postTo("/mute", "token=" + token() + "&period=time&time=25:00"))
                .startsWith("HTTP/1.1 409")
                .contains("Chưa rõ tắt tiếng đến mấy giờ");
        assertThat(postTo("/mute", "token=" + token())).startsWith("HTTP/1.1 409");
        assertThat(postTo("/mute", "period=hour")).startsWith("HTTP/1.1 403");
        assertThat(postTo("/unmute", "")).startsWith("HTTP/1.1 403");
        assertThat(get("/unmute")).startsWith("HTTP/1.1 405");
        assertThat(mutes).isEmpty();
    }

    @Test
    void mutedStationSaysUntilWhenAndOffersTheEnd() {
        view.set(muted("17:30", true));
        assertThat(get("/"))
                .contains("Đang tắt tiếng đến 17:30. Bản tin khẩn cấp vẫn phát.")
                .contains("Bật tiếng lại");
        view.set(muted("", false));
        assertThat(get("/")).doesNotContain("Bật tiếng lại");
        assertThat(postTo("/mute", "token=" + token() + "&period=hour"))
                .startsWith("HTTP/1.1 409")
                .contains("Đồng hồ của trạm chưa chắc chắn");
    }

    private static StationPageView muted(String until, boolean clockTrusted) {
        return new StationPageView(
                VIEW.now(),
                VIEW.stationName(),
                VIEW.stationId(),
                true,
                "",
                clockTrusted,
                VIEW.outputDescription(),
                true,
                VIEW.relayDescription(),
                RelayState.OPEN,
                until,
                "",
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void theChangingPartIsSentOnceWithATag() {
        String first = get("/parts");
        Matcher tag = Pattern.compile("Etag: (\"[^\"]+\")").matcher(first);
        assertThat(tag.find()).isTrue();
        String again = ask(head("GET", "/parts") + "If-None-Match: " + tag.group(1) + "\r\n\r\n");
        assertThat(first).startsWith("HTTP/1.1 200").contains("Thông điệp 5K");
        assertThat(again).startsWith("HTTP/1.1 304").endsWith("\r\n\r\n");
        view.set(muted("17:30", true));
        assertThat(ask(head("GET", "/parts") + "If-None-Match: " + tag.group(1) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("17:30");
        assertThat(get("/page.mjs")).contains("text/javascript", "/parts");
    }

    @Test
    void aSilentStationSaysWhyInOneSentence() {
        view.set(muted("", true));
        assertThat(get("/")).contains("Hôm nay trung tâm không xếp lịch cho trạm này.");
        view.set(muted("17:30", true));
        assertThat(get("/")).contains("Không phát gì. Cán bộ đã tắt tiếng đến 17:30.");
        view.set(muted("", false));
        assertThat(get("/")).contains("Đồng hồ của trạm chưa chắc chắn nên trạm chưa phát");
        view.set(silent(LocalTime.of(5, 0)));
        assertThat(get("/")).contains("Lần phát tới: 06:00, Nhạc hiệu.");
        view.set(silent(LocalTime.of(7, 0)));
        assertThat(get("/")).contains("Hôm nay đã hết lịch phát.");
    }

    private static StationPageView silent(LocalTime now) {
        return new StationPageView(
                VIEW.now().toLocalDate().atTime(now),
                VIEW.stationName(),
                VIEW.stationId(),
                true,
                "",
                true,
                VIEW.outputDescription(),
                true,
                VIEW.relayDescription(),
                RelayState.OPEN,
                "",
                "",
                VIEW.airings(),
                List.of(),
                List.of());
    }

    @Test
    void aMuteNeedsThePinOnceItIsSet(@TempDir Path folder) throws IOException {
        PagePin pin = PagePin.open(folder.resolve("page-pin"), () -> Duration.ZERO);
        try (StationPageServer guarded =
                StationPageServer.open(
                        StationPageSettings.local(0), view::get, controls, Optional.of(pin))) {
            int there = URI.create(guarded.address()).getPort();
            String token = tokenOf(ask(there, request("GET", "/", there, "")));
            assertThat(ask(there, request("GET", "/mute", there, ""))).contains("action=\"/pin\"");
            String hour = "token=" + token + "&period=hour";
            assertThat(ask(there, request("POST", "/mute", there, hour)))
                    .startsWith("HTTP/1.1 303");
            assertThat(ask(there, request("POST", "/pin", there, "token=" + token + "&pin=12")))
                    .startsWith("HTTP/1.1 409")
                    .contains("từ 4 đến 8 chữ số");
            assertThat(ask(there, request("POST", "/pin", there, "token=" + token + "&pin=2468")))
                    .startsWith("HTTP/1.1 303");
            assertThat(ask(there, request("POST", "/pin", there, "token=" + token + "&pin=1357")))
                    .startsWith("HTTP/1.1 409");
            assertThat(ask(there, request("POST", "/mute", there, hour)))
                    .startsWith("HTTP/1.1 409")
                    .contains("Mã PIN không đúng");
            assertThat(ask(there, request("POST", "/mute", there, hour + "&pin=2468")))
                    .startsWith("HTTP/1.1 303");
            assertThat(ask(there, request("POST", "/stop", there, "token=" + token)))
                    .startsWith("HTTP/1.1 303");
        }
        assertThat(mutes).hasSize(2);
        assertThat(stops).hasValue(1);
    }

    private static String request(String method, String path, int there, String form) {
        return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, there, form.length(), form);
    }

    private static String tokenOf(String answer) {
        Matcher matcher =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"").matcher(answer);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void requestWithoutOriginNeedsTheToken() {
        assertThat(post("token=" + token())).startsWith("HTTP/1.1 303");
        assertThat(post("")).startsWith("HTTP/1.1 403");
        assertThat(post("token=" + "0".repeat(32))).startsWith("HTTP/1.1 403");
        assertThat(post("token=%zz")).startsWith("HTTP/1.1 403");
        assertThat(post("x=" + "y".repeat(5_000))).startsWith("HTTP/1.1 403");
        assertThat(stops).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void foreignOriginIsRejectedEvenWithToken(String header) {
        assertThat(post("token=" + token(), header)).startsWith("HTTP/1.1 403");
        assertThat(stops).hasValue(0);
    }

    @Test
    void unknownHostIsRejected() {
        String answer = ask("GET / HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("token");
        assertThat(ask("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void stopByGetDoesNothing() {
        assertThat(get("/stop?token=" + token())).startsWith("HTTP/1.1 405");
        assertThat(ask(head("DELETE", "/") + "\r\n")).startsWith("HTTP/1.1 405");
        assertThat(stops).hasValue(0);
    }

    @Test
    void unknownPathGivesANotFoundPage() {
        assertThat(get("/etc/passwd")).startsWith("HTTP/1.1 404").contains("Không có trang này.");
        assertThat(get("/%2e%2e/")).startsWith("HTTP/1.1 404");
    }

    @Test
    void headResponseHasNoBody() {
        assertThat(ask(head("HEAD", "/") + "\r\n")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    @Test
    void failingViewGivesAnErrorPage() throws IOException {
        var settings = StationPageSettings.local(0);
        try (StationPageServer broken =
                StationPageServer.open(
                        settings,
                        () -> {
                            throw new IllegalStateException("no view");
                        },
                        controls)) {
            int there = URI.create(broken.address()).getPort();
            String request = "GET / HTTP/1.0\r\nHost: localhost:" + there + "\r\n\r\n";
            assertThat(ask(there, request))
                    .startsWith("HTTP/1.1 500")
                    .contains("Việc phát thanh không bị ảnh hưởng.");
        }
    }

    @Test
    void usedPortIsReportedInOneSentence() {
        assertThatThrownBy(() ->
                        StationPageServer.open(
                                StationPageSettings.local(port), view::get, controls))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot have port " + port + " of 127.0.0.1");
    }
}
