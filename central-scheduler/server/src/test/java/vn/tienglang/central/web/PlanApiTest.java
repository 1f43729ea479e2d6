package vn.tienglang.central.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.jsonb.Jsonb;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The plan's interface: everything it answers is as described. */
final class PlanApiTest {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final String POLICY =
            """
            {"unit":"20","from":"2026-01-01","paper":"Quyết định 12","rules":[
              {"kind":"approval","force":"binding","steps":["Lãnh đạo"],"fourEyes":%s}]}
            """;

    private final Village village = new Village();
    private final Described described =
            new Described(object(village.browser().get("/api/1/openapi.json").body()));

    @AfterEach
    void close() {
        village.close();
    }

    private static Map<String, Object> object(String json) {
        return Described.object(JSON.type(Object.class).fromJson(json));
    }

    private static String text(Map<String, Object> object, String field) {
        return String.valueOf(object.get(field));
    }

    private void answers(HttpResponse<String> answer, String method, String path, int status) {
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        described.check(method, path, answer);
    }

    private String answered(HttpResponse<String> approvals) {
        answers(approvals, "get", "/api/1/approvals", 200);
        return approvals.body();
    }

    @Test
    void whatPlansAreMadeFromIsReadAndChanged() {
        Browser browser = village.signedIn();
        String one = "/api/1/plan/{kind}/{id}";
        answers(browser.get("/api/1/plan/playbooks"), "get", "/api/1/plan/{kind}", 200);
        answers(browser.get("/api/1/plan/nothing"), "get", "/api/1/plan/{kind}", 404);
        String policies = "/api/1/plan/policies";
        var laid = browser.json("POST", policies, POLICY.formatted(true));
        answers(laid, "post", policies, 201);
        String policy = laid.headers().firstValue("Location").orElseThrow();
        answers(browser.json("POST", policies, "{}"), "post", policies, 422);
        answers(browser.get(policy), "get", one, 200);
        answers(browser.get(policies + "/none"), "get", one, 404);
        answers(
                browser.json("PUT", policy + "?revision=1", POLICY.formatted(false)),
                "put",
                one,
                200);
        answers(
                browser.json("PUT", policy + "?revision=1", POLICY.formatted(false)),
                "put",
                one,
                409);
        answers(browser.json("PUT", policy, POLICY.formatted(false)), "put", one, 400);
        answers(browser.json("PUT", policy + "?revision=2", "[]"), "put", one, 422);
        answers(browser.json("PUT", "/api/1/plan/tags/x?revision=0", "[]"), "put", one, 404);
        String obligation = "/api/1/plan/obligations/other?revision=0";
        answers(
                browser.json(
                        "PUT",
                        obligation,
                        """
                        {"id":"tay-daily","paper":"KH 125","unit":"20","language":"tyz",
                         "amount":{"kind":"airings","least":1},"term":"day","from":"2026-01-01",
                         "graceDays":3}
                        """),
                "put",
                one,
                422);
        answers(browser.call("DELETE", policy + "?revision=2"), "delete", one, 200);
        answers(browser.call("DELETE", policy + "?revision=3"), "delete", one, 422);
        answers(browser.call("DELETE", policy + "?revision=1"), "delete", one, 409);
        answers(browser.call("DELETE", policies + "/none?revision=1"), "delete", one, 404);
        answers(browser.call("DELETE", policy), "delete", one, 400);
        answers(
                browser.json("PUT", "/api/1/plan/holidays/2026-09-02?revision=0", "{}"),
                "put",
                one,
                200);
        answers(
                browser.json("PUT", "/api/1/plan/holidays/mùng-hai?revision=0", "{}"),
                "put",
                one,
                404);
        answers(browser.get("/api/1/plan/holidays"), "get", "/api/1/plan/{kind}", 200);
        answers(village.browser().get(policies), "get", "/api/1/plan/{kind}", 401);
    }

    @Test
    void aRaisingIsRefusedWithEveryReason() {
        Browser browser = village.signedIn();
        String raised = "/api/1/plan/raised";
        answers(browser.json("POST", raised, "{}"), "post", raised, 422);
        answers(browser.json("POST", raised, "[]"), "post", raised, 400);
        var refused =
                browser.json(
                        "POST",
                        raised,
                        """
                        {"unit":"99","situation":"9","affected":"98, 97","bulletins":"none",
                         "until":"2020-01-01T00:00:00Z"}
                        """);
        answers(refused, "post", raised, 422);
        assertThat(refused.body())
                .contains("unknown-area", "no-playbook", "unknown-bulletin", "over-already");
        var bad =
                """
                {"unit":"Ú","situation":"three","bulletins":"B!","until":"soon"}
                """;
        answers(browser.json("POST", raised, bad), "post", raised, 422);
        answers(
                browser.call("DELETE", raised + "/none?revision=1"),
                "delete",
                "/api/1/plan/{kind}/{id}",
                404);
    }

    @Test
    void whatIsBookedUnderAPolicyIsApprovedByAnother() {
        Showcase.fill(village);
        Browser browser = village.signedIn();
        browser.json("POST", "/api/1/plan/policies", POLICY.formatted(true));
        Object clips = object(browser.get("/api/1/clips").body()).get("clips");
        String clip = text(Described.object(Described.list(clips).getFirst()), "id");
        var booked =
                browser.json(
                        "POST",
                        "/api/1/slots",
                        """
                        {"title":"Tin","area":"20","date":"2026-11-22","time":"18:00",
                         "clip":"%s","messageClass":"ordinary"}
                        """
                                .formatted(clip));
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
        String slot = text(object(booked.body()), "slot");
        answers(browser.get("/api/1/approvals"), "get", "/api/1/approvals", 200);
        assertThat(browser.get("/api/1/slots?date=2026-11-22").body()).contains("awaiting");
        String one = "/api/1/approvals/" + slot + "/";
        String described = "/api/1/approvals/{subject}/";
        var own = browser.call("POST", one + "approve?step=0");
        answers(own, "post", described + "approve", 422);
        assertThat(own.body()).contains("their-own");
        answers(browser.call("POST", one + "approve?step=1"), "post", described + "approve", 409);
        answers(browser.call("POST", one + "approve?step=x"), "post", described + "approve", 400);
        answers(
                browser.call("POST", "/api/1/approvals/none/approve"),
                "post",
                described + "approve",
                404);
        answers(browser.call("POST", one + "hand-in"), "post", described + "hand-in", 422);
        String sendBack = described + "send-back";
        answers(browser.call("POST", one + "send-back"), "post", sendBack, 415);
        answers(browser.json("POST", one + "send-back", "[]"), "post", sendBack, 400);
        answers(browser.json("POST", one + "send-back", "{}"), "post", sendBack, 422);
        for (String bad : List.of(" ", "hai\\ndòng", "x".repeat(501))) {
            String body = "{\"reason\":\"%s\"}".formatted(bad);
            answers(browser.json("POST", one + "send-back", body), "post", sendBack, 422);
        }
        String reason = "{\"reason\":\"Thiếu tên người đọc\"}";
        answers(browser.json("POST", one + "send-back", reason), "post", sendBack, 200);
        assertThat(answered(browser.get("/api/1/approvals"))).contains("Thiếu tên người đọc");
        answers(browser.call("POST", one + "hand-in"), "post", described + "hand-in", 200);
    }
}
