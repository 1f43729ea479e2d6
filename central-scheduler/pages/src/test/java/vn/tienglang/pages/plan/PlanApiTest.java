package vn.tienglang.pages.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** The plan's interface: everything it answers is as described. */
final class PlanApiTest {
    private static final String POLICY =
            """
            {"unit":"20","from":"2026-01-01","paper":"Quyết định 12","rules":[
              {"kind":"approval","force":"binding","steps":["Lãnh đạo"],"fourEyes":%s}]}
            """;

    private final PagesFixture fixture = new PagesFixture();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String text(Map<String, Object> object, String field) {
        return String.valueOf(object.get(field));
    }

    private String answered(HttpResponse<String> approvals) {
        described.answers(approvals, "get", "/api/1/approvals", 200);
        return approvals.body();
    }

    @Test
    void planItemsAreReadAndChanged() {
        TestBrowser browser = fixture.signedIn();
        String one = "/api/1/plan/{kind}/{id}";
        described.answers(browser.get("/api/1/plan/playbooks"), "get", "/api/1/plan/{kind}", 200);
        described.answers(browser.get("/api/1/plan/nothing"), "get", "/api/1/plan/{kind}", 404);
        String policies = "/api/1/plan/policies";
        var laid = browser.json("POST", policies, POLICY.formatted(true));
        described.answers(laid, "post", policies, 201);
        String policy = laid.headers().firstValue("Location").orElseThrow();
        described.answers(browser.json("POST", policies, "{}"), "post", policies, 422);
        described.answers(browser.get(policy), "get", one, 200);
        described.answers(browser.get(policies + "/none"), "get", one, 404);
        described.answers(
                browser.json("PUT", policy + "?revision=1", POLICY.formatted(false)),
                "put",
                one,
                200);
        described.answers(
                browser.json("PUT", policy + "?revision=1", POLICY.formatted(false)),
                "put",
                one,
                409);
        described.answers(browser.json("PUT", policy, POLICY.formatted(false)), "put", one, 400);
        described.answers(browser.json("PUT", policy + "?revision=2", "[]"), "put", one, 422);
        described.answers(
                browser.json("PUT", "/api/1/plan/tags/x?revision=0", "[]"), "put", one, 404);
        String obligation = "/api/1/plan/obligations/other?revision=0";
        described.answers(
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
        described.answers(browser.call("DELETE", policy + "?revision=2"), "delete", one, 200);
        described.answers(browser.call("DELETE", policy + "?revision=3"), "delete", one, 422);
        described.answers(browser.call("DELETE", policy + "?revision=1"), "delete", one, 409);
        described.answers(
                browser.call("DELETE", policies + "/none?revision=1"), "delete", one, 404);
        described.answers(browser.call("DELETE", policy), "delete", one, 400);
        described.answers(
                browser.json("PUT", "/api/1/plan/holidays/2026-09-02?revision=0", "{}"),
                "put",
                one,
                200);
        described.answers(
                browser.json("PUT", "/api/1/plan/holidays/mùng-hai?revision=0", "{}"),
                "put",
                one,
                404);
        described.answers(browser.get("/api/1/plan/holidays"), "get", "/api/1/plan/{kind}", 200);
        described.answers(fixture.browser().get(policies), "get", "/api/1/plan/{kind}", 401);
    }

    @Test
    void anInvalidSituationIsRejectedWithAllReasons() {
        TestBrowser browser = fixture.signedIn();
        String raised = "/api/1/plan/raised";
        described.answers(browser.json("POST", raised, "{}"), "post", raised, 422);
        described.answers(browser.json("POST", raised, "[]"), "post", raised, 400);
        var refused =
                browser.json(
                        "POST",
                        raised,
                        """
                        {"unit":"99","situation":"9","affected":"98, 97","bulletins":"none",
                         "until":"2020-01-01T00:00:00Z"}
                        """);
        described.answers(refused, "post", raised, 422);
        assertThat(refused.body())
                .contains("unknown-area", "no-playbook", "unknown-bulletin", "over-already");
        var bad =
                """
                {"unit":"Ú","situation":"three","bulletins":"B!","until":"soon"}
                """;
        described.answers(browser.json("POST", raised, bad), "post", raised, 422);
        described.answers(
                browser.call("DELETE", raised + "/none?revision=1"),
                "delete",
                "/api/1/plan/{kind}/{id}",
                404);
    }

    @Test
    void aSlotUnderAnApprovalPolicyIsApprovedByAnotherOfficer() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        browser.json("POST", "/api/1/plan/policies", POLICY.formatted(true));
        Object clips = OpenApiDescription.read(browser.get("/api/1/clips").body()).get("clips");
        String clip =
                text(OpenApiDescription.object(OpenApiDescription.list(clips).getFirst()), "id");
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
        String slot = text(OpenApiDescription.read(booked.body()), "slot");
        described.answers(browser.get("/api/1/approvals"), "get", "/api/1/approvals", 200);
        assertThat(browser.get("/api/1/slots?date=2026-11-22").body()).contains("awaiting");
        String one = "/api/1/approvals/" + slot + "/";
        String template = "/api/1/approvals/{subject}/";
        var own = browser.call("POST", one + "approve?step=0");
        described.answers(own, "post", template + "approve", 422);
        assertThat(own.body()).contains("their-own");
        described.answers(
                browser.call("POST", one + "approve?step=1"), "post", template + "approve", 409);
        described.answers(
                browser.call("POST", one + "approve?step=x"), "post", template + "approve", 400);
        described.answers(
                browser.call("POST", "/api/1/approvals/none/approve"),
                "post",
                template + "approve",
                404);
        described.answers(browser.call("POST", one + "hand-in"), "post", template + "hand-in", 422);
        String sendBack = template + "send-back";
        described.answers(browser.call("POST", one + "send-back"), "post", sendBack, 415);
        described.answers(browser.json("POST", one + "send-back", "[]"), "post", sendBack, 400);
        described.answers(browser.json("POST", one + "send-back", "{}"), "post", sendBack, 422);
        for (String bad : List.of(" ", "hai\\ndòng", "x".repeat(501))) {
            String body = "{\"reason\":\"%s\"}".formatted(bad);
            described.answers(browser.json("POST", one + "send-back", body), "post", sendBack, 422);
        }
        String reason = "{\"reason\":\"Thiếu tên người đọc\"}";
        described.answers(browser.json("POST", one + "send-back", reason), "post", sendBack, 200);
        assertThat(answered(browser.get("/api/1/approvals"))).contains("Thiếu tên người đọc");
        described.answers(browser.call("POST", one + "hand-in"), "post", template + "hand-in", 200);
    }
}
