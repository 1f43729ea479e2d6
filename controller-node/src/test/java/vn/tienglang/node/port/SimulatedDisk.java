package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;

/**
 * The disk under a {@link SimulatedJournal}: it outlives the program, and loses in a power cut
 * exactly what was not yet there. It can be full, and the power can go in the middle of a write.
 */
public final class SimulatedDisk {
    private final List<Journal.Fact> facts = new ArrayList<>();
    private int boots;
    private boolean full;
    private Write next = Write.WHOLE;

    /** Takes one fact; it is there when this returns. */
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

    /** From now on nothing more fits, or fits again. */
    public void setFull(boolean isFull) {
        full = isFull;
    }

    /** What becomes of the next write. */
    public void cutPowerInNextWrite(Write how) {
        next = how;
    }

    /** How a write ends. */
    public enum Write {
        /** It returns, and everything is there. */
        WHOLE,
        /** The power goes first. */
        LOST,
        /** It is there, but the power goes before anyone learns it. */
        KEPT_UNANSWERED
    }

    /** Thrown out of a write in which the power went; whoever runs the station cuts its power. */
    public static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("the power went in the middle of a write");
        }
    }
}
