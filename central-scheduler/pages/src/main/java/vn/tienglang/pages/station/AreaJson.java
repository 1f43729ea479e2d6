package vn.tienglang.pages.station;

import io.avaje.jsonb.Json;
import java.util.List;

/** JSON of areas of the HTTP API. */
final class AreaJson {
    private AreaJson() {}

    @Json
    record Area(String code, String parent, String kind, String name, int stations) {}

    @Json
    record Areas(String within, List<Area> areas) {}
}
