package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import vn.tienglang.pages.openapi.ApiOperation;

/** Registers operations of the HTTP API as routes. */
public final class ApiRoutes {
    private ApiRoutes() {}

    /** Adds the route of an operation; the operation says who may call it. */
    public static void add(RoutesConfig routes, ApiOperation operation, Handler handler) {
        RouteAccess access = operation.open() ? RouteAccess.OPEN : RouteAccess.OFFICER;
        switch (operation.method()) {
            case "GET" -> routes.get(operation.path(), handler, access);
            case "POST" -> routes.post(operation.path(), handler, access);
            case "PUT" -> routes.put(operation.path(), handler, access);
            case "DELETE" -> routes.delete(operation.path(), handler, access);
            default -> throw new IllegalArgumentException("no such method: " + operation.method());
        }
    }
}
