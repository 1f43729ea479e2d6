package vn.tienglang.pages.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outlines of all provinces, from the file of this jar. The file is read on first use, and each
 * province is drawn once. Its methods may be called from any thread.
 */
final class Outlines {
    private static final String FILE = "outlines.topojson";

    private final Map<String, ProvinceOutline> drawn = new ConcurrentHashMap<>();

    /** Holder of the file, read when it is first needed. */
    private static final class Loaded {
        static final TopoJson FILE_OF_JAR = read();
    }

    private static TopoJson read() {
        try (InputStream in =
                Objects.requireNonNull(Outlines.class.getResourceAsStream(FILE), FILE)) {
            return TopoJson.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " from this jar", e);
        }
    }

    /** The outline of the province with this official code; empty for a code of none. */
    ProvinceOutline province(String code) {
        ProvinceOutline known = drawn.get(code);
        if (known != null) {
            return known;
        }
        ProvinceOutline outline = ProvinceOutline.of(Loaded.FILE_OF_JAR, code);
        // Codes of no province come from outside; they are not kept.
        if (!outline.isEmpty()) {
            drawn.put(code, outline);
        }
        return outline;
    }
}
