package vn.tienglang.office.recording;

import java.time.Duration;

/**
 * What the office has decided about uploads.
 *
 * @param uploadBytes no file is larger
 * @param freeBytes so much of the disk stays free, for the database above all
 * @param waitingAtMost how many recordings may wait for their turn
 * @param refusedKept how long a refused recording stays to be listened to, before it is swept away
 */
public record UploadRules(
        long uploadBytes, long freeBytes, int waitingAtMost, Duration refusedKept) {

    /** Refuses rules under which nothing could ever be brought. */
    public UploadRules {
        if (uploadBytes < 1 || freeBytes < 0 || waitingAtMost < 1 || refusedKept.isNegative()) {
            throw new IllegalArgumentException("nothing can be brought under such rules");
        }
    }

    /** Half a gibibyte stays free, twenty wait, a refused one is kept for thirty days. */
    public static UploadRules usual(long uploadBytes) {
        return new UploadRules(uploadBytes, 512L << 20, 20, Duration.ofDays(30));
    }
}
