package vn.tienglang.pages.board;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on stations. */
public final class BoardOperations {
    static final ApiOperation STATIONS =
            ApiOperation.get(
                            "/api/1/stations",
                            "stations",
                            "The live board: stations and their day, the worst first")
                    .with(
                            ApiParameter.optional(
                                            "within",
                                            "Code of the area around them; vn, the whole country,"
                                                    + " when absent.")
                                    .with("default", "vn"))
                    .with(
                            ApiParameter.optional(
                                    "after",
                                    "The value of next in the page before; the first page when"
                                            + " absent."))
                    .with(
                            ApiParameter.optional("most", "How many at most.")
                                    .integer()
                                    .with("minimum", 1)
                                    .with("maximum", 500)
                                    .with("default", 100))
                    .answers(200, "The board", BoardJson.Stations.class)
                    .problem(400, "Not such an area, position or number");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(STATIONS);

    private BoardOperations() {}
}
