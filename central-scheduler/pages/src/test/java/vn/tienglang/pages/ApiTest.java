package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.office.people.OneTimePassword;
import vn.tienglang.pages.http.HealthCheck;

final class ApiTest {
    private final PagesFixture fixture = new PagesFixture();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void openApiListsExactlyTheRegisteredRoutes() {
        var served = new TreeSet<String>();
        for (var route : fixture.server.javalin().unsafe.internalRouter.allHttpHandlers()) {
            HandlerType method = route.endpoint.method;
            if (route.endpoint.path.startsWith("/api/") && method.isHttpMethod()) {
                served.add(method.name() + " " + route.endpoint.path);
            }
        }

        assertThat(served).isEqualTo(described.operations()).hasSize(59);
    }

    @Test
    void everyResponseMatchesOpenApi() {
        SamplePagesServer.fill(fixture);
        fixture.itIs("17:05:00");
        var cut = fixture.airing(PagesFixture.DONG_KINH, "17:02:00");
        fixture.confirms(
                PagesFixture.DONG_KINH,
                cut,
                new Outcome.CutShort(
                        PagesFixture.playback(cut, 0.5, Evidence.HEARD, "USB Audio"),
                        Reason.PREEMPTED));
        fixture.tells(PagesFixture.DONG_KINH).keeping(2).now();
        TestBrowser browser = fixture.signedIn();
        String clip =
                text(OpenApiDescription.read(browser.get("/api/1/clips").body()), "clips", 0, "id");
        String booking = booking(clip, "20", "18:00");

        described.answers(browser.get("/api/1/health"), "get", "/api/1/health", 200);
        described.answers(browser.get("/api/1/areas"), "get", "/api/1/areas", 200);
        described.answers(browser.get("/api/1/areas?within=20"), "get", "/api/1/areas", 200);
        described.answers(browser.get("/api/1/areas?within=99"), "get", "/api/1/areas", 404);
        described.answers(browser.get("/api/1/areas?within=Ú"), "get", "/api/1/areas", 400);
        described.answers(browser.get("/api/1/clips"), "get", "/api/1/clips", 200);
        described.answers(browser.get("/api/1/stations"), "get", "/api/1/stations", 200);
        var booked = browser.json("POST", "/api/1/slots", booking);
        described.answers(booked, "post", "/api/1/slots", 201);
        described.answers(
                browser.json("POST", "/api/1/slots", booking), "post", "/api/1/slots", 409);
        described.answers(browser.json("POST", "/api/1/slots", "{}"), "post", "/api/1/slots", 422);
        described.answers(browser.json("POST", "/api/1/slots", "[]"), "post", "/api/1/slots", 400);
        described.answers(browser.get("/api/1/slots"), "get", "/api/1/slots", 200);
        described.answers(browser.get("/api/1/slots?date=2026-11-22"), "get", "/api/1/slots", 200);
        described.answers(browser.get("/api/1/slots?date=hôm-nay"), "get", "/api/1/slots", 400);
        String path = booked.headers().firstValue("Location").orElseThrow();
        described.answers(browser.call("DELETE", path), "delete", "/api/1/slots/{slot}", 200);
        described.answers(
                browser.call("DELETE", "/api/1/slots/none"), "delete", "/api/1/slots/{slot}", 404);
        described.answers(browser.get("/api/1/confirmations"), "get", "/api/1/confirmations", 200);
        described.answers(
                browser.get("/api/1/confirmations?most=0"), "get", "/api/1/confirmations", 400);
        described.answers(fixture.browser().get("/api/1/clips"), "get", "/api/1/clips", 401);
        described.answers(browser.call("POST", "/api/1/logout"), "post", "/api/1/logout", 204);
        described.answers(browser.get("/api/1/stations"), "get", "/api/1/stations", 401);
    }

