package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on as-run confirmations. */
public final class ConfirmationOperations {
    static final ApiOperation CONFIRMATIONS =
            ApiOperation.get(
                            "/api/1/confirmations",
                            "confirmations",
                            "What stations have proven, latest first")
                    .with(
                            ApiParameter.optional("most", "How many at most.")
                                    .integer()
                                    .with("minimum", 1)
                                    .with("maximum", 500)
                                    .with("default", 50))
                    .answers(200, "The latest", ConfirmationJson.Confirmations.class)
                    .problem(400, "Not such a number");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(CONFIRMATIONS);

    private ConfirmationOperations() {}
}
