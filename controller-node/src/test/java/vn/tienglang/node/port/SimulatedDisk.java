package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.asrun.ChainId;

/**
 * Disk of a {@link SimulatedJournal}: it outlives the program and loses in a power cut exactly what
 * was not written yet. It can be full, and the power can fail during a write.
 */
public final class SimulatedDisk {
    private final ChainId chain;
    private final List<Journal.Fact> facts = new ArrayList<>();
    private int boots;
    private boolean full;
    private Write next = Write.WHOLE;

    /** The empty disk of a new board. */
    public SimulatedDisk() {
        this(new ChainId("c-0000000000000001"));
    }

    /** The empty disk of a new board, whose journal has this chain. */
    public SimulatedDisk(ChainId chain) {
        this.chain = chain;
    }

    /** Chain of the journal on this disk. */
    public ChainId chain() {
        return chain;
    }

    /** Copy of the disk as it is now. */
    public SimulatedDisk copy() {
        var copy = new SimulatedDisk(chain);
        copy.facts.addAll(facts);
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
        Write how = next;
        next = Write.WHOLE;
        switch (how) {
            case WHOLE -> facts.add(fact);
            case LOST -> throw new PowerCut();
            case KEPT_UNANSWERED -> {
                facts.add(fact);
                throw new PowerCut();
            }
        }
    }

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
