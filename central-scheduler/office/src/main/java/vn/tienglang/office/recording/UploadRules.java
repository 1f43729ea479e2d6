package vn.tienglang.office.recording;

import java.time.Duration;

/**
 * Rules for uploads.
 *
 * @param uploadBytes maximum size of a file, in bytes
 * @param freeBytes bytes of the disk that stay free, for the database above all
 * @param waitingAtMost maximum number of queued recordings
 * @param refusedKept how long a refused recording is kept before it is deleted
 */
public record UploadRules(
        long uploadBytes, long freeBytes, int waitingAtMost, Duration refusedKept) {

    /** Refuses rules that allow no upload. */
    public UploadRules {
        if (uploadBytes < 1 || freeBytes < 0 || waitingAtMost < 1 || refusedKept.isNegative()) {
            throw new IllegalArgumentException("nothing can be brought under such rules");
        }
    }

    /**
     * The default rules: 512 MiB stay free, 20 recordings queue, refused ones are kept for 30 days.
     */
    public static UploadRules usual(long uploadBytes) {
        return new UploadRules(uploadBytes, 512L << 20, 20, Duration.ofDays(30));
    }
}
