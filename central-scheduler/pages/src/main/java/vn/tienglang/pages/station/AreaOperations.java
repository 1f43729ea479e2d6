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
                    .with(
                            ApiParameter.optional(
                                            "date",
                                            "The day; today when absent. Stations are counted"
                                                    + " today.")
                                    .with("format", "date"))
                    .answers(200, "The areas, by code", AreaJson.Areas.class)
                    .problem(400, "Not an area code or not a date")
                    .problem(404, "No such area on that day");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(AREAS);

    private AreaOperations() {}
}
