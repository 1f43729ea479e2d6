package vn.tienglang.airtime;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What is said of a recording before it is there: enough to fetch it in parts, to check it, and to
 * know how long it sounds.
 *
 * @param id SHA-256 of its bytes
 * @param title what people call it, on one line
 * @param language what is spoken in it
 * @param length how long it sounds, in whole milliseconds, as it travels; more than nothing, at
 *     most {@link Limits#CLIP_LENGTH}
 * @param bytes how large the file is; 1 to {@link Limits#CLIP_BYTES}
 * @param partBytes in parts of how many bytes it travels; the last may be smaller
 */
public record Clip(
        ClipId id, String title, LanguageTag language, Duration length, long bytes, int partBytes) {

    /** Refuses a clip that could not be fetched or would not sound. */
    public Clip {
        if (!PlainText.isPlain(title) || title.length() > Limits.TITLE_CHARACTERS) {
            throw new IllegalArgumentException("clip " + id.brief() + " has no usable title");
        }
        if (length.compareTo(Duration.ZERO) <= 0
                || length.compareTo(Limits.CLIP_LENGTH) > 0
                || !length.equals(length.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("clip " + id.brief() + " sounds for " + length);
        }
        if (bytes < 1 || bytes > Limits.CLIP_BYTES) {
            throw new IllegalArgumentException("clip " + id.brief() + " has " + bytes + " bytes");
        }
        if (partBytes < Limits.PART_BYTES_LEAST || partBytes > Limits.PART_BYTES_MOST) {
            throw new IllegalArgumentException(
                    "clip " + id.brief() + " comes in parts of " + partBytes + " bytes");
        }
    }

    /** In how many parts the clip travels. */
    public int parts() {
        return Math.toIntExact((bytes + partBytes - 1) / partBytes);
    }

    /** How many bytes part {@code index} (from 0) has. */
    public int bytesOfPart(int index) {
        if (index < 0 || index >= parts()) {
            throw new IllegalArgumentException("clip " + id.brief() + " has no part " + index);
        }
        return Math.toIntExact(Math.min(partBytes, bytes - (long) index * partBytes));
    }
}
