package vn.tienglang.pages.station.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;
import vn.tienglang.pages.html.QrCode;

/** An officer adds, replaces and revokes a station; a board enrols itself. */
class EnrolmentRoutesTest {
    private static final String API = "/api/1/enrolment";
    private static final String BYTES = "application/octet-stream";
    private static final Pattern CODE =
            Pattern.compile("<strong>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</strong>");
    private static final Map<String, String> STATION =
            Map.of(
                    "station", "ls-binh-gia",
                    "name", "Đài Bình Gia",
                    "unit", "05980",
                    "tags", "cho",
                    "phone", "0912 345 678",
                    "relay", "gpio",
                    "chip", "pinctrl-bcm2835",
                    "line", "17",
                    "low", "yes");

    private final PagesFixture pages = new PagesFixture();
    private final TestBrowser officer = pages.signedIn();
    private final KeyPair pair = Ed25519.newPair();

    @AfterEach
    void close() {
        pages.close();
    }

    private static EnrolmentCode code(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return EnrolmentCode.parse(code.group(1));
    }

    private EnrolmentRequest request(EnrolmentCode code, KeyPair board) {
        return EnrolmentRequest.of(
                code,
                board.getPrivate(),
                Ed25519.text(board.getPublic()),
                "a secret of the board",
                new SecureRandom());
    }

    private HttpResponse<String> send(EnrolmentRequest request) {
        return pages.browser().bring(API, BYTES, request.text(), "X-Board", "1");
    }

    @Test
    void aStationThatWasAddedEnrolsItself() {
        EnrolmentCode code = code(officer.post("/dai-moi", STATION));
        EnrolmentRequest request = request(code, pair);
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(EnrolmentAnswer.parse(answer.body(), request, code.mac()).settings())
                .containsEntry("station", "ls-binh-gia")
                .containsEntry("relay.active-low", "true");
        HttpResponse<String> again = send(request(code, pair));
        assertThat(again.statusCode()).as("the answer was lost").isEqualTo(200);
        assertThat(send(request(code, Ed25519.newPair())).statusCode()).isEqualTo(409);
        assertThat(officer.get("/dai-moi").body()).contains("Đài Bình Gia", "đã dùng");
        assertThat(officer.get("/dai/ls-binh-gia/bo-mach").body())
                .contains("ls-binh-gia-1", "0912 345 678", "pinctrl-bcm2835:17:low")
                .doesNotContain(code.grouped());
    }

