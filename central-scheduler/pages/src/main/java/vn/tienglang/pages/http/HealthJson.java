package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the health report of the HTTP API. */
final class HealthJson {
    private HealthJson() {}

    @Json
    @ApiSchema(name = "Health", description = "How the centre is.")
    record Health(
            boolean ok,
            boolean database,
            boolean broker,
            boolean diskFull,
            int clonedStations,
            List<String> restartedWorkers,
            int missedChanges) {}
}
