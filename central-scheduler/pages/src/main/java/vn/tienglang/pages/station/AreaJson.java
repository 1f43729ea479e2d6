package vn.tienglang.pages.station;

import io.avaje.jsonb.Json;
import java.util.List;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of areas of the HTTP API. */
final class AreaJson {
    private AreaJson() {}

    @Json
    @ApiSchema(name = "Area", description = "A place.")
    record Area(
            String code,
            String parent,
            @ApiField(description = "What tier the source calls it; for people.") String kind,
            String name,
            @ApiField(description = "How many stations stand in it.", minimum = 0) int stations) {}

    @Json
    @ApiSchema(name = "Areas", description = "The areas directly inside one.")
    record Areas(String within, List<Area> areas) {}
}
