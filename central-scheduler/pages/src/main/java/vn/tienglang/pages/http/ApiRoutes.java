package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import vn.tienglang.pages.openapi.ApiOperation;

/** Registers operations of the HTTP API as routes. */
public final class ApiRoutes {
    private ApiRoutes() {}

    /**
     * Adds the route of an operation without a session.
     *
     * @throws IllegalArgumentException when the operation needs a session, and so an access
     */
    public static void add(RoutesConfig routes, ApiOperation operation, Handler handler) {
        if (!operation.open()) {
            throw new IllegalArgumentException(operation.id() + " does not say who may call it");
        }
        add(routes, operation, RouteAccess.OPEN, handler);
    }

    /** Adds the route of an operation. */
    public static void add(
            RoutesConfig routes, ApiOperation operation, RouteAccess access, Handler handler) {
        switch (operation.method()) {
            case "GET" -> routes.get(operation.path(), handler, access);
            case "POST" -> routes.post(operation.path(), handler, access);
            case "PUT" -> routes.put(operation.path(), handler, access);
            case "DELETE" -> routes.delete(operation.path(), handler, access);
            default -> throw new IllegalArgumentException("no such method: " + operation.method());
        }
    }
}