    @Test
    void signInWithANewPasswordReplacesTheOneTimePassword() {
        OneTimePassword first = fixture.accounts.createAdministrator().orElseThrow();
        TestBrowser browser = fixture.browser();
        String bare = signIn(first.value(), "");

        described.answers(browser.json("POST", "/api/1/login", bare), "post", "/api/1/login", 403);
        assertThat(browser.get("/api/1/clips").statusCode()).isEqualTo(401);
        var flawed = browser.json("POST", "/api/1/login", signIn(first.value(), "ngắn"));
        described.answers(flawed, "post", "/api/1/login", 422);
        assertThat(flawed.body()).contains("\"rule\":\"too-short\"", "ít nhất 12 ký tự");
        assertThat(browser.get("/api/1/clips").statusCode()).isEqualTo(401);
        described.answers(
                browser.json("POST", "/api/1/login", signIn(first.value(), PagesFixture.PASSWORD)),
                "post",
                "/api/1/login",
                200);
        assertThat(browser.get("/api/1/clips").statusCode()).isEqualTo(200);
        described.answers(
                browser.json(
                        "POST", "/api/1/login", signIn(PagesFixture.PASSWORD, "một câu khác hẳn")),
                "post",
                "/api/1/login",
                422);
        described.answers(
                browser.json("POST", "/api/1/login", signIn(first.value(), "")),
                "post",
                "/api/1/login",
                401);
    }

