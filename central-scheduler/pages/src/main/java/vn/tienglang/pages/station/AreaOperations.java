package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on areas. */
public final class AreaOperations {
    static final ApiOperation AREAS =
            ApiOperation.get("/api/1/areas", "areas", "The areas directly inside one")
                    .with(
                            ApiParameter.optional(
                                            "within",
                                            "Code of the area around them; vn, the whole country,"
                                                    + " when absent.")
                                    .with("default", "vn"))
                    .answers(200, "The areas, by code", AreaJson.Areas.class)
                    .problem(400, "Not an area code")
                    .problem(404, "No such area today");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(AREAS);

    private AreaOperations() {}
}
