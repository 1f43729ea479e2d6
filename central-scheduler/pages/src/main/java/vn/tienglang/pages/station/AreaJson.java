package vn.tienglang.pages.station;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
            @ApiField(description = "How many stations stand in it.", minimum = 0) int stations,
            @ApiField(description = "Its official code; another unit may have it at another time.")
                    String official,
            @ApiField(description = "First day on which it exists like this.", format = "date")
                    String from,
            @ApiField(description = "Last day; absent while it exists.", format = "date")
                    @Nullable String until,
            @ApiField(description = "Whether it is a former unit inside its successor.")
                    boolean former,
            @ApiField(description = "The present unit around a former one.")
                    @Nullable String successor) {}

    @Json
    @ApiSchema(name = "Areas", description = "The areas directly inside one.")
    record Areas(
            String within,
            @ApiField(description = "The day.", format = "date") String date,
            List<Area> areas) {}
}
