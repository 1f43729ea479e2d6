package vn.tienglang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

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
                .contains("<input type=\"checkbox\" name=\"lost\" value=\"accept\" required>");
        assertThat(browser.get("/quy-dinh").body()).doesNotContain("08:00");
        values.put("lost", "accept");
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
}
