package vn.tienglang.pages.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** Whole slots through the interface for programs, held against its description. */
final class SlotApiTest {
    private static final String ALL = "/api/1/plan/slots";
    private static final String ONE = ALL + "/{slot}";
    private static final String SLOT =
            """
            {"id":"%s","title":"Chương trình sáng","issuer":"20","class":"ordinary",
             "target":{"areas":["20"]},
             "when":["DTSTART:20261122T%s","RRULE:FREQ=DAILY"],
             "starting":{"kind":"wait-up-to","most":"PT5M"},"hardEnd":"PT45M",
             "parts":[{"kind":"recording","clip":"%s"},{"kind":"notices","most":"PT5M"},
                      {"kind":"relay","source":"Đài tỉnh","length":"PT10M"}],
             "languages":{"kind":"alternate"}}
            """;

    private final PagesFixture fixture = new PagesFixture();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());

    @AfterEach
    void leave() {
        fixture.close();
    }

    private static String text(Map<String, Object> object, String field) {
        return String.valueOf(object.get(field));
    }

    private static String clip(TestBrowser browser) {
        Object clips = OpenApiDescription.read(browser.get("/api/1/clips").body()).get("clips");
        return text(OpenApiDescription.object(OpenApiDescription.list(clips).getFirst()), "id");
    }

    @Test
    void aProgrammeIsBookedChangedSkippedAndMoved() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        String clip = clip(browser);
        var booked = browser.json("POST", ALL, SLOT.formatted("new", "023000", clip));
        described.answers(booked, "post", ALL, 201);
        String slot = text(OpenApiDescription.read(booked.body()), "slot");
        assertThat(booked.body()).contains("\"first\":\"2026-11-22T02:30\"");
        String path = ALL + "/" + slot;
        described.answers(browser.get(path), "get", ONE, 200);
        described.answers(browser.get(ALL + "/none"), "get", ONE, 404);
        described.answers(browser.get("/api/1/slots?date=2027-03-01"), "get", "/api/1/slots", 200);
        assertThat(browser.get("/api/1/slots?date=2027-03-01").body())
                .contains("02:30:00", "FREQ=DAILY");

        String later = SLOT.formatted(slot, "024500", clip);
        described.answers(
                browser.json("PUT", path + "?revision=1&wish=what-fits", later), "put", ONE, 200);
        described.answers(browser.json("PUT", path + "?revision=1", later), "put", ONE, 409);
        described.answers(browser.json("PUT", path, later), "put", ONE, 400);
        described.answers(
                browser.json("PUT", path + "?revision=2&wish=some", later), "put", ONE, 400);
        described.answers(
                browser.json("PUT", path + "?revision=2", SLOT.formatted("new", "024500", clip)),
                "put",
                ONE,
                422);
        described.answers(
                browser.json("PUT", ALL + "/none?revision=1", SLOT.formatted("none", "02", clip)),
                "put",
                ONE,
                422);

        String once = path + "/occurrences?revision=";
        String template = ONE + "/occurrences";
        String skip = "{\"occurrence\":\"2026-11-23T02:45:00\"}";
        described.answers(browser.json("POST", once + 2, skip), "post", template, 200);
        described.answers(browser.json("POST", once + 2, skip), "post", template, 409);
        described.answers(
                browser.json(
                        "POST",
                        once + 3,
                        "{\"occurrence\":\"2026-11-24T02:45:00\",\"to\":\"2026-11-24T03:30:00\"}"),
                "post",
                template,
                200);
        described.answers(
                browser.json("POST", once + 4, "{\"occurrence\":\"soon\"}"), "post", template, 422);
        described.answers(browser.json("POST", once + 4, "{}"), "post", template, 422);
        String far = "{\"occurrence\":\"2026-11-24T02:45:00\",\"to\":\"2500-01-01T02:45:00\"}";
        described.answers(browser.json("POST", once + 4, far), "post", template, 422);
        String never = "{\"occurrence\":\"+999999999-12-31T23:59:59\"}";
        described.answers(browser.json("POST", once + 4, never), "post", template, 422);
        described.answers(browser.json("POST", once, skip), "post", template, 400);
        assertThat(browser.get("/api/1/slots?date=2026-11-23").body()).doesNotContain(slot);
        assertThat(browser.get("/api/1/slots?date=2026-11-24").body()).contains("03:30:00");
        assertThat(
                        OpenApiDescription.list(
                                OpenApiDescription.read(browser.get(path).body()).get("items")))
                .hasSize(4);
        String weekly = later.replace("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=WE");
        var listed = browser.json("PUT", path + "?revision=4", weekly);
        described.answers(listed, "put", ONE, 409);
        assertThat(listed.body()).contains("change-lost", "23", "24");
        described.answers(
                browser.json("PUT", path + "?revision=4&lost=some", weekly), "put", ONE, 400);
        described.answers(
                browser.json("PUT", path + "?revision=4&wish=what-fits&lost=accept", weekly),
                "put",
                ONE,
                200);
        described.answers(
                browser.call("DELETE", "/api/1/slots/" + slot),
                "delete",
                "/api/1/slots/{slot}",
                200);
        described.answers(browser.json("PUT", path + "?revision=4", later), "put", ONE, 422);
    }

    @Test
    void draftsAndInvalidInputAreReported() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        String clip = clip(browser);
        var draft =
                browser.json("POST", ALL + "?wish=draft", SLOT.formatted("new", "023000", clip));
        described.answers(draft, "post", ALL, 201);
        assertThat(text(OpenApiDescription.read(draft.body()), "stage")).isEqualTo("draft");
        described.answers(browser.json("POST", ALL, "{}"), "post", ALL, 422);
        described.answers(
                browser.json("POST", ALL, SLOT.formatted("new", "023000", "0".repeat(64))),
                "post",
                ALL,
                422);
        described.answers(
                browser.json("POST", ALL, SLOT.formatted("other", "023000", clip)),
                "post",
                ALL,
                422);
        described.answers(fixture.browser().json("POST", ALL, "{}"), "post", ALL, 401);
    }
}
