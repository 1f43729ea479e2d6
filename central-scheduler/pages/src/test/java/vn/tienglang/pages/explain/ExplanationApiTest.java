package vn.tienglang.pages.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** What programs see of a plan: everything is answered as described, and nothing is changed. */
final class ExplanationApiTest {
    private static final String PLAN = "/api/1/plan/";
    private static final String QUIET =
            """
            {"unit":"20","from":"2026-01-01","paper":"Quyết định 12/2021/QĐ-UBND","rules":[
              {"kind":"quiet","force":"binding","stretch":"17:00-18:00"}]}
            """;

    private final PagesFixture fixture = filled();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());
    private final TestBrowser browser = fixture.signedIn();

    /** Whoever signs in before the evening has to sign in again. */
    private static PagesFixture filled() {
        var fixture = new PagesFixture();
        SamplePagesServer.fill(fixture);
        SamplePagesServer.news(fixture);
        return fixture;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private HttpResponse<String> answers(
            HttpResponse<String> answer, String method, String path, int status) {
        return described.answers(answer, method, PLAN + path, status);
    }

    private HttpResponse<String> why(String query, int status) {
        return answers(browser.get(PLAN + "why" + query), "get", "why", status);
    }

    private HttpResponse<String> preview(String query, String body, int status) {
        return answers(
                browser.json("POST", PLAN + "preview" + query, body), "post", "preview", status);
    }

    @Test
    void aPlacedAiringIsExplained() {
        String station = "?station=ls-dong-kinh&at=2026-11-21T17:02:30%2B07:00";
        assertThat(why(station, 200).body())
                .contains("\"state\":\"heard\"")
                .contains("Họp thôn và tiêm vắc-xin")
                .contains("Tỉnh Lạng Sơn");
        assertThat(why("?station=ls-dong-kinh&at=2026-11-21T03:00:00Z", 200).body())
                .contains("\"state\":\"silent\"");
        why("?station=ls-dong-kinh", 200);
        why("?station=nobody", 404);
        why("?station=!", 400);
        why("?station=ls-dong-kinh&at=soon", 400);
        why("?station=ls-dong-kinh&at=9999-01-01T00:00:00Z", 422);
        answers(fixture.browser().get(PLAN + "why?station=ls-dong-kinh"), "get", "why", 401);
    }

    @Test
    void conflictsOfAProvinceNameTheirRule() {
        browser.json("POST", PLAN + "policies?lost=accept", QUIET);
        var found = browser.get(PLAN + "conflicts?unit=20&from=2026-11-21&days=2");
        assertThat(answers(found, "get", "conflicts", 200).body())
                .contains("\"rule\":\"closed\"")
                .contains("Quyết định 12/2021/QĐ-UBND (Tỉnh Lạng Sơn, có hiệu lực từ 01/01/2026)");
        assertThat(why("?station=ls-dong-kinh&at=2026-11-21T10:10:30Z", 200).body())
                .contains("\"state\":\"silent\"", "\"about\":\"closed\"", "\"rule\":\"closed\"");
        answers(browser.get(PLAN + "conflicts?unit=99"), "get", "conflicts", 404);
        answers(browser.get(PLAN + "conflicts"), "get", "conflicts", 400);
        answers(browser.get(PLAN + "conflicts?unit=20&days=32"), "get", "conflicts", 422);
        answers(browser.get(PLAN + "conflicts?unit=20&days=x"), "get", "conflicts", 400);
        answers(browser.get(PLAN + "conflicts?unit=20&from=x"), "get", "conflicts", 400);
    }

    @Test
    void aPreviewChangesNothing() {
        String before = browser.get(PLAN + "policies").body();
        var policy = preview("?from=2026-11-22&days=1", "{\"policy\":" + QUIET + "}", 200);
        assertThat(policy.body()).contains("\"reached\":0");
        assertThat(browser.get(PLAN + "policies").body()).isEqualTo(before);
        Object bulletins =
                OpenApiDescription.read(browser.get("/api/1/bulletins").body()).get("bulletins");
        var bulletin =
                OpenApiDescription.object(OpenApiDescription.list(bulletins).getFirst()).get("id");
        String raise =
                """
                {"raise":{"unit":"20","situation":"4","bulletins":"%s"}}
                """
                        .formatted(bulletin);
        assertThat(preview("", raise, 200).body()).contains("sentences");
        assertThat(browser.get(PLAN + "raised").body()).isEqualTo("{\"items\":[]}");
        String tongues =
                """
                {"put":{"kind":"profiles","id":"ls-dong-kinh","definition":[
                  {"language":"nut","percent":100}]}}
                """;
        assertThat(preview("", tongues, 200).body()).contains("ls-dong-kinh");
    }

    @Test
    void allErrorsOfAChangeHaveTheirPath() {
        preview("", "nothing", 422);
        preview("", "{}", 422);
        preview("", "{\"lower\":\"r1\",\"policy\":{}}", 422);
        preview("", "{\"sing\":\"r1\"}", 422);
        preview("", "{\"lower\":\"none\"}", 404);
        preview("", "{\"lower\":\"Ú\"}", 422);
        preview("", "{\"lower\":{}}", 422);
        preview("?days=0", "{\"lower\":\"none\"}", 422);
        preview("?days=x", "{\"lower\":\"none\"}", 400);
        preview("", "{\"raise\":\"20\"}", 422);
        preview("", "{\"raise\":{\"unit\":\"20\"}}", 422);
        assertThat(preview("", "{\"policy\":{\"unit\":\"20\"}}", 422).body())
                .contains("$.policy.paper", "$.policy.rules");
        String other =
                """
                {"put":{"kind":"obligations","id":"other","definition":
                  {"id":"tay-daily","paper":"KH 125","unit":"20","language":"tyz",
                   "amount":{"kind":"airings","least":1},"term":"day","from":"2026-01-01",
                   "graceDays":3}}}
                """;
        assertThat(preview("", other, 422).body()).contains("other-name");
        assertThat(preview("", "{\"put\":{\"kind\":\"tags\",\"id\":\"x\"}}", 422).body())
                .contains("$.put.definition");
        preview("", "{\"put\":{\"kind\":\"tags\",\"id\":\"x\",\"definition\":[]}}", 422);
        preview("", "{\"put\":{\"kind\":\"songs\",\"id\":\"x\",\"definition\":[]}}", 422);
        preview("", "{\"takeBack\":{\"kind\":\"holidays\"}}", 422);
        preview("", "{\"takeBack\":{\"kind\":\"holidays\",\"id\":\"2026-09-02\"}}", 404);
        answers(browser.call("POST", PLAN + "preview"), "post", "preview", 415);
    }

    @Test
    void theStationsOfATargetAreListed() {
        String reach = PLAN + "reach";
        var found = browser.json("POST", reach, "{\"areas\":[\"20\",\"99\"],\"except\":[\"183\"]}");
        assertThat(answers(found, "post", "reach", 200).body())
                .contains("ls-dong-kinh", "ls-tan-thanh", "\"nobody\":[\"99\"]")
                .doesNotContain("ls-mau-son");
        answers(browser.json("POST", reach, "{\"areas\":[]}"), "post", "reach", 422);
        answers(browser.json("POST", reach, "["), "post", "reach", 422);
        answers(browser.json("POST", reach + "?date=x", "{}"), "post", "reach", 400);
        answers(browser.call("POST", reach), "post", "reach", 415);
    }

    @Test
    void importingTheExportedPlanChangesNothing() {
        String document = PLAN + "document";
        browser.json("POST", PLAN + "policies?lost=accept", QUIET);
        var whole = answers(browser.get(document), "get", "document", 200);
        assertThat(whole.body()).contains("Quyết định 12/2021/QĐ-UBND", "Họp thôn");
        var checked = browser.json("POST", document + "?mode=check", whole.body());
        assertThat(answers(checked, "post", "document", 200).body()).contains("\"entries\":[]");
        String other = whole.body().replace("Quyết định 12/2021", "Quyết định 13/2021");
        var seen = browser.json("POST", document + "?mode=check", other);
        assertThat(answers(seen, "post", "document", 200).body()).contains("$.policies[");
        assertThat(browser.get(document).body()).isEqualTo(whole.body());
        var taken = browser.json("POST", document + "?mode=take", other);
        answers(taken, "post", "document", 200);
        assertThat(browser.get(document).body()).contains("Quyết định 13/2021");
    }

    @Test
    void anInvalidPlanDocumentIsRejectedWithItsPath() {
        String document = PLAN + "document";
        String whole = browser.get(document).body();
        String bad = whole.replace("\"bulletins\": []", "\"bulletins\": [\"b9-none\"]");
        var refused = browser.json("POST", document + "?mode=take", bad);
        assertThat(answers(refused, "post", "document", 422).body())
                .contains("\"field\":\"$.bulletins\"", "b9-none");
        answers(browser.json("POST", document + "?mode=take", "{}"), "post", "document", 422);
        answers(browser.json("POST", document + "?mode=look", "{}"), "post", "document", 400);
        answers(browser.json("POST", document, "{}"), "post", "document", 400);
        answers(browser.call("POST", document + "?mode=take"), "post", "document", 415);
        answers(fixture.browser().get(document), "get", "document", 401);
        answers(
                fixture.browser().json("POST", document + "?mode=take", whole),
                "post",
                "document",
                401);
    }
}
