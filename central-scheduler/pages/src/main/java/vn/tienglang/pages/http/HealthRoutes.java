package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Route of the health report: whether the database and the broker answer. */
public final class HealthRoutes {
    private final HealthCheck pulse;

    public HealthRoutes(HealthCheck pulse) {
        this.pulse = pulse;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ServerOperations.HEALTH, this::health);
    }

    private void health(Context context) {
        boolean database = pulse.isDatabaseAlive();
        boolean broker = pulse.isBrokerAlive();
        boolean ok = database && broker;
        ApiJson.respond(context, ok ? 200 : 503, new HealthJson.Health(ok, database, broker));
    }
}
