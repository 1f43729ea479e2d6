package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** Pages and health report of a centre whose disk is full or a worker of which died. */
final class DiskFullTest {
    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void healthReportSaysDiskFull() {
        assertThat(browser.get("/api/1/health").body()).contains("\"diskFull\":false");
        fixture.pulses.diskFull = true;
        HttpResponse<String> answer = browser.get("/api/1/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"ok\":false", "\"diskFull\":true");
    }

    @Test
    void pagesSayDiskFullAndNothingIsAnsweredAsStored() {
        fixture.pulses.diskFull = true;
        for (HttpResponse<String> answer :
                List.of(
                        browser.post("/lich", Map.of("title", "Tin")),
                        browser.post("/chua-gui-duoc/1", Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("Đĩa của máy trung tâm đã đầy: việc này chưa được ghi")
                    .contains("Đĩa của máy trung tâm đã đầy: không ghi được gì mới")
                    .doesNotContain("Mã sự việc");
        }
        assertThat(browser.get("/mat-khau").body()).contains("Đĩa của máy trung tâm đã đầy");
        fixture.pulses.diskFull = false;
        assertThat(browser.get("/").body()).doesNotContain("Đĩa của máy trung tâm");
    }

    @Test
    void healthReportNamesAWorkerThatWasRestarted() {
        fixture.pulses.restarted = List.of("intake");
        HttpResponse<String> answer = browser.get("/api/1/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"restartedWorkers\":[\"intake\"]");
    }

    /** An alarm, but the centre is well: a monitor must not take it out of service. */
    @Test
    void healthReportCountsClonedStations() {
        fixture.pulses.cloned = 2;
        HttpResponse<String> answer = browser.get("/api/1/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"clonedStations\":2");
    }

    /** An alarm: old data costs only space, so the centre is well. */
    @Test
    void healthReportSaysThatOldDataIsNotRemovedByAClockThatJumped() {
        assertThat(browser.get("/api/1/health").body()).contains("\"retentionHeldBack\":false");
        fixture.pulses.retentionHeldBack = true;
        HttpResponse<String> answer = browser.get("/api/1/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"retentionHeldBack\":true");
    }
}
