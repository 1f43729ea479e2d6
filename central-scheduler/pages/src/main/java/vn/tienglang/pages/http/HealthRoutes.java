package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/**
 * Route of the health report: whether all parts of the centre work. A cloned station is an alarm in
 * it and does not make the centre itself unwell, and neither does another centre that is dead or a
 * clock by which nothing is removed.
 */
public final class HealthRoutes {
    private final HealthCheck healthCheck;

    public HealthRoutes(HealthCheck healthCheck) {
        this.healthCheck = healthCheck;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ServerOperations.HEALTH, this::health);
    }

    private void health(Context context) {
        boolean database = healthCheck.isDatabaseAlive();
        boolean broker = healthCheck.isBrokerAlive();
        boolean diskFull = healthCheck.isDiskFull();
        List<String> restarted = healthCheck.restartedWorkers();
        boolean ok = database && broker && !diskFull && restarted.isEmpty();
        ApiJson.respond(
                context,
                ok ? 200 : 503,
                new HealthJson.Health(
                        ok,
                        database,
                        broker,
                        diskFull,
                        healthCheck.clonedStations(),
                        restarted,
                        healthCheck.missedChanges(),
                        healthCheck.isRetentionHeldBack(),
                        healthCheck.centre(),
                        healthCheck.isClustered(),
                        healthCheck.otherCentres().stream()
                                .map(HealthJson.OtherCentre::of)
                                .toList()));
    }
}
