package vn.tienglang.airtime;

import java.util.Comparator;

/**
 * Playing of one clip at one station at one time.
 *
 * @param id its id, the same in every revision of the log
 * @param airtime from the first sample to the end of the clip
 * @param clip the clip to play
 * @param messageClass decides what it may interrupt
 * @param volumePercent how loud it is played, 1 to 100 percent of the amplitude of the clip
 */
public record Airing(
        AiringId id, Airtime airtime, ClipId clip, MessageClass messageClass, int volumePercent) {
    /** Volume without a limit. */
    public static final int FULL_VOLUME = 100;

    /** Order of a log: by start, then by id. */
    public static final Comparator<Airing> IN_ORDER = Airing::inOrder;

    /** Rejects an impossible volume. */
    public Airing {
        if (volumePercent < 1 || volumePercent > FULL_VOLUME) {
            throw new IllegalArgumentException("airing " + id + " at " + volumePercent + " %");
        }
    }

    /** An airing at full volume. */
    public Airing(AiringId id, Airtime airtime, ClipId clip, MessageClass messageClass) {
        this(id, airtime, clip, messageClass, FULL_VOLUME);
    }

    /** The same airing at this volume. */
    public Airing atVolume(int percent) {
        return percent == volumePercent
                ? this
                : new Airing(id, airtime, clip, messageClass, percent);
    }

    private static int inOrder(Airing one, Airing other) {
        int byStart = one.airtime.start().compareTo(other.airtime.start());
        return byStart != 0 ? byStart : one.id.compareTo(other.id);
    }

    /** True when the two overlap and neither may interrupt the other. */
    public boolean conflictsWith(Airing other) {
        return airtime.overlaps(other.airtime)
                && !messageClass.preempts(other.messageClass)
                && !other.messageClass.preempts(messageClass);
    }
}
