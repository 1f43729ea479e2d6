package vn.tienglang.office.store.station;

import java.time.Instant;
import java.util.Comparator;
import vn.tienglang.airtime.asrun.AsRunLog;

/**
 * Stored branch of a chain of as-run entries. A chain has one branch, number 0, unless two boards
 * wrote into copies of one journal: then each history that differs is a branch of its own, and
 * nothing of either is lost.
 *
 * @param number 0 for the chain itself, 1, 2, … for branches, in the order in which they were found
 * @param parent number of the branch that this one leaves; 0 for number 0
 * @param first number of its first own entry: those before it are the parent's; 1 for number 0
 * @param end its last entry
 * @param openedAt when its first entry was received, to the millisecond
 * @param writtenAt when its last entry, or statement of a missing range, was received, to the
 *     millisecond
 */
public record AsRunBranch(
        int number, int parent, long first, AsRunLog end, Instant openedAt, Instant writtenAt) {
    /** By the opening of the branch; the branches of one chain together by number. */
    public static final Comparator<AsRunBranch> BY_OPENING =
            Comparator.comparing(AsRunBranch::openedAt)
                    .thenComparing(branch -> branch.end().chain())
                    .thenComparingInt(AsRunBranch::number);

    /** The branch with a later end, received at this time. */
    public AsRunBranch endingAt(AsRunLog later, Instant receivedAt) {
        return new AsRunBranch(number, parent, first, later, openedAt, receivedAt);
    }
}
