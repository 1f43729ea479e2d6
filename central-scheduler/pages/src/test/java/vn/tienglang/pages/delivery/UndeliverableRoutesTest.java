package vn.tienglang.pages.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

final class UndeliverableRoutesTest {
    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void refuseTheLogOfDongKinh() {
        fixture.books(
                "Tin sáng",
                "05980",
                "18:00",
                fixture.admits("Tin sáng", "vi", Duration.ofMinutes(2)),
                MessageClass.ORDINARY);
        List<OutboxMessage> waiting = fixture.office.outbox().next(9);
        assertThat(waiting).hasSize(1);
        fixture.office
                .outbox()
                .bury(
                        waiting.getFirst(),
                        UndeliverableMessage.Reason.REFUSED,
                        "reason code 135 of the broker <b>");
    }

    @Test
    void listNamesStationDayReasonAndWhatToDo() {
        refuseTheLogOfDongKinh();

        assertThat(browser.get("/").body())
                .contains("1 mục chưa gửi được tới đài", "href=\"/chua-gui-duoc\"");
        assertThat(browser.get("/chua-gui-duoc").body())
                .contains("Đài truyền thanh phường Đông Kinh")
                .contains("Lịch phát hôm nay")
                .contains("Máy chủ tin nhắn từ chối.")
                .contains("Báo kỹ thuật kiểm tra quyền")
                .contains("Từ 05:00")
                .contains("reason code 135 of the broker &lt;b&gt;");
    }

    @Test
    void sendAgainPutsItBackIntoTheOutbox() {
        refuseTheLogOfDongKinh();
        long id = fixture.office.services().deadLetters().list().letters().getFirst().id();

        HttpResponse<String> answer = browser.post("/chua-gui-duoc/" + id, Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/chua-gui-duoc?done=1");
        assertThat(fixture.office.outbox().next(9)).hasSize(1);
        assertThat(browser.get("/chua-gui-duoc?done=1").body())
                .contains("Đang gửi lại", "Không có mục nào");
        assertThat(browser.get("/").body()).doesNotContain("/chua-gui-duoc");
        assertThat(browser.post("/chua-gui-duoc/" + id, Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.post("/chua-gui-duoc/abc", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void allAreSentAgainAtOnce() {
        refuseTheLogOfDongKinh();
        browser.post("/chua-gui-duoc", Map.of());
        assertThat(fixture.office.outbox().next(9)).hasSize(1);
        assertThat(fixture.browser().get("/chua-gui-duoc").statusCode())
                .as("only for officers")
                .isEqualTo(302);
    }
}