    @Test
    void whatIsNoRequestAndAWrongCodeAreRefused() {
        assertThat(pages.browser().bring(API, BYTES, "x", "X-Board", "1").statusCode())
                .isEqualTo(400);
        assertThat(
                        pages.browser()
                                .bring(API, BYTES, "x".repeat(20_000), "X-Board", "1")
                                .statusCode())
                .isEqualTo(413);
        for (int i = 0; i < 5; i++) {
            assertThat(send(request(EnrolmentCode.random(new SecureRandom()), pair)).statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> throttled =
                send(request(EnrolmentCode.random(new SecureRandom()), pair));
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("11");
    }

    @Test
    void nobodyAddsAStationWithoutASession() {
        assertThat(pages.browser().post("/dai-moi", STATION).statusCode()).isEqualTo(302);
        assertThat(pages.browser().get("/dai/ls-dong-kinh/bo-mach").statusCode()).isEqualTo(302);
        assertThat(officer.get("/dai-moi").body()).doesNotContain("Đài Bình Gia");
    }

    /** A station was simulated once because nobody had chosen: nobody heard it. */
    @Test
    void theRelayMustBeChosen() {
        Map<String, String> without = new HashMap<>(STATION);
        without.remove("relay");
        HttpResponse<String> page = officer.post("/dai-moi", without);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Hãy chọn rơ-le", "Đài Bình Gia");
        assertThat(officer.get("/dai-moi").body())
                .doesNotContain("value=\"simulated\" checked")
                .doesNotContain("value=\"gpio\" checked");
        without.put("relay", "gpio");
        without.put("line", "2");
        assertThat(officer.post("/dai-moi", without).body()).contains("Không dùng được chân này");
    }

    @Test
    void anEnrolledStationIsNotAdded() {
        Map<String, String> taken = new HashMap<>(STATION);
        taken.put("station", "ls-dong-kinh");
        HttpResponse<String> page = officer.post("/dai-moi", taken);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Đã có đài mang mã này");
    }

    @Test
    void aBoardIsReplacedByACode() {
        EnrolmentCode code =
                code(
                        officer.post(
                                "/dai/ls-dong-kinh/bo-mach/thay",
                                Map.of("relay", "simulated", "phone", "")));
        EnrolmentRequest request = request(code, pair);
        assertThat(EnrolmentAnswer.parse(send(request).body(), request, code.mac()).settings())
                .containsEntry("station.key.id", "ls-dong-kinh-2")
                .containsEntry("relay", "simulated");
    }

    @Test
    void aBoardIsRevokedAfterAQuestion() {
        String path = "/dai/ls-dong-kinh/bo-mach/thu-hoi";
        assertThat(officer.post(path, Map.of("reason", " ")).statusCode()).isEqualTo(422);
        HttpResponse<String> question = officer.post(path, Map.of("reason", "bị <mất>"));
        assertThat(question.body()).contains("Thu hồi máy của", "bị &lt;mất&gt;");
        assertThat(officer.get("/dai/ls-dong-kinh/bo-mach").body()).contains("đang dùng");
        HttpResponse<String> done = officer.post(path, Map.of("reason", "bị <mất>", "sure", "yes"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(officer.get("/dai/ls-dong-kinh/bo-mach?note=revoked").body())
                .contains("đã thu hồi", "bị &lt;mất&gt;", "Đã thu hồi máy của đài");
        assertThat(officer.post(path, Map.of("reason", "nữa", "sure", "yes")).statusCode())
                .isEqualTo(409);
        assertThat(officer.post("/dai/khong-co/bo-mach/thu-hoi", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAcceptanceReportIsStoredAndShown() {
        String path = "/dai/ls-dong-kinh/nghiem-thu";
        Map<String, String> report =
                new HashMap<String, String>(
                        Map.of(
                                "zone1", "Thôn Co Loi",
                                "heard1", "yes",
                                "relaySeen", "yes",
                                "lineIn", "-18,5",
                                "boots", "10",
                                "signer", "Anh Hùng"));
        assertThat(officer.post(path, report).statusCode()).isEqualTo(302);
        String stored = officer.get(path).body();
        assertThat(stored)
                .contains("Thôn Co Loi", "-18.5 dBFS", "10 trên 10", "Anh Hùng", "admin")
                .contains("đạt")
                .doesNotContain("chưa đạt");
        report.put("boots", "11");
        report.put("lineIn", "loud");
        report.remove("zone1");
        HttpResponse<String> refused = officer.post(path, report);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(officer.post(path, Map.of("boots", "")).statusCode()).isEqualTo(422);
        assertThat(officer.post("/dai-moi", Map.of("name", "")).statusCode()).isEqualTo(422);
        report.putAll(Map.of("boots", "9", "lineIn", "", "zone1", "Thôn B"));
        assertThat(officer.post(path, report).statusCode()).isEqualTo(302);
        assertThat(officer.get(path).body()).contains("chưa đạt", "9 trên 10");
    }

    @Test
    void theQrCodeIsRead() throws ReaderException {
        String text = "https://centre.example:8443 K7QM-2XVD-9ABC-DE0F";
        QrCode code = QrCode.of(text);
        int scale = 4;
        int side = code.size() * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * scale;
            int top = Integer.parseInt(module.group(2)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + scale, 0);
            }
        }
        var image =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        assertThat(new QRCodeReader().decode(image).getText()).isEqualTo(text);
    }
}
