package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;

/** Pages of a centre with 12,003 stations: no request reads all of them. */
@Execution(ExecutionMode.SAME_THREAD)
final class PagesAtSizeTest {
    private static final int DISTRICTS = 60;
    private static final int COMMUNES = 200;

    /** Rows that a request may read; an eighth of the stations. */
    private static final int ROWS = 1_500;

    /** Calls of repositories in a request. */
    private static final int CALLS = 400;

    private static PagesFixture fixture;
    private static TestBrowser browser;
    private static RowCounter counter;

    @BeforeAll
    static void open() {
        fixture = new PagesFixture();
        fixture.enrolMany(areas());
        Clip clip = fixture.admits("Phòng bệnh", "tyz", Duration.ofSeconds(65));
        fixture.books("Phòng bệnh mùa lũ", "20", "05:30", clip, MessageClass.PRIORITY);
        browser = fixture.signedIn();
        counter = new RowCounter();
        fixture.observed = counter::observe;
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static List<Area> areas() {
        var areas = new ArrayList<Area>();
        for (int district = 0; district < DISTRICTS; district++) {
            String code = "9" + (100 + district);
            areas.add(area(code, "04", "district", "Huyện số " + district));
            for (int commune = 0; commune < COMMUNES; commune++) {
                areas.add(
                        area(
                                code + (100 + commune),
                                code,
                                "commune",
                                "Xã số " + district + " " + commune));
            }
        }
        return areas;
    }

    private static Area area(String code, String parent, String kind, String name) {
        return new Area(
                new AreaCode(code),
                new AreaCode(parent),
                kind,
                name,
                LocalDate.of(2021, 1, 1),
                LocalDate.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?unit=04",
                "/?unit=9100&search=xa",
                "/?after=unknown.many-9110150",
                "/bang",
                "/dai",
                "/dai?unit=9100",
                "/dai?after=unknown.many-9110150",
                "/dai/many-9100100",
                "/xac-nhan",
                "/chua-gui-duoc",
                "/ban-ghi",
                "/ban-tin",
                "/ke-hoach/nhap",
                "/quy-dinh",
                "/quy-dinh?unit=04",
                "/uu-tien",
                "/chi-tieu",
                "/chi-tieu/moi",
                "/tinh-huong",
                "/ban-giao",
                "/lich",
                "/api/1/slots",
                "/duyet",
                "/vi-sao",
                "/vi-sao?search=huyen",
                "/xung-dot",
                "/api/1/stations",
                "/api/1/stations?within=9100&most=50",
                "/api/1/areas",
                "/api/1/areas?within=04",
                "/api/1/areas?within=9100",
                "/api/1/confirmations",
                "/api/1/bulletins",
                "/api/1/clips",
                "/api/1/handovers",
                "/api/1/approvals",
                "/api/1/gaps",
                "/api/1/languages",
                "/api/1/recordings",
                "/api/1/health",
            })
    void aRequestReadsFarFewerRowsThanThereAreStations(String path) {
        counter.take();
        HttpResponse<String> answer = browser.get(path);
        RowCounter.Count count = counter.take();
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(count.rows()).as("%s: %s", path, count).isLessThan(ROWS);
        assertThat(count.calls()).as("%s: %s", path, count).isLessThan(CALLS);
    }

    @Test
    void theListGoesThroughAllStationsOfAnAreaOnce() {
        var seen = new ArrayList<String>();
        String path = "/api/1/stations?within=9100&most=90";
        String next = "";
        do {
            String body = browser.get(path + next).body();
            for (String part : body.split("\"id\":\"many-", -1)) {
                if (!part.startsWith("{")) {
                    seen.add(part.substring(0, part.indexOf('"')));
                }
            }
            int at = body.indexOf("\"next\":\"");
            next = at < 0 ? "" : "&after=" + body.substring(at + 8, body.indexOf('"', at + 8));
        } while (!next.isEmpty());
        assertThat(seen).hasSize(COMMUNES).doesNotHaveDuplicates();
    }
}
