package vn.tienglang.pages.unit;

import java.util.List;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on changes of units. */
public final class UnitOperations {
    static final ApiOperation CHANGES =
            ApiOperation.get("/api/1/areas/changes", "unitChanges", "Changes of units")
                    .answers(200, "The changes, the latest first", UnitJson.Changes.class);

    static final ApiOperation PREVIEW =
            ApiOperation.post(
                            "/api/1/areas/changes/preview",
                            "previewUnitChange",
                            "What a change of units would do; nothing is stored")
                    .body(UnitJson.Request.class)
                    .answers(200, "The preview", UnitJson.Preview.class)
                    .problem(415, "Not JSON")
                    .problem(422, "It is not possible");

    static final ApiOperation APPLY =
            ApiOperation.post("/api/1/areas/changes", "changeUnits", "Store a change of units")
                    .with(
                            ApiParameter.required("version", "Version of the preview.")
                                    .with("type", "integer"))
                    .with(SilenceQuestion.PARAMETER)
                    .body(UnitJson.Request.class)
                    .answers(200, "It is stored", UnitJson.Change.class)
                    .problem(400, "Not a version, or a wrong value of lost")
                    .problem(415, "Not JSON")
                    .problem(422, "It is not possible, not decided, or loses airings");

    static final ApiOperation UNDO =
            ApiOperation.post(
                            "/api/1/areas/changes/{number}/undo",
                            "undoUnitChange",
                            "Undo a change of units")
                    .with(ApiParameter.path("number", "The change."))
                    .answers(200, "It is undone", UnitJson.Change.class)
                    .problem(404, "Not a number")
                    .problem(422, "Something builds on it, or it was undone");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(CHANGES, PREVIEW, APPLY, UNDO);

    private UnitOperations() {}
}
