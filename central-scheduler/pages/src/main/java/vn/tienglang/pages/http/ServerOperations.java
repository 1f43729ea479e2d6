package vn.tienglang.pages.http;

import java.util.List;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiOperation;

/** Operations of the HTTP API on the description and the health report. */
public final class ServerOperations {
    static final ApiOperation DESCRIBE =
            ApiOperation.get("/api/1/openapi.json", "describe", "This description")
                    .withoutSession()
                    .answers(new ApiAnswer.AnyJson(200, "OpenAPI 3.1"));

    static final ApiOperation HEALTH =
            ApiOperation.get("/api/1/health", "health", "Whether the centre works")
                    .withoutSession()
                    .answers(200, "All of it works", HealthJson.Health.class)
                    .answers(503, "Not all of it does", HealthJson.Health.class);

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(DESCRIBE, HEALTH);

    private ServerOperations() {}
}
