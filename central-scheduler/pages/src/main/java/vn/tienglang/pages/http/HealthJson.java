package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;

/** JSON of the health report of the HTTP API. */
final class HealthJson {
    private HealthJson() {}

    @Json
    record Health(boolean ok, boolean database, boolean broker) {}
}
