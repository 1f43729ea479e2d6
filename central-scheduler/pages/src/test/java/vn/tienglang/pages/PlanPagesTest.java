package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.pages.PageText.first;
import static vn.tienglang.pages.PageText.location;
import static vn.tienglang.pages.PageText.text;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.situation.Playbook;

/** The pages of the plan: situations, approvals, policies. */
final class PlanPagesTest {
    private static final Officer HOA = new Officer("hoa", "Lê Thị Hoa");
    private static final String WORDS = "Lật úp chum vại, thả cá vào bể nước.";

    private final PagesFixture fixture = new PagesFixture();
    private final TestBrowser browser = fixture.signedIn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Clip dengueClip() {
        return fixture.admits("Phòng sốt xuất huyết", "vi", Duration.ofSeconds(90));
    }

    private String bulletin(Clip clip) {
        var terms =
                new BulletinDetails(
                        "Phòng bệnh sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        new AreaCode("20"),
                        new Validity(PagesFixture.TODAY, PagesFixture.TODAY.plusDays(20)),
                        List.of(new LanguageTag("vi"), new LanguageTag("tyz")));
        if (!(fixture.office.bulletins().begin(terms, HOA)
                instanceof BulletinResult.Done(BulletinRevision kept))) {
            throw new IllegalStateException("not begun");
        }
        var spoken =
                new Rendition(
                        new LanguageTag("vi"),
                        new Rendition.Sound.Recorded(clip.id()),
                        WORDS,
                        new Rendition.People("", "Hoàng Thị Nga", "Lương Văn Bảo"));
        fixture.office.bulletins().putRendition(kept.bulletin().id(), 1, spoken, HOA);
        return kept.bulletin().id().value();
    }

