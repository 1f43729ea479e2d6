package vn.tienglang.pages.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.OpenApiDescription;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

final class UnitApiTest {
    private static final String CHANGES = "/api/1/areas/changes";
    private static final String UNDO = CHANGES + "/{number}/undo";
    private static final String REFORM =
            "{\"what\":\"reform\",\"province\":\"20\",\"keep\":\"yes\"}";

    private final PagesFixture fixture = new PagesFixture();
    private final OpenApiDescription described = OpenApiDescription.to(fixture.browser());
    private TestBrowser browser = fixture.browser();

    @BeforeEach
    void fill() {
        SamplePagesServer.fill(fixture);
        browser = fixture.signedIn();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aReformIsPreviewedStoredReadByDateAndUndone() {
        var preview = browser.json("POST", CHANGES + "/preview", REFORM);
        described.answers(preview, "post", CHANGES + "/preview", 200);
        Object version = OpenApiDescription.read(preview.body()).get("version");
        assertThat(preview.body()).contains("\"lost\":[]", "ls-dong-kinh");
        String apply = CHANGES + "?version=" + number(version);
        described.answers(browser.json("POST", apply, REFORM), "post", CHANGES, 200);
        described.answers(browser.json("POST", apply, REFORM), "post", CHANGES, 422);
        String within = "/api/1/areas?within=178&date=";
        var after = browser.get(within + "2026-11-21");
        described.answers(after, "get", "/api/1/areas", 200);
        assertThat(after.body()).contains("\"former\":true", "\"successor\":");
        assertThat(browser.get(within + "2025-06-30").body())
                .contains("\"former\":false", "\"until\":\"2025-06-30\"")
                .doesNotContain("successor");
        described.answers(browser.get(within + "soon"), "get", "/api/1/areas", 400);
        described.answers(browser.get(CHANGES), "get", CHANGES, 200);
        described.answers(browser.call("POST", CHANGES + "/1/undo"), "post", UNDO, 200);
        described.answers(browser.call("POST", CHANGES + "/1/undo"), "post", UNDO, 422);
        described.answers(browser.call("POST", CHANGES + "/x/undo"), "post", UNDO, 404);
        assertThat(browser.get(within + "2026-11-21").body()).doesNotContain("successor");
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number one ? Long.toString(one.longValue()) : "?" + value;
    }

    @Test
    void wrongRequestsAreRefused() {
        described.answers(
                browser.json("POST", CHANGES + "/preview", "{\"what\":\"turn\"}"),
                "post",
                CHANGES + "/preview",
                422);
        described.answers(
                browser.json("POST", CHANGES + "?version=x", REFORM), "post", CHANGES, 400);
        described.answers(
                browser.json("POST", CHANGES + "/preview", "[]"),
                "post",
                CHANGES + "/preview",
                422);
        described.answers(fixture.browser().get(CHANGES), "get", CHANGES, 401);
    }
}
