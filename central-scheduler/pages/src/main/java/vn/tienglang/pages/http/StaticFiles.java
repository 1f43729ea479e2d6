package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Sha256;

/**
 * Static files of the pages: style sheet, scripts and icon. Each is read once. Its address holds a
 * part of its SHA-256, so a browser may cache it for a year and still never shows an old version.
 */
public final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.of(
                    "site.css", "text/css; charset=utf-8",
                    "form.mjs", "text/javascript; charset=utf-8",
                    "emergency.mjs", "text/javascript; charset=utf-8",
                    "live.mjs", "text/javascript; charset=utf-8",
                    "upload.mjs", "text/javascript; charset=utf-8",
                    "week.mjs", "text/javascript; charset=utf-8",
                    "calendar.svg", "image/svg+xml",
                    "icon.svg", "image/svg+xml");

    private final Map<String, CachedFile> files;

    /**
     * Reads all files.
     *
     * @throws IllegalStateException when a file is missing in the jar
     */
    public StaticFiles() {
        files =
                TYPES.keySet().stream()
                        .collect(Collectors.toUnmodifiableMap(name -> name, StaticFiles::read));
    }

    private record CachedFile(String text, String digest) {}

    /** The address of this file, with its version. */
    String address(String name) {
        CachedFile kept = files.get(name);
        if (kept == null) {
            throw new IllegalArgumentException("there is no file " + name);
        }
        return "/tinh/" + name + "?v=" + kept.digest();
    }

    /** Serves {@code /tinh/{name}}. */
    public void serve(Context context) {
        String name = context.pathParam("name");
        CachedFile kept = files.get(name);
        if (kept == null) {
            throw new NotFoundResponse();
        }
        boolean asked = kept.digest().equals(context.queryParam("v"));
        context.header(
                "Cache-Control",
                asked ? "public, max-age=31536000, immutable" : "public, no-cache");
        context.contentType(Optional.ofNullable(TYPES.get(name)).orElseThrow());
        context.result(kept.text());
    }

    private static CachedFile read(String name) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the page file " + name + " is not in the jar");
            }
            byte[] bytes = in.readAllBytes();
            return new CachedFile(
                    new String(bytes, StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(Sha256.of(bytes), 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page file " + name, e);
        }
    }
}
