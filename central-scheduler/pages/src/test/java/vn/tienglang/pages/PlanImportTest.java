package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.pages.PageText.text;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.store.programme.PlanItem;

/** The page that imports a plan document, without a script. */
final class PlanImportTest {
    private static final String PATH = "/ke-hoach/nhap";
    private static final String CONFIRM = PATH + "/xac-nhan";
    private static final String HOLIDAYS = "\"2027-01-01\", \"2027-02-06\"";

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private HttpResponse<String> upload(TestBrowser as, String document) {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ke-hoach.json\""
                        + "\r\n\r\n"
                        + document
                        + "\r\n--b--\r\n";
        return as.bring(PATH, "multipart/form-data; boundary=b", body);
    }

    /** The stored plan as a document, with more holidays. */
    private String document(String holidays) {
        String plan = browser.get("/api/1/plan/document").body();
        return Pattern.compile("\"holidays\"\\s*:\\s*\\[[^]]*]")
                .matcher(plan)
                .replaceFirst("\"holidays\":[" + Matcher.quoteReplacement(holidays) + "]");
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        var fields = new HashMap<String, String>();
        Matcher field =
                Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">")
                        .matcher(page.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private List<PlanItem> holidays() {
        return fixture.office.planItems().items(PlanItem.Kind.HOLIDAY).stream()
                .map(kept -> kept.item())
                .toList();
    }

    @Test
    void aDocumentIsPreviewedAndStoredOnlyAfterTheConfirmation() {
        HttpResponse<String> preview = upload(browser, document(HOLIDAYS));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(text(preview))
                .contains("Xem trước", "Mới", "Ngày lễ: 2027-01-01", "Ngày lễ: 2027-02-06");
        assertThat(holidays()).isEmpty();

        HttpResponse<String> done = browser.post(CONFIRM, hidden(preview));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(text(browser.get(PageText.location(done))))
                .contains("Đã nhập: 2 mục mới hoặc thay đổi.");
        assertThat(holidays()).hasSize(2);

        HttpResponse<String> twice = browser.post(CONFIRM, hidden(preview));
        assertThat(twice.statusCode()).as("it is forgotten").isEqualTo(409);
        assertThat(text(twice)).contains("Hãy chọn lại tệp");
    }

    @Test
    void whatIsStoredAlreadyIsCountedAndCannotBeConfirmed() {
        HttpResponse<String> preview = upload(browser, document(""));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(text(preview)).contains("đã có sẵn, không đổi");
        assertThat(preview.body()).doesNotContain(CONFIRM);
    }

    @Test
    void whatIsAgainstADocumentIsListedAndNothingIsStored() {
        HttpResponse<String> refused = upload(browser, "{\"version\": 1, \"holidays\": [7]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Không nhập được, vì:");
        assertThat(refused.body()).doesNotContain(CONFIRM);
    }

    @Test
    void anUploadThatIsNoDocumentIsRefusedWithASentence() {
        String form = "multipart/form-data; boundary=b";
        assertThat(browser.bring(PATH, form, "--b--\r\n").statusCode()).isEqualTo(422);
        assertThat(upload(browser, "").statusCode()).isEqualTo(422);
        assertThat(browser.bring(PATH, form, "nonsense").statusCode()).isEqualTo(400);
        assertThat(browser.bring(PATH, "text/plain", "x").statusCode()).isEqualTo(400);
        HttpResponse<String> large = upload(browser, "x".repeat((4 << 20) + 1));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(text(large)).contains("Tệp quá lớn cho trang này");
    }

    @Test
    void theDocumentOfAnotherPersonOrAnInventedOneIsNotImported() {
        upload(browser, document(HOLIDAYS));
        assertThat(browser.post(CONFIRM, Map.of("document", "0".repeat(64))).statusCode())
                .isEqualTo(409);
        assertThat(browser.post(CONFIRM, Map.of()).statusCode()).isEqualTo(409);
        assertThat(holidays()).isEmpty();
    }

    @Test
    void thePageSpeaksEnglishToo() {
        browser.get("/ngon-ngu/en?back=/");
        assertThat(browser.get(PATH).body()).contains("Import a plan", "Plan file (JSON)");
        assertThat(text(upload(browser, document(HOLIDAYS))))
                .contains("New", "Holiday: 2027-01-01");
    }
}
