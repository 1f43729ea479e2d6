package vn.tienglang.airtime;

import java.util.Comparator;

/**
 * Playing of one clip at one station at one time.
 *
 * @param id its id, the same in every revision of the log
 * @param airtime from the first sample to the end of the clip
 * @param clip the clip to play
 * @param messageClass decides what it may interrupt
 */
public record Airing(AiringId id, Airtime airtime, ClipId clip, MessageClass messageClass) {
    /** Order of a log: by start, then by id. */
    public static final Comparator<Airing> IN_ORDER = Airing::inOrder;

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
