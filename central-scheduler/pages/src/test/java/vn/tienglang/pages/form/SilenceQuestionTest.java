package vn.tienglang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;

/** Tests of the question before a change that silences airings, and of the legal night. */
final class SilenceQuestionTest {
    private static final String POLICIES = "/api/1/plan/policies";
    private static final String QUIET =
            """
            {"unit":"20","from":"2026-11-21","paper":"QĐ 9",
             "rules":[{"kind":"quiet","force":"usual","stretch":"08:00-10:00"}]}
            """;

    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void bookNine() {
        Clip clip = fixture.admits("Họp thôn", "vi", Duration.ofSeconds(60));
        fixture.books("Họp thôn", "20", "09:00", clip, MessageClass.ORDINARY);
    }

    @Test
    void aFormThatSilencesAiringsListsThemAndIsSentAgainWithATick() {
        bookNine();
        TestBrowser browser = fixture.signedIn();
        var values = new HashMap<String, String>();
        values.put("unit", "20");
        values.put("paper", "QĐ \"9\"");
        values.put("from", "2026-11-21");
        values.put("weekdays", "1 2 3 4 5 6 7");
        values.put("quietFrom", "08:00");
        values.put("quietUntil", "10:00");

        HttpResponse<String> asked = browser.post("/quy-dinh/moi", values);

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("«Họp thôn»: mất 3 lượt phát ở 3 đài, lần đầu lúc 09:00 ngày 21/11/2026.")
                .contains("name=\"paper\" value=\"QĐ &#34;9&#34;\"")
                .contains("<input type=\"checkbox\" name=\"losses\" value=\"accept\" required>");
        assertThat(browser.get("/quy-dinh").body()).doesNotContain("08:00");
        values.put("losses", "accept");
        assertThat(browser.post("/quy-dinh/moi", values).statusCode()).isEqualTo(302);
        assertThat(browser.get("/quy-dinh").body()).contains("08:00");
    }

    @Test
    void aProgramGetsTheListAndAcceptsIt() {
        bookNine();
        OpenApiDescription described = OpenApiDescription.to(fixture.browser());
        TestBrowser browser = fixture.signedIn();

        var listed = browser.json("POST", POLICIES, QUIET);

        described.answers(listed, "post", POLICIES, 409);
        assertThat(listed.body()).contains("airings-lost", "Họp thôn");
        described.answers(
                browser.json("POST", POLICIES + "?lost=maybe", QUIET), "post", POLICIES, 400);
        described.answers(
                browser.json("POST", POLICIES + "?lost=accept", QUIET), "post", POLICIES, 201);
    }

