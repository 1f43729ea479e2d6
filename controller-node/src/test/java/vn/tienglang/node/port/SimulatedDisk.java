package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.asrun.ChainId;

/**
 * Disk of a {@link SimulatedJournal}: it outlives the program and loses in a power cut exactly what
 * was not synced. Unkind things it can do:
 *
 * <ul>
 *   <li>it is full;
 *   <li>the power fails during a write, before or after the fact is on disk;
 *   <li>a sync fails after the write ({@link #failNextSync}). The writer gets an exception, yet
 *       whoever reads sees the fact, because it is in memory. Later syncs succeed and do not write
 *       it: as the kernel does, the disk takes the page for clean. A power cut then loses the fact
 *       and every later one, until somebody copies them elsewhere ({@link #checkpoint});
 *   <li>the journal on it is new because the one before was damaged ({@link #inPlaceOfDamaged}).
 * </ul>
 */
public final class SimulatedDisk {
    private final ChainId chain;
    private final List<Journal.Fact> facts = new ArrayList<>();
    private int boots;
    private final boolean replaced;
    private boolean full;
    private boolean syncFails;
    private boolean checkpointIsSkipped;

    /** Facts whose writer got an exception although they can be read. */
    private final List<Journal.Fact> unanswered = new ArrayList<>();

    /** Number of leading facts that are on the disk and not only in memory. */
    private int synced;

    /** A sync failed; until a checkpoint no later sync writes anything. */
    private boolean unsyncable;

    private Write next = Write.WHOLE;

    /** The empty disk of a new board. */
    public SimulatedDisk() {
        this(new ChainId("c-0000000000000001"));
    }

    /** The empty disk of a new board, whose journal has this chain. */
    public SimulatedDisk(ChainId chain) {
        this(chain, false);
    }

    private SimulatedDisk(ChainId chain, boolean replaced) {
        this.chain = chain;
        this.replaced = replaced;
    }

    /** The disk after a damaged journal was put aside for a new one, with this chain. */
    public static SimulatedDisk inPlaceOfDamaged(ChainId chain) {
        return new SimulatedDisk(chain, true);
    }

    /** True when the journal is new because the one before was damaged. */
    boolean isReplaced() {
        return replaced;
    }

    /** Chain of the journal on this disk. */
    public ChainId chain() {
        return chain;
    }

    /** Copy of the disk as it is now. */
    public SimulatedDisk copy() {
        var copy = new SimulatedDisk(chain, replaced);
        copy.facts.addAll(facts);
        copy.synced = synced;
        copy.unsyncable = unsyncable;
        copy.boots = boots;
        return copy;
    }

    /** Writes one fact; it is on disk when this returns. */
    void append(Journal.Fact fact) {
        if (full) {
            throw new Journal.JournalException(
                    "cannot write into the journal: no space left; playout stops",
                    new IllegalStateException("no space left on device"));
        }
        if (syncFails) {
            syncFails = false;
            unsyncable = true;
            facts.add(fact);
            unanswered.add(fact);
            throw new Journal.JournalException(
                    "cannot write into the journal: the sync failed; playout stops",
                    new IllegalStateException("input/output error"));
        }
        Write how = next;
        next = Write.WHOLE;
        switch (how) {
            case WHOLE -> {
                facts.add(fact);
                sync();
            }
            case LOST -> throw new PowerCut();
            case KEPT_UNANSWERED -> {
                facts.add(fact);
                sync();
                throw new PowerCut();
            }
        }
    }

    private void sync() {
        if (!unsyncable) {
            synced = facts.size();
        }
    }

    /** Makes the sync of the next write fail. */
    public void failNextSync() {
        syncFails = true;
    }

    /** Ends all faults of the disk that have not taken effect. */
    public void mend() {
        full = false;
        syncFails = false;
    }

    /** Takes the facts that can be read although their writer got an exception. */
    public List<Journal.Fact> takeUnanswered() {
        List<Journal.Fact> taken = List.copyOf(unanswered);
        unanswered.clear();
        return taken;
    }

    /** The next checkpoint does nothing: a bug of the program, not of the disk. */
    public void skipNextCheckpoint() {
        checkpointIsSkipped = true;
    }

    /** Copies everything that can be read to another place and syncs that. */
    public void checkpoint() {
        if (checkpointIsSkipped) {
            checkpointIsSkipped = false;
            return;
        }
        unsyncable = false;
        synced = facts.size();
    }

    /** The power fails: what was not synced is gone. Returns how many facts were lost. */
    public int losePower() {
        int lost = facts.size() - synced;
        facts.subList(synced, facts.size()).clear();
        unanswered.clear();
        unsyncable = false;
        return lost;
    }

    /** Every fact that a reader sees, in order. */
    public List<Journal.Fact> facts() {
        return List.copyOf(facts);
    }

    int countBoot() {
        boots++;
        return boots;
    }

    /** Sets whether the disk is full. */
    public void setFull(boolean isFull) {
        full = isFull;
    }

    /** Sets the result of the next write. */
    public void cutPowerInNextWrite(Write how) {
        next = how;
    }

    /** Result of a write. */
    public enum Write {
        /** The write returns, and the fact is on disk. */
        WHOLE,
        /** The power fails before the write. */
        LOST,
        /** The fact is on disk, but the power fails before the write returns. */
        KEPT_UNANSWERED
    }

    /**
     * Thrown by a write during which the power failed; the test then cuts the power of the station.
     */
    public static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("the power went in the middle of a write");
        }
    }
}
