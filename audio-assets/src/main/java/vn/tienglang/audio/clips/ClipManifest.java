package vn.tienglang.audio.clips;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.wire.JsonNesting;

/** {@code manifest.json}, field by field as it stands in the file. */
final class ClipManifest {
    /** The version these forms are. */
    static final int VERSION = 2;

    /** The first version: the same, but nothing measured in it. */
    static final int VERSION_LEAST = 1;

    /** Its name in the folder. */
    static final String FILE = "manifest.json";

    /** A manifest of ten thousand clips is half as large. */
    static final int BYTES_MOST = 16 << 20;

    /** A manifest is an object with a list of objects, each with one object in it. */
    private static final int MAX_DEPTH = 4;

    // A key nobody knows is a misspelt one, and somebody believes that it counts.
    private static final JsonType<Whole> JSON =
            Jsonb.builder().failOnUnknown(true).build().type(Whole.class);

    private ClipManifest() {}

    /** All of it. */
    @Json
    record Whole(int version, List<Entry> clips) {
        Whole {
            clips = List.copyOf(Objects.requireNonNullElse(clips, List.of()));
        }
    }

    /**
     * One clip. Text that is absent in the file is empty here, for the library to complain of; what
     * was measured is absent where nobody measured.
     */
    @Json
    record Entry(
            String file,
            String title,
            String language,
            long lengthMs,
            long bytes,
            String sha256,
            String provenance,
            @Nullable Measured measured) {
        Entry {
            file = Objects.requireNonNullElse(file, "");
            title = Objects.requireNonNullElse(title, "");
            language = Objects.requireNonNullElse(language, "");
            sha256 = Objects.requireNonNullElse(sha256, "");
            provenance = Objects.requireNonNullElse(provenance, "");
        }

        /** What was measured when it was admitted. */
        Optional<Measured> figures() {
            return Optional.ofNullable(measured);
        }
    }

    /** What was measured of a clip, and what it was made from. */
    @Json
    record Measured(
            double integratedLufs, double truePeakDb, String masterSha256, String masterFormat) {
        Measured {
            masterSha256 = Objects.requireNonNullElse(masterSha256, "");
            masterFormat = Objects.requireNonNullElse(masterFormat, "");
        }
    }

    /**
     * The manifest in these bytes.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    static Whole read(byte[] bytes) {
        if (JsonNesting.isDeeperThan(bytes, MAX_DEPTH)) {
            throw new IllegalArgumentException("is nested deeper than " + MAX_DEPTH);
        }
        Whole whole;
        try {
            whole = JSON.fromJson(bytes);
        } catch (JsonException | IllegalStateException | NullPointerException e) {
            throw new IllegalArgumentException("is not a manifest: " + e.getMessage(), e);
        }
        if (whole.version() < VERSION_LEAST || whole.version() > VERSION) {
            throw new IllegalArgumentException("is of version " + whole.version());
        }
        return whole;
    }

    /** The manifest as it is kept: one field a line, for people and for version control. */
    static byte[] bytes(List<Entry> clips) {
        return (JSON.toJsonPretty(new Whole(VERSION, clips)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
