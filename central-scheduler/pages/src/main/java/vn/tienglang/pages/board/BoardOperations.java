package vn.tienglang.pages.board;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;

/** Operations of the HTTP API on stations. */
public final class BoardOperations {
    static final ApiOperation STATIONS =
            ApiOperation.get(
                            "/api/1/stations",
                            "stations",
                            "The live board: every station and its day")
                    .answers(200, "The board", BoardJson.Stations.class);

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(STATIONS);

    private BoardOperations() {}
}
