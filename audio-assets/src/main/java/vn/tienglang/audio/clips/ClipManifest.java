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

/** Manifest of a library: the fields of {@code manifest.json}. */
final class ClipManifest {
    /** Current version of the format. */
    static final int VERSION = 2;

    /** The first version, which has no measured values. */
    static final int VERSION_LEAST = 1;

    /** File name of the manifest. */
    static final String FILE = "manifest.json";

    /** Largest size; a manifest of ten thousand clips has half of it. */
    static final int BYTES_MOST = 16 << 20;

    /** A manifest is an object with a list of objects, each with one object in it. */
    private static final int MAX_DEPTH = 4;

    // An unknown key is a misspelt one, which must not be ignored silently.
    private static final JsonType<Whole> JSON =
            Jsonb.builder().failOnUnknown(true).build().type(Whole.class);

    private ClipManifest() {}

    /** The whole manifest. */
    @Json
    record Whole(int version, List<Entry> clips) {
        Whole {
            clips = List.copyOf(Objects.requireNonNullElse(clips, List.of()));
        }
    }

    /**
     * One clip. Text that is absent in the file is empty here, and the library reports it; measured
     * values are absent when nobody measured.
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

        /** The values measured at admission. */
        Optional<Measured> figures() {
            return Optional.ofNullable(measured);
        }
    }

    /**
     * Measured values and origin of a clip.
     *
     * @param syntheticVoice true for a voice that a machine made; absent otherwise
     */
    @Json
    record Measured(
            double integratedLufs,
            double truePeakDb,
            String masterSha256,
            String masterFormat,
            @Nullable Boolean syntheticVoice) {
        Measured {
            masterSha256 = Objects.requireNonNullElse(masterSha256, "");
            masterFormat = Objects.requireNonNullElse(masterFormat, "");
        }
    }

    /**
     * Parses a manifest.
     *
     * @throws IllegalArgumentException when it is not a valid manifest
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

    /** The manifest as JSON, one field per line for version control. */
    static byte[] bytes(List<Entry> clips) {
        return (JSON.toJsonPretty(new Whole(VERSION, clips)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
