package vn.tienglang.airtime;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Description of a recording: what a station needs to fetch it in parts, to check it, and to know
 * its length.
 *
 * @param id SHA-256 of its bytes
 * @param title title for people, on one line
 * @param language language spoken in it
 * @param length length of the sound in whole milliseconds; above 0, at most {@link
 *     Limits#CLIP_LENGTH}
 * @param bytes size of the file in bytes, 1 to {@link Limits#CLIP_BYTES}
 * @param partBytes size of a part in bytes; the last part may be smaller
 */
public record Clip(
        ClipId id, String title, LanguageTag language, Duration length, long bytes, int partBytes) {

    /** Rejects a clip that could not be fetched or played. */
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

    /** Number of parts. */
    public int parts() {
        return Math.toIntExact((bytes + partBytes - 1) / partBytes);
    }

    /** Size in bytes of part {@code index} (from 0). */
    public int bytesOfPart(int index) {
        if (index < 0 || index >= parts()) {
            throw new IllegalArgumentException("clip " + id.brief() + " has no part " + index);
        }
        return Math.toIntExact(Math.min(partBytes, bytes - (long) index * partBytes));
    }
}
