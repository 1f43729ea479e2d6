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
            int missedChanges,
            boolean retentionHeldBack,
            String centre,
            boolean clustered,
            List<OtherCentre> otherCentres) {}

    @Json
    @ApiSchema(
            name = "OtherCentre",
            description =
                    "Another centre on the same database: whether it runs, whether it was connected"
                            + " to the broker, how many seconds ago it was seen, and by how many"
                            + " milliseconds its clock was ahead of that of the database.")
    record OtherCentre(
            String name, boolean alive, boolean broker, long ageSeconds, long clockAheadMs) {
        static OtherCentre of(HealthCheck.OtherCentre other) {
            return new OtherCentre(
                    other.name(),
                    other.alive(),
                    other.broker(),
                    other.age().toSeconds(),
                    other.clockAhead().toMillis());
        }
    }
}
