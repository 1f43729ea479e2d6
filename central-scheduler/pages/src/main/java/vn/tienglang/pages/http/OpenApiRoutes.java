package vn.tienglang.pages.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Route of the OpenAPI description of the HTTP API. */
public final class OpenApiRoutes {
    private final byte[] description = readDescription();

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ServerOperations.DESCRIBE, this::openApi);
    }

    private void openApi(Context context) {
        context.contentType("application/json");
        context.result(description);
    }

    private static byte[] readDescription() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json", e);
        }
    }
}
