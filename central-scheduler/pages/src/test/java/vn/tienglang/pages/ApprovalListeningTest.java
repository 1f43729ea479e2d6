package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;

/** An approval needs that the sound was played to its end, or that the person says so. */
final class ApprovalListeningTest {
    private static final Officer HOA = new Officer("hoa", "Lê Thị Hoa");

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();
    private final Clip clip = fixture.admits("Báo bão số 9", "vi", Duration.ofSeconds(60));
    private String path = "";

    @BeforeEach
    void book() {
        var rule =
                new PolicyRule.Approval(
                        ApplicableDays.EVERY, PolicyRule.Force.BINDING, List.of("Lãnh đạo"), false);
        fixture.office
                .planItems()
                .addPolicy(
                        new Policy(
                                new AreaCode("20"),
                                PagesFixture.TODAY,
                                LocalDate.MAX,
                                "QĐ 5",
                                List.of(rule)),
                        HOA);
        var request =
                BookingRequest.once(
                        "Báo bão",
                        new AreaCode("20"),
                        PagesFixture.TODAY,
                        LocalTime.of(9, 0),
                        clip.id(),
                        MessageClass.ORDINARY);
        BookingResult booked = fixture.office.slots().book(request, HOA);
        path = "/duyet/" + ((BookingResult.Booked) booked).slot().id();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private HttpResponse<String> approve(Map<String, String> fields) {
        return browser.post(path + "/duyet", fields);
    }

    private String listen() {
        return "/nghe/" + clip.id().value();
    }

    private void assertRefused() {
        HttpResponse<String> answer = approve(Map.of("step", "0"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Chưa duyệt: bạn chưa nghe hết «Báo bão số 9».");
    }

    @Test
    void whatWasNotPlayedIsNotApproved() {
        assertThat(browser.get(path).body())
                .contains("Bạn chưa nghe hết bản này.", "name=\"heard\"");
        assertRefused();
    }

    @Test
    void theEndAloneIsNotTheWhole() {
        assertThat(browser.get(listen(), "Range", "bytes=5-").statusCode()).isEqualTo(206);
        assertRefused();
        assertThat(browser.get(listen(), "Range", "bytes=0-2").statusCode()).isEqualTo(206);
        assertRefused();
    }

    @Test
    void whatWasPlayedInPiecesToItsEndIsApproved() {
        browser.get(listen(), "Range", "bytes=0-5");
        browser.get(listen(), "Range", "bytes=6-");
        assertThat(browser.get(path).body())
                .contains("Bạn đã nghe hết")
                .doesNotContain("name=\"heard\"");
        assertThat(approve(Map.of("step", "0")).headers().firstValue("Location"))
                .contains("/duyet?note=approved");
    }

    @Test
    void aPersonMaySayThatTheyHeardItAndThatIsAudited() {
        assertThat(approve(Map.of("step", "0", "heard", "yes")).headers().firstValue("Location"))
                .contains("/duyet?note=approved");
        List<AuditEntry> acts =
                fixture.archive.inTransaction(repositories -> repositories.audit().latest(9));
        assertThat(acts).extracting(AuditEntry::action).contains("listening-confirm");
    }

    @Test
    void themesOfAUnitAreOfferedAndTypedOnesAreKept() {
        String page = "/ban-tin/chu-de";
        assertThat(browser.post(page, Map.of("unit", "20", "name", "Phòng bệnh")).statusCode())
                .isEqualTo(302);
        browser.post(page, Map.of("unit", "20", "name", "Phòng bệnh"));
        assertThat(browser.get(page).body()).contains("Phòng bệnh", "Tỉnh Lạng Sơn");
        assertThat(browser.get("/ban-tin").body()).contains("<option value=\"Phòng bệnh\">");
        assertThat(browser.post(page, Map.of("unit", "20", "name", "")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(page, Map.of("unit", "00001", "name", "x")).statusCode())
                .isEqualTo(422);
        browser.post(page + "/bo", Map.of("unit", "20", "name", "Phòng bệnh"));
        assertThat(browser.get("/ban-tin").body()).doesNotContain("<option value=\"Phòng bệnh\">");
    }
}
