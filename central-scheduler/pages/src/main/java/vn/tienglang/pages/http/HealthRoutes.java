package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Route of the health report: whether the database and the broker answer. */
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
        boolean ok = database && broker;
        ApiJson.respond(context, ok ? 200 : 503, new HealthJson.Health(ok, database, broker));
    }
}