    private Map<String, String> raising(String bulletin) {
        var fields = new HashMap<String, String>();
        fields.put("unit", "183");
        fields.put("situation", "3");
        fields.put("bulletins", bulletin);
        fields.put("affected", "06238");
        return fields;
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

    @Test
    void theNavigationLeadsToEveryPageAndShowsWhatWaits() {
        SamplePagesServer.fill(fixture);
        SamplePagesServer.news(fixture);
        SamplePagesServer.plan(fixture);
        // The day has gone by since the browser of the others signed in.
        TestBrowser later = fixture.signedIn();
        assertThat(text(later.get("/lich")))
                .contains("1 , 1 nơi đang trong tình huống", "3 , 3 việc đang chờ duyệt");
        assertThat(later.get("/ke-hoach").headers().firstValue("Location")).contains("/");
        String page = later.get("/lich").body();
        Matcher entry =
                Pattern.compile("<li><a href=\"([^\"]+)\"(?: aria-current=\"page\")?><svg")
                        .matcher(page);
        List<String> paths = entry.results().map(one -> one.group(1)).toList();
        assertThat(paths)
                .contains(
                        "/tinh-huong",
                        "/duyet",
                        "/quy-dinh",
                        "/chi-tieu",
                        "/ban-giao",
                        "/uu-tien",
                        "/dai",
                        "/don-vi",
                        "/vi-sao",
                        "/xung-dot",
                        "/ke-hoach/nhap");
        for (String path : paths) {
            HttpResponse<String> led = later.get(path);
            assertThat(led.statusCode()).as(path).isEqualTo(200);
            assertThat(led.body()).contains("<li><a href=\"" + path + "\" aria-current=\"page\">");
        }
    }

    @Test
    void anUnknownAddressKeepsTheFrame() {
        String page = browser.get("/khong-co").body();
        assertThat(page).contains("Không có trang này.", "<nav class=\"rail\"", "href=\"/lich\"");
        assertThat(fixture.browser().get("/khong-co").body()).doesNotContain("<nav");
    }

    @Test
    void aSituationIsRaisedAfterItsPreviewAndLowered() {
        String bulletin = bulletin(dengueClip());
        assertThat(text(browser.get("/tinh-huong")))
                .contains("Không có nơi nào đang trong tình huống.")
                .contains("mỗi giờ một lần, từ 06:00 đến 20:00");
        HttpResponse<String> preview =
                browser.post("/tinh-huong/nang/xem-truoc", raising(bulletin));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(text(preview))
                .contains("Tình huống 3: Dịch lây lan trong cộng đồng")
                .contains("Khu vực bị ảnh hưởng Xã Mẫu Sơn")
                .contains("1 trong 1 đài Đài truyền thanh xã Mẫu Sơn")
                .contains("Việt: tăng")
                .contains("Không có gì phải nhường chỗ.")
                .contains("Nơi nói tiếng đó sẽ không nghe được bản tin này.");
        assertThat(fixture.office.situations().all()).isEmpty();

        HttpResponse<String> raised = browser.post("/tinh-huong/nang", hidden(preview));

        assertThat(location(raised)).isEqualTo("/tinh-huong?note=raised");
        HttpResponse<String> list = browser.get(location(raised));
        assertThat(text(list))
                .contains("Đã nâng tình huống.", "Huyện Cao Lộc, Tỉnh Lạng Sơn")
                .contains("từ 05:00, cho đến khi hạ");
        String lower = first("href=\"(/tinh-huong/[^\"]+/ha)\"", list.body());
        HttpResponse<String> ask = browser.get(lower);
        assertThat(text(ask)).contains("Hạ «Tình huống 3: Dịch lây lan trong cộng đồng»");
        fixture.itIs("05:20:00");
        assertThat(location(browser.post(lower, hidden(ask))))
                .isEqualTo("/tinh-huong?note=lowered");
        assertThat(text(browser.get("/tinh-huong")))
                .contains("từ 05:00 đến 05:20")
                .contains("Không có nơi nào đang trong tình huống.");
        HttpResponse<String> late = browser.post(lower, hidden(ask));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(text(late)).contains("admin vừa thay đổi tình huống này.");
        assertThat(browser.get("/tinh-huong/khong-co/ha").statusCode()).isEqualTo(404);
    }

    @Test
    void situationFormErrorsAreShownByFieldAndValuesKept() {
        String bulletin = bulletin(dengueClip());
        HttpResponse<String> empty = browser.post("/tinh-huong/nang/xem-truoc", Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(text(empty))
                .contains("Còn thiếu: đơn vị.", "Còn thiếu: tình huống.", "Còn thiếu: bản tin.");
        Map<String, String> wrong = raising(bulletin);
        wrong.put("affected", "05980");
        wrong.put("untilDate", "2026-11-20");
        HttpResponse<String> refused = browser.post("/tinh-huong/nang/xem-truoc", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused))
                .contains("«Phường Đông Kinh» không nằm trong «Huyện Cao Lộc».")
                .contains("Thời điểm kết thúc (00:00)");
        assertThat(refused.body())
                .contains("value=\"20/11/2026\"")
                .containsPattern("name=\"situation\" value=\"3\" checked")
                .containsPattern("name=\"bulletins\" value=\"" + bulletin + "\" checked");
        wrong.put("situation", "ba");
        wrong.put("untilTime", "sáng");
        assertThat(text(browser.post("/tinh-huong/nang", wrong)))
                .contains("«ba» không phải là số từ 1 đến 20.", "«sáng» không phải là giờ");
        assertThat(fixture.office.situations().all()).isEmpty();
        assertThat(browser.get("/tinh-huong/nang?unit=183&search=dong+dang").body())
                .contains("Thị trấn Đồng Đăng");
    }

    @Test
    void aPlaybookEditConflictIsShownAndAnOldPreviewRejected() {
        String path = "/tinh-huong/kich-ban/3";
        HttpResponse<String> page = browser.get(path);
        assertThat(text(page)).contains("Kịch bản tình huống 3");
        Map<String, String> mine = new HashMap<>(hidden(page));
        mine.putAll(
                Map.of(
                        "title", "Dịch lây lan",
                        "aim", "Bình tĩnh",
                        "affected", "hourly",
                        "affectedFrom", "06:00",
                        "affectedUntil", "18:00",
                        "elsewhere", "session",
                        "elsewhereTimes", "1",
                        "tongues", "each",
                        "tongueTimes", "2"));
        String bulletin = bulletin(dengueClip());
        HttpResponse<String> preview =
                browser.post("/tinh-huong/nang/xem-truoc", raising(bulletin));
        assertThat(preview.statusCode()).isEqualTo(200);
        Playbook theirs = Playbook.provincialDefaults().get(2);
        var put =
                new PlanItem.OfPlaybook(
                        new Playbook(
                                3,
                                1,
                                "Dịch lan rộng",
                                theirs.aim(),
                                theirs.affected(),
                                theirs.elsewhere(),
                                theirs.languages()));
        fixture.office.planItems().put(put, 1, HOA);

        HttpResponse<String> conflict = browser.post(path, mine);

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("hoa vừa sửa trong lúc bạn đang viết (lần sửa 2).", "Dịch lan rộng");
        assertThat(conflict.body()).contains("value=\"Bình tĩnh\"");
        HttpResponse<String> old = browser.post("/tinh-huong/nang", hidden(preview));
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(text(old)).contains("Kịch bản vừa được sửa sau khi bạn xem trước.");
        Map<String, String> again = new HashMap<>(mine);
        again.putAll(hidden(conflict));
        assertThat(location(browser.post(path, again))).isEqualTo("/tinh-huong?note=saved");
        assertThat(text(browser.get("/tinh-huong")))
                .contains("Tình huống 3: Dịch lây lan", "Mỗi thứ tiếng ít nhất 2 lần một ngày");
        again.put("revision", "3");
        again.put("affected", "daily");
        again.put("affectedTimes", "40");
        again.put("affectedApart", "60");
        assertThat(text(browser.post(path, again))).contains("Không đủ chỗ");
        assertThat(browser.get("/tinh-huong/kich-ban/9").statusCode()).isEqualTo(404);
    }

    private void layDown(Map<String, String> rules) {
        var fields = new HashMap<String, String>();
        fields.put("unit", "178");
        fields.put("paper", "Quy chế 03");
        fields.put("from", "2026-11-01");
        fields.put("weekdays", "1 2 3 4 5 6 7");
        fields.put("force", "usual");
        fields.putAll(rules);
        HttpResponse<String> laid = browser.post("/quy-dinh/moi", fields);
        assertThat(location(laid)).as(text(laid)).startsWith("/quy-dinh?note=laid-down");
    }

    @Test
    void theApprovalPageShowsTextAndSoundAndOwnItemsAreNotApproved() {
        Clip clip = dengueClip();
        bulletin(clip);
        layDown(Map.of("steps", "Biên tập\r\nLãnh đạo phường\r\n", "fourEyes", "yes"));
        fixture.books("Tin trưa", "05980", "11:30", clip, MessageClass.ORDINARY);
        HttpResponse<String> list = browser.get("/duyet");
        assertThat(text(list))
                .contains("Tin trưa", "lan trình lúc 05:00")
                .contains("Biên tập: đang chờ", "Lãnh đạo phường: chưa đến lượt");
        String path = first("href=\"(/duyet/[^\"]+)\"", list.body());
        HttpResponse<String> page = browser.get(path);
        assertThat(text(page))
                .contains(
                        WORDS,
                        "Các lần sắp tới 11:30, hôm nay",
                        "1 đài: Đài truyền thanh phường Đông Kinh");
        String sound = first("<audio [^>]*src=\"([^\"]+)\"", page.body());
        assertThat(browser.get(sound).body()).isEqualTo("Phòng sốt xuất huyết");
        assertThat(browser.get(sound, "Range", "bytes=1-3").statusCode()).isEqualTo(206);
        assertThat(browser.get("/nghe/khong-co").statusCode()).isEqualTo(404);

        HttpResponse<String> step = browser.post(path + "/duyet", Map.of("step", "0"));

        assertThat(location(step)).isEqualTo("/duyet?note=step");
        HttpResponse<String> own = browser.get(path);
        assertThat(text(own)).contains("Ở đây một người không duyệt hai bước.");
        assertThat(own.body()).doesNotContain(path + "/duyet\"");
        HttpResponse<String> forced = browser.post(path + "/duyet", Map.of("step", "1"));
        assertThat(forced.statusCode()).isEqualTo(422);
        assertThat(browser.post(path + "/duyet", Map.of("step", "0")).statusCode()).isEqualTo(409);
        HttpResponse<String> silent = browser.post(path + "/tra-lai", Map.of("step", "1"));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(text(silent)).contains("Còn thiếu: lý do trả lại.");
        Map<String, String> why = Map.of("step", "1", "why", "Đọc quá nhanh");
        assertThat(location(browser.post(path + "/tra-lai", why)))
                .isEqualTo("/duyet?note=sent-back");
        assertThat(text(browser.get("/duyet")))
                .contains("Bị trả lại Tin trưa", "Trả lại vì: Đọc quá nhanh (admin)");
        assertThat(text(browser.get(path))).contains("Đã trả lại Đọc quá nhanh");
        assertThat(location(browser.post(path + "/trinh-lai", Map.of("step", "0"))))
                .isEqualTo("/duyet?note=handed-in");
        assertThat(browser.get("/duyet/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void aSituationNeedsApprovalWhereThePolicyRequiresIt() {
        String bulletin = bulletin(dengueClip());
        layDown(Map.of("unit", "183", "steps", "Lãnh đạo", "fourEyes", "yes"));
        HttpResponse<String> preview =
                browser.post("/tinh-huong/nang/xem-truoc", raising(bulletin));
        assertThat(location(browser.post("/tinh-huong/nang", hidden(preview))))
                .isEqualTo("/tinh-huong?note=raise-wish");
        HttpResponse<String> list = browser.get("/tinh-huong");
        assertThat(text(list)).contains("Muốn nâng, chưa được duyệt");
        String path = first("href=\"(/duyet/[^\"]+)\"", list.body());
        assertThat(text(browser.get(path)))
                .contains(WORDS, "Ở đây không ai tự duyệt việc của chính mình.");
        HttpResponse<String> ask =
                browser.get(first("href=\"(/tinh-huong/[^\"]+/ha)\"", list.body()));
        browser.post(first("action=\"(/tinh-huong/[^\"]+/ha)\"", ask.body()), hidden(ask));
        assertThat(text(browser.get("/tinh-huong"))).contains("đã rút, chưa từng nâng");
    }

    @Test
    void aDailyHandOverIsCreatedHandedOverAndEnded() {
        String figures = bulletin(dengueClip());
        String usual = bulletin(dengueClip());
        Map<String, String> wrong =
                Map.of("bulletin", figures, "fallback", figures, "due", "chiều", "from", "");
        HttpResponse<String> refused = browser.post("/ban-giao/moi", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Bản tin thay thế phải là một bản tin khác.");
        var values = new HashMap<String, String>();
        values.put("title", "Số liệu y tế");
        values.put("unit", "20");
        values.put("bulletin", figures);
        values.put("fallback", usual);
        values.put("due", "17:00");
        values.put("from", PagesFixture.TODAY.toString());

        assertThat(location(browser.post("/ban-giao/moi", values)))
                .isEqualTo("/ban-giao?note=saved");

        HttpResponse<String> page = browser.get("/ban-giao");
        assertThat(text(page)).contains("Số liệu y tế", "Chờ bàn giao", "17:00");
        String one = first("action=\"(/ban-giao/h[^\"]+)\"", page.body());
        assertThat(text(browser.get(location(browser.post(one, Map.of())))))
                .contains("Đã bàn giao «Số liệu y tế» cho hôm nay.");
        HttpResponse<String> ask = browser.get(one + "/bo");
        assertThat(text(ask)).contains("Bỏ hạn bàn giao «Số liệu y tế»?");
        assertThat(location(browser.post(one + "/bo", hidden(ask))))
                .isEqualTo("/ban-giao?note=saved");
        assertThat(text(browser.get("/ban-giao"))).contains("Hôm nay không có gì phải bàn giao.");
        assertThat(browser.get(one + "/bo").statusCode()).isEqualTo(404);
    }

    @Test
    void aPolicyIsCreatedShownAndEnded() {
        layDown(
                Map.of(
                        "from1", "05:30",
                        "until1", "06:30",
                        "from2", "17:00",
                        "until2", "18:00",
                        "sessionMinutes", "45",
                        "quietFrom", "21:00",
                        "quietUntil", "05:00",
                        "volume", "60",
                        "steps", "Lãnh đạo"));
        HttpResponse<String> list = browser.get("/quy-dinh?unit=05980&date=2026-11-23");
        assertThat(text(list))
                .contains("Buổi phát từ 05:30 đến 06:30; từ 17:00 đến 18:00 (mọi ngày)")
                .contains("Phường Đông Kinh, Thành phố Lạng Sơn, Tỉnh Lạng Sơn: thứ Hai")
                .contains("từ 05:30 đến 06:30, theo Quy chế 03 (Thành phố Lạng Sơn, có hiệu lực")
                .contains("; nhiều nhất 45 phút")
                .contains("giờ yên tĩnh từ 21:00 đến 05:00 hôm sau theo Quy chế 03")
                .contains("Nhiều nhất 60 % ", "Duyệt lần lượt: Lãnh đạo");
        String path = first("<a href=\"(/quy-dinh/p[1-9][^\"]+)\"", list.body());
        HttpResponse<String> one = browser.get(path);
        Map<String, String> end = new HashMap<>(hidden(one));
        end.put("last", "2026-10-01");
        HttpResponse<String> early = browser.post(path + "/het", end);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(text(early)).contains("Thời điểm kết thúc (00:00 02/10/2026)");
        end.put("last", "2026-11-30");
        assertThat(location(browser.post(path + "/het", end))).isEqualTo("/quy-dinh?note=ended");
        HttpResponse<String> twice = browser.post(path + "/het", end);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(text(twice)).contains("có hiệu lực từ 01/11/2026 đến hết 30/11/2026");
        assertThat(text(browser.get("/quy-dinh?unit=05980&date=2026-12-01")))
                .contains("Chưa ai quy định buổi phát");
        assertThat(location(browser.post(path + "/bo", hidden(twice))))
                .isEqualTo("/quy-dinh?note=ended");
        assertThat(text(browser.get(path))).contains("đã bỏ");
        assertThat(browser.get("/quy-dinh/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void policyFormErrorsAreShownByField() {
        HttpResponse<String> empty = browser.post("/quy-dinh/moi", Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(text(empty))
                .contains("Còn thiếu: đơn vị.", "Còn thiếu: số, tên văn bản.")
                .contains("Còn thiếu: các ngày trong tuần.");
        var fields =
                new HashMap<>(
                        Map.of(
                                "unit", "178",
                                "paper", "Quy chế",
                                "from", "2026-11-01",
                                "until", "2026-10-01",
                                "weekdays", "6 7",
                                "from1", "05:00",
                                "volume", "0",
                                "dayMinutes", "nhiều"));
        HttpResponse<String> wrong = browser.post("/quy-dinh/moi", fields);
        assertThat(text(wrong))
                .contains("Ngày hết hạn đứng trước ngày bắt đầu.")
                .contains("Còn thiếu: giờ kết thúc buổi 1.")
                .contains("«0» không phải là số từ 1 đến 100.")
                .contains("«nhiều» không phải là số từ 0 đến 1.440.");
        assertThat(wrong.body()).contains("value=\"nhiều\"", "value=\"Quy chế\"");
        fields.putAll(Map.of("until", "", "until1", "07:00", "volume", "", "dayMinutes", ""));
        fields.putAll(Map.of("from2", "06:30", "until2", "08:00"));
        assertThat(text(browser.post("/quy-dinh/moi", fields))).contains("chồng giờ");
        fields.putAll(Map.of("from1", "", "until1", "", "from2", "", "until2", ""));
        assertThat(text(browser.post("/quy-dinh/moi", fields))).contains("Chưa quy định điều gì");
        fields.put("silent", "yes");
        fields.put("holidays", "only");
        browser.post("/quy-dinh/moi", fields);
        assertThat(text(browser.get("/quy-dinh"))).contains("Không phát (chỉ ngày lễ)");
        assertThat(text(browser.get("/quy-dinh?unit=183"))).doesNotContain("Quy chế");
    }

    @Test
    void holidaysAreAddedAndRemoved() {
        browser.post("/quy-dinh/ngay-le", Map.of("holiday", "2027-01-01"));
        browser.post("/quy-dinh/ngay-le", Map.of("holiday", "2027-01-01"));
        HttpResponse<String> list = browser.get("/quy-dinh");
        assertThat(text(list)).contains("thứ Sáu, 01/01/2027");
        assertThat(text(browser.post("/quy-dinh/ngay-le", Map.of("holiday", "Tết"))))
                .contains("«Tết» không phải là ngày");
        String remove = "/quy-dinh/ngay-le/2027-01-01/bo";
        assertThat(browser.post(remove, Map.of("revision", "7")).statusCode()).isEqualTo(409);
        assertThat(location(browser.post(remove, hidden(list))))
                .isEqualTo("/quy-dinh?note=taken-back#ngay-le");
        assertThat(text(browser.get("/quy-dinh"))).contains("Chưa có ngày lễ nào sắp tới.");
        browser.post("/quy-dinh/ngay-le", Map.of("holiday", "2027-01-01"));
        assertThat(text(browser.get("/quy-dinh"))).contains("thứ Sáu, 01/01/2027");
        assertThat(browser.post("/quy-dinh/ngay-le/hom-nay/bo", Map.of()).statusCode())
                .isEqualTo(404);
    }

    private Map<String, String> owing() {
        return new HashMap<>(
                Map.of(
                        "unit", "20",
                        "paper", "Kế hoạch 125/KH-UBND",
                        "least", "30",
                        "kind", "minutes",
                        "term", "day",
                        "language", "tyz",
                        "theme", "y tế",
                        "from", "2026-11-01",
                        "graceDays", "3"));
    }

    @Test
    void anObligationIsCreatedEditedWithAConflictAndWithdrawn() {
        fixture.speaksTay();
        assertThat(location(browser.post("/chi-tieu/moi", owing())))
                .isEqualTo("/chi-tieu?note=saved");
        HttpResponse<String> list = browser.get("/chi-tieu");
        assertThat(text(list))
                .contains("30 phút mỗi ngày, tiếng Tày, chủ đề «y tế»", "Kế hoạch 125/KH-UBND");
        String path = first("href=\"(/chi-tieu/o[^\"/]+)\"", list.body());
        assertThat(text(browser.get(path + "/tien-do")))
                .contains("3 trong 3 đài còn thiếu.", "Phải phát 30 phút · đã phát 0 giây");
        assertThat(browser.get("/chi-tieu/khong-co/tien-do").statusCode()).isEqualTo(404);
        Map<String, String> mine = owing();
        mine.putAll(hidden(browser.get(path)));
        mine.putAll(Map.of("least", "5", "kind", "airings", "term", "week", "theme", ""));
        assertThat(location(browser.post(path, mine))).isEqualTo("/chi-tieu?note=saved");
        mine.put("paper", "Kế hoạch khác");
        HttpResponse<String> conflict = browser.post(path, mine);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict)).contains("5 lượt mỗi tuần, tiếng Tày, mọi chủ đề");
        assertThat(conflict.body()).contains("value=\"Kế hoạch khác\"");
        HttpResponse<String> ask = browser.get(path + "/bo");
        assertThat(text(ask)).contains("Bỏ «5 lượt mỗi tuần, tiếng Tày, mọi chủ đề»");
        assertThat(location(browser.post(path + "/bo", hidden(ask))))
                .isEqualTo("/chi-tieu?note=taken-back");
        assertThat(browser.post(path + "/bo", hidden(ask)).statusCode()).isEqualTo(409);
        assertThat(text(browser.get("/chi-tieu"))).contains("Chưa có chỉ tiêu nào.", "đã bỏ");
        HttpResponse<String> wrong =
                browser.post("/chi-tieu/moi", Map.of("language", "nun", "least", "0"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(text(wrong))
                .contains("«nun» không phải thứ tiếng có trong danh mục.")
                .contains("«0» không phải là số từ 1", "Còn thiếu: số ngày được phát bù.");
        assertThat(browser.get("/chi-tieu/khong-co").statusCode()).isEqualTo(404);
        assertThat(browser.post("/chi-tieu/khong-co", owing()).statusCode()).isEqualTo(404);
    }

    @Test
    void theStationPageEditsLanguagesAndTags() {
        String path = "/dai/ls-dong-kinh";
        assertThat(text(browser.get("/dai"))).contains("chưa khai, phát tiếng Việt");
        assertThat(browser.get("/dai?unit=183").body())
                .contains("/dai/ls-mau-son")
                .doesNotContain("/dai/ls-dong-kinh");
        HttpResponse<String> page = browser.get(path);
        assertThat(text(page)).contains("Ở vùng này thường nói: Nùng, Tày");
        Map<String, String> spoken = new HashMap<>();
        spoken.putAll(Map.of("revision", "0", "language1", "tyz", "percent1", "60"));
        spoken.putAll(Map.of("language3", "vi", "percent3", "40"));
        assertThat(location(browser.post(path + "/tieng", spoken))).isEqualTo(path + "?note=saved");
        assertThat(text(browser.get("/dai"))).contains("Tày 60 %, Việt 40 %");
        assertThat(browser.get(path).body()).containsPattern("name=\"percent2\"[^>]* value=\"40\"");
        spoken.put("percent1", "10");
        HttpResponse<String> conflict = browser.post(path + "/tieng", spoken);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict)).contains("do người khác vừa sửa: Tày 60 %, Việt 40 %");
        assertThat(conflict.body()).containsPattern("name=\"percent1\"[^>]* value=\"10\"");
        spoken.putAll(Map.of("language2", "tyz", "percent2", "", "percent3", "400"));
        assertThat(text(browser.post(path + "/tieng", spoken)))
                .contains("Có thứ tiếng được chọn hai lần.", "Còn thiếu: bao nhiêu người")
                .contains("«400» không phải là số từ 1 đến 100.");
        assertThat(text(browser.post(path + "/tieng", Map.of("revision", "1"))))
                .contains("Chưa chọn thứ tiếng nào.");
        Map<String, String> tags = Map.of("revision", "0", "tags", "market", "others", "ben-xe");
        assertThat(location(browser.post(path + "/nhan", tags))).isEqualTo(path + "?note=saved");
        assertThat(text(browser.get("/dai"))).contains("ben-xe, Chợ");
        HttpResponse<String> late =
                browser.post(path + "/nhan", Map.of("revision", "0", "tags", "school"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(text(late)).contains("do người khác vừa sửa: ben-xe, Chợ");
        assertThat(late.body()).containsPattern("value=\"school\" checked");
        assertThat(text(browser.post(path + "/nhan", Map.of("revision", "1", "others", "Bến xe"))))
                .contains("«Bến» không dùng được.");
        assertThat(browser.get("/dai/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void aCommuneOrdersItsPriorities() {
        Clip clip = dengueClip();
        fixture.books("Của tỉnh", "20", "17:10", clip, MessageClass.PRIORITY);
        fixture.books("Của phường", "05980", "17:20", clip, MessageClass.PRIORITY);
        fixture.books("Ở nơi khác", "06238", "17:30", clip, MessageClass.PRIORITY);
        fixture.books("Không ưu tiên", "05980", "17:40", clip, MessageClass.ORDINARY);
        HttpResponse<String> page = browser.get("/uu-tien?unit=05980");
        assertThat(text(page))
                .containsSubsequence("1 Của tỉnh Của Tỉnh Lạng Sơn", "2 Của phường")
                .doesNotContain("Ở nơi khác", "Không ưu tiên");
        Map<String, String> up = new HashMap<>(hidden(page));
        up.put("up", first("name=\"up\" value=\"([^\"]+)\" aria-label=\"Đưa «Của ph", page.body()));

        assertThat(location(browser.post("/uu-tien", up)))
                .isEqualTo("/uu-tien?note=saved&unit=05980#thu-tu");

        HttpResponse<String> ordered = browser.get("/uu-tien?unit=05980");
        assertThat(text(ordered))
                .containsSubsequence("admin xếp thứ tự", "1 Của phường", "2 Của tỉnh");
        HttpResponse<String> late = browser.post("/uu-tien", up);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(text(late)).contains("admin vừa xếp lại thứ tự.");
        Map<String, String> gone = new HashMap<>(hidden(ordered));
        gone.put("order", "khong-co");
        assertThat(browser.post("/uu-tien", gone).statusCode()).isEqualTo(422);
        assertThat(location(browser.post("/uu-tien/bo", hidden(ordered))))
                .isEqualTo("/uu-tien?note=saved&unit=05980#thu-tu");
        assertThat(text(browser.get("/uu-tien?unit=05980"))).contains("Chưa xếp", "1 Của tỉnh");
    }

    @Test
    void anObligationIsPreviewedBeforeItIsSaved() {
        fixture.office
                .planItems()
                .put(
                        new PlanItem.OfProfile(
                                PagesFixture.DONG_KINH,
                                vn.tienglang.office.OfficePlanSamples.halfTay()),
                        0,
                        HOA);
        fixture.admits("Tin tiếng Tày", "tyz", Duration.ofSeconds(70));
        Map<String, String> owed = owing();
        owed.putAll(Map.of("least", "2", "kind", "airings", "theme", ""));

        HttpResponse<String> preview = browser.post("/chi-tieu/moi/xem-truoc", owed);

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(text(preview))
                .contains("Chưa lưu.", "2 lượt mỗi ngày, tiếng Tày, mọi chủ đề")
                .contains("nhiều nhất 2 lần một buổi, 4 lần một ngày, cách nhau ít nhất 1 giờ")
                .contains("Không tính: nơi không ai nói tiếng Tày")
                .contains("Đài truyền thanh xã Mẫu Sơn, Đài truyền thanh xã Tân Thanh");
        assertThat(text(browser.get("/chi-tieu"))).contains("Chưa có chỉ tiêu nào.");
        assertThat(location(browser.post("/chi-tieu/moi", hidden(preview))))
                .isEqualTo("/chi-tieu?note=saved");
        assertThat(browser.post("/chi-tieu/moi/xem-truoc", Map.of()).statusCode()).isEqualTo(422);
        assertThat(browser.post("/chi-tieu/A!/xem-truoc", owed).statusCode()).isEqualTo(404);
        String path = first("href=\"(/chi-tieu/o[^\"/]+)\"", browser.get("/chi-tieu").body());
        assertThat(browser.post(path + "/xem-truoc", owed).body())
                .contains("action=\"" + path + "\"");
    }

    @Test
    void thePreviewOfAnObligationThatNoStationOwesSaysSo() {
        HttpResponse<String> preview = browser.post("/chi-tieu/moi/xem-truoc", owing());

        assertThat(text(preview))
                .contains("Đài phải thực hiện 0 đài")
                .contains("chưa ghi ai nói tiếng Tày")
                .contains("Thôi không giao")
                .doesNotContain("lịch đã đủ", "Giờ phát ở từng đài");
    }

    @Test
    void aSituationThatSilencesASlotIsRaisedWithTheTickOfItsPreview() {
        String bulletin = bulletin(dengueClip());
        Clip long5 = fixture.admits("Đọc truyện", "vi", Duration.ofMinutes(14));
        fixture.books("Đọc truyện", "06238", "09:50", long5, MessageClass.ORDINARY);
        HttpResponse<String> preview =
                browser.post("/tinh-huong/nang/xem-truoc", raising(bulletin));
        assertThat(preview.body()).contains("name=\"losses\" value=\"accept\" required");
        Map<String, String> sent = hidden(preview);

        HttpResponse<String> asked = browser.post("/tinh-huong/nang", sent);

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(text(asked)).contains("«Đọc truyện»: mất 1 lượt phát ở 1 đài");
        assertThat(fixture.office.situations().all()).isEmpty();
        sent.put("losses", "accept");
        assertThat(location(browser.post("/tinh-huong/nang", sent)))
                .isEqualTo("/tinh-huong?note=raised");
    }
}
