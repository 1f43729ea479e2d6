package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Sha256;

/**
 * Static files of the pages: style sheet, scripts, icons and fonts. Each is read once. Its address
 * holds a part of its SHA-256, so a browser may cache it for a year and still never shows an old
 * version. In the style sheet {@code @NAME@} stands for the address of another file.
 */
public final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("site.css", "text/css; charset=utf-8"),
                    Map.entry("recordings.css", "text/css; charset=utf-8"),
                    Map.entry("report.css", "text/css; charset=utf-8"),
                    Map.entry("week.css", "text/css; charset=utf-8"),
                    Map.entry("form.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("emergency.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("live.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("upload.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("waveform.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("pieces.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("level-meter.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("recorder.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("week.mjs", "text/javascript; charset=utf-8"),
                    Map.entry("calendar.svg", "image/svg+xml"),
                    Map.entry("icon.svg", "image/svg+xml"),
                    Map.entry("icons.svg", "image/svg+xml"),
                    Map.entry("be-vietnam-pro-400.woff2", "font/woff2"),
                    Map.entry("be-vietnam-pro-600.woff2", "font/woff2"));

    /** The fonts, regular and bold; the style sheet names them too. */
    static final List<String> FONTS =
            List.of("be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2");

    private static final String STYLE = "site.css";

    private final Map<String, CachedFile> files;

    /**
     * Reads all files.
     *
     * @throws IllegalStateException when a file is missing in the jar
     */
    public StaticFiles() {
        Map<String, CachedFile> read =
                TYPES.keySet().stream().collect(Collectors.toMap(name -> name, StaticFiles::read));
        var style = new String(kept(read, STYLE).bytes(), StandardCharsets.UTF_8);
        for (String font : FONTS) {
            style = style.replace("@" + font + "@", address(font, kept(read, font)));
        }
        read.put(STYLE, CachedFile.of(style.getBytes(StandardCharsets.UTF_8)));
        files = Map.copyOf(read);
    }

    // The array is never given away to be changed.
    @SuppressWarnings("ArrayRecordComponent")
    private record CachedFile(byte[] bytes, String digest) {
        static CachedFile of(byte[] bytes) {
            return new CachedFile(bytes, HexFormat.of().formatHex(Sha256.of(bytes), 0, 8));
        }
    }

    /** The address of this file, with its version. */
    String address(String name) {
        return address(name, kept(files, name));
    }

    private static String address(String name, CachedFile kept) {
        return "/tinh/" + name + "?v=" + kept.digest();
    }

    private static CachedFile kept(Map<String, CachedFile> files, String name) {
        return Optional.ofNullable(files.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no file " + name));
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
        context.result(kept.bytes());
    }

    private static CachedFile read(String name) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the page file " + name + " is not in the jar");
            }
            return CachedFile.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page file " + name, e);
        }
    }
}
