package vn.tienglang.airtime;

import java.util.Comparator;

/**
 * One act of playing one clip at one station.
 *
 * @param id its name through every revision
 * @param airtime from the first sample to the end of the clip
 * @param clip what is played
 * @param messageClass what it may interrupt
 */
public record Airing(AiringId id, Airtime airtime, ClipId clip, MessageClass messageClass) {
    /** By start, then by name: the order of a log, the same on every machine. */
    public static final Comparator<Airing> IN_ORDER = Airing::inOrder;

    private static int inOrder(Airing one, Airing other) {
        int byStart = one.airtime.start().compareTo(other.airtime.start());
        return byStart != 0 ? byStart : one.id.compareTo(other.id);
    }

    /** True when both want the air at once and neither may take it from the other. */
    public boolean conflictsWith(Airing other) {
        return airtime.overlaps(other.airtime)
                && !messageClass.preempts(other.messageClass)
                && !other.messageClass.preempts(messageClass);
    }
}