    @Test
    void twoInTheMorningIsNotBookableOnAFreshCentre() {
        fixture.office
                .planItems()
                .withdraw(
                        new PlanItem.Name(PlanItem.Kind.POLICY, "p0-open"),
                        1,
                        new Officer("lan", "Lan"));
        Clip clip = fixture.admits("Họp thôn", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values =
                Map.of(
                        "title", "Đêm",
                        "area", "20",
                        "date", "2026-11-22",
                        "time", "02:00",
                        "messageClass", "ordinary",
                        "part1", "clip:" + clip.id().value());

        HttpResponse<String> refused = browser.post("/lich", values);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("QCVN 26:2010/BTNMT", "/quy-dinh/moi");
    }

    private static final Officer HOA = new Officer("hoa", "Lê Thị Hoa");

    private Map<String, String> urgent(Clip clip) {
        var values = new HashMap<String, String>();
        values.put("title", "Báo bão");
        values.put("area", "20");
        values.put("date", "2026-11-21");
        values.put("time", "09:00");
        values.put("messageClass", "priority");
        values.put("part1", "clip:" + clip.id().value());
        return values;
    }

    private void approvalFromNowOn() {
        var rule =
                new PolicyRule.Approval(
                        ApplicableDays.EVERY, PolicyRule.Force.BINDING, List.of("Lãnh đạo"), false);
        var policy =
                new Policy(
                        new AreaCode("20"),
                        PagesFixture.TODAY,
                        LocalDate.MAX,
                        "QĐ 5",
                        List.of(rule));
        fixture.office.planItems().addPolicy(policy, HOA);
    }

    @Test
    void aPriorityIsBookedThroughTheQuestion() {
        bookNine();
        Clip clip = fixture.admits("Báo bão", "vi", Duration.ofSeconds(60));
        TestBrowser browser = fixture.signedIn();
        Map<String, String> values = urgent(clip);

        HttpResponse<String> asked = browser.post("/lich", values);

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("«Họp thôn»: mất 3 lượt phát ở 3 đài, lần đầu lúc 09:00 ngày 21/11/2026.")
                .contains("name=\"losses\"");
        values.put("losses", "accept");
        assertThat(browser.post("/lich", values).statusCode()).isEqualTo(302);
    }

    @Test
    void programsGetTheListOfABookingAndAcceptIt() {
        bookNine();
        Clip clip = fixture.admits("Báo bão", "vi", Duration.ofSeconds(60));
        OpenApiDescription described = OpenApiDescription.to(fixture.browser());
        TestBrowser browser = fixture.signedIn();
        String slots = "/api/1/slots";
        String body =
                """
                {"title":"Báo bão","area":"20","date":"2026-11-21","time":"09:00",
                 "clip":"%s","messageClass":"priority"}
                """
                        .formatted(clip.id().value());

        var listed = browser.json("POST", slots, body);

        described.answers(listed, "post", slots, 409);
        assertThat(listed.body()).contains("airings-lost", "Họp thôn");
        described.answers(browser.json("POST", slots + "?lost=x", body), "post", slots, 400);
        var booked = browser.json("POST", slots + "?lost=accept", body);
        described.answers(booked, "post", slots, 201);
        String one = booked.headers().firstValue("Location").orElseThrow();
        described.answers(
                browser.call("DELETE", one + "?lost=x"), "delete", slots + "/{slot}", 400);
        described.answers(browser.call("DELETE", one), "delete", slots + "/{slot}", 200);
    }

    @Test
    void anApprovalAsksAtTheMomentItIsGiven() {
        bookNine();
        approvalFromNowOn();
        Clip clip = fixture.admits("Báo bão", "vi", Duration.ofSeconds(60));
        var request =
                BookingRequest.once(
                        "Báo bão",
                        new AreaCode("20"),
                        PagesFixture.TODAY,
                        LocalTime.of(9, 0),
                        clip.id(),
                        MessageClass.PRIORITY);
        var slot =
                ((BookingResult.Booked)
                                fixture.office.slots().with(Losses.ACCEPT).book(request, HOA))
                        .slot();
        OpenApiDescription described = OpenApiDescription.to(fixture.browser());
        TestBrowser browser = fixture.signedIn();
        String approve = "/api/1/approvals/" + slot.id() + "/approve";
        String operation = "/api/1/approvals/{subject}/approve";
        String path = "/duyet/" + slot.id() + "/duyet";

        var listed = browser.call("POST", approve);
        HttpResponse<String> asked = browser.post(path, Map.of("step", "0", "heard", "yes"));

        described.answers(listed, "post", operation, 409);
        assertThat(listed.body()).contains("airings-lost", "Họp thôn");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("«Họp thôn»: mất 3 lượt phát");
        assertThat(
                        browser.post(path, Map.of("step", "0", "losses", "accept"))
                                .headers()
                                .firstValue("Location"))
                .contains("/duyet?note=approved");
    }

    @Test
    void aDocumentIsImportedThroughTheQuestion() {
        bookNine();
        OpenApiDescription described = OpenApiDescription.to(fixture.browser());
        TestBrowser browser = fixture.signedIn();
        String path = "/api/1/plan/document";
        String empty = browser.get(path).body();
        browser.json("POST", POLICIES + "?lost=accept", QUIET);
        String document = browser.get(path).body();
        String name =
                fixture.office.planItems().items(PlanItem.Kind.POLICY).stream()
                        .map(one -> one.item().name().id())
                        .filter(id -> !id.startsWith("p0"))
                        .findFirst()
                        .orElseThrow();
        browser.call("DELETE", POLICIES + "/" + name + "?revision=1");
        assertThat(browser.get(path).body()).isEqualTo(empty);

        for (String mode : List.of("check", "take")) {
            var listed = browser.json("POST", path + "?mode=" + mode, document);
            described.answers(listed, "post", path, 409);
            assertThat(listed.body()).contains("airings-lost", "Họp thôn");
        }
        assertThat(browser.get(path).body()).isEqualTo(empty);
        described.answers(
                browser.json("POST", path + "?mode=take&lost=x", document), "post", path, 400);
        described.answers(
                browser.json("POST", path + "?mode=take&lost=accept", document), "post", path, 200);
        assertThat(browser.get(path).body()).isEqualTo(document);
    }
}