    @Test
    void repeatedWrongPasswordsAreThrottled() {
        fixture.accounts.createAdministrator();
        TestBrowser browser = fixture.browser();
        for (int i = 0; i < 4; i++) {
            browser.json("POST", "/api/1/login", signIn("sai", ""));
        }

        var answer = browser.json("POST", "/api/1/login", signIn("sai", ""));

        described.answers(answer, "post", "/api/1/login", 429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void aBookingReachesTheStationsOfItsArea() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();

        var answer =
                browser.json("POST", "/api/1/slots", booking(clip.id().value(), "178", "17:00:05"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(OpenApiDescription.read(answer.body()).get("stations"))
                .isEqualTo(List.of("ls-dong-kinh"));
        var slots = OpenApiDescription.read(browser.get("/api/1/slots?date=2026-11-21").body());
        assertThat(text(slots, "slots", 0, "time")).isEqualTo("17:00:05");
        assertThat(text(slots, "slots", 0, "by")).isEqualTo("admin");
    }

    @Test
    void everyRefusalHasItsRuleAndSentence() {
        Clip clip = fixture.admits("Bản tin", "vi", Duration.ofSeconds(60));
        fixture.books("Bản tin sáng", "20", "17:00:00", clip, MessageClass.ORDINARY);
        TestBrowser browser = fixture.signedIn();

        var overlap =
                browser.json("POST", "/api/1/slots", booking(clip.id().value(), "20", "17:00"));

        assertThat(overlap.statusCode()).isEqualTo(409);
        assertThat(list(OpenApiDescription.read(overlap.body()), "refusals")).hasSize(3);
        assertThat(text(OpenApiDescription.read(overlap.body()), "refusals", 0, "sentence"))
                .isEqualTo(
                        "Trùng giờ ở Đài truyền thanh phường Đông Kinh: đã có «Bản tin sáng» từ"
                                + " 17:00 đến 17:01; bản tin này cần 17:00 đến 17:01,"
                                + " 21/11/2026.");
        var nowhere =
                browser.json(
                        "POST",
                        "/api/1/slots",
                        booking("0".repeat(64), "04", "04:00"),
                        "Accept-Language",
                        "en");
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(nowhere.body())
                .contains("\"rule\":\"no-station\"", "There is no station in Tỉnh Cao Bằng")
                .contains("\"rule\":\"unknown-clip\"", "There is no clip 000000000000");
    }

    @Test
    void anUnknownFieldIsReportedWithAllOtherErrors() {
        var answer =
                fixture.signedIn()
                        .json(
                                "POST",
                                "/api/1/slots",
                                "{\"title\":\"x\",\"volume\":\"11\",\"date\":\"mai\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(
                        list(OpenApiDescription.read(answer.body()), "refusals").stream()
                                .map(one -> one.get("field")))
                .containsExactly("volume", "area", "date", "time", "clip", "messageClass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/1/login", "/api/1/logout", "/api/1/slots"})
    void crossSitePostsAreRejected(String path) {
        TestBrowser browser = fixture.signedIn();
        for (String[] from :
                List.of(
                        new String[] {"Origin", "http://evil.example"},
                        new String[] {"Sec-Fetch-Site", "cross-site"})) {
            var answer = browser.json("POST", path, "{}", from);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
        assertThat(browser.postFrom(path).statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/1/clips").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyJsonBodiesWithinTheLimitAreAccepted() {
        TestBrowser browser = fixture.signedIn();

        assertThat(browser.post("/api/1/slots", Map.of("title", "x")).statusCode()).isEqualTo(415);
        var large = browser.json("POST", "/api/1/slots", "{\"title\":\"" + "x".repeat(17_000));
        described.answers(large, "post", "/api/1/slots", 413);
        assertThat(browser.get("/api/1/nothing").statusCode()).isEqualTo(404);
        assertThat(browser.call("PUT", "/api/1/slots").statusCode()).isEqualTo(405);
    }

    @Test
    void healthReportsTheFailedPart() {
        fixture.pulses.broker = false;

        var answer = fixture.browser().get("/api/1/health");

        described.answers(answer, "get", "/api/1/health", 503);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"ok":false,"database":true,"broker":false,"diskFull":false,\
                        "clonedStations":0,"restartedWorkers":[],"missedChanges":0,\
                        "retentionHeldBack":false,\
                        "centre":"lang-son","clustered":false,"otherCentres":[]}\
                        """);
    }

    @Test
    void healthNamesThisCentreAndTheOthersAndADeadOneLeavesItWell() {
        fixture.pulses.others =
                List.of(
                        new HealthCheck.OtherCentre(
                                "cao-bang",
                                false,
                                true,
                                Duration.ofMillis(61_900),
                                Duration.ofMillis(-12)));

        var answer = fixture.browser().get("/api/1/health");

        described.answers(answer, "get", "/api/1/health", 200);
        assertThat(answer.body())
                .contains(
                        """
                        "centre":"lang-son","clustered":true,"otherCentres":[{"name":"cao-bang",\
                        "alive":false,"broker":true,"ageSeconds":61,"clockAheadMs":-12}]\
                        """);
    }

    @Test
    void anInternalErrorIsAProblemWithAReference() {
        TestBrowser browser = fixture.signedIn();
        fixture.breaks();

        var answer = browser.get("/api/1/stations");

        described.answers(answer, "get", "/api/1/stations", 503);
        assertThat(answer.body()).containsPattern("\"reference\":\"[a-z2-9]{8}\"");
    }

    private static String signIn(String password, String newPassword) {
        String more = newPassword.isEmpty() ? "" : ",\"newPassword\":\"" + newPassword + "\"";
        return "{\"login\":\"admin\",\"password\":\"" + password + "\"" + more + "}";
    }

    private static String booking(String clip, String area, String time) {
        return "{\"title\":\"Họp thôn\",\"area\":\""
                + area
                + "\",\"date\":\"2026-11-21\","
                + "\"time\":\""
                + time
                + "\",\"clip\":\""
                + clip
                + "\",\"messageClass\":\"ordinary\"}";
    }

    private static List<Map<String, Object>> list(Map<String, Object> object, String field) {
        return OpenApiDescription.list(object.get(field)).stream()
                .map(OpenApiDescription::object)
                .toList();
    }

    private static String text(Map<String, Object> object, String list, int index, String field) {
        return String.valueOf(list(object, list).get(index).get(field));
    }
}
