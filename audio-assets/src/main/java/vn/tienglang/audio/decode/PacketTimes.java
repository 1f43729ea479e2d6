package vn.tienglang.audio.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Sum of the durations of all packets of a sound stream, and the jumps of their time stamps. Packets
 * are added in the order of the file. All numbers are seconds.
 */
final class PacketTimes {
    /** A shorter gap is inaudible or is jitter of a recorder. */
    private static final double GAP_LEAST = 1;

    private static final double BACK_LEAST = 0.5;

    /** Another recording begins near the start of the first; Ogg counts back from its first page. */
    private static final double BEGIN_WITHIN = 2;

    /** ffprobe prints nonsense for some packets of short Vorbis files. */
    private static final double DURATION_MOST = 10;

    /** Most jumps that are kept. */
    private static final int JUMPS_MOST = 100;

    private final List<TimeJump> jumps = new ArrayList<>();
    private double start = Double.NaN;
    private double expected = Double.NaN;
    private double summed;

    /**
     * Adds a packet.
     *
     * @param time time stamp; not a number when there is none
     * @param claimed its duration; 0 when unknown
     */
    void add(double time, double claimed) {
        double duration = claimed <= DURATION_MOST ? claimed : 0;
        if (!Double.isNaN(time)) {
            if (Double.isNaN(start)) {
                start = time;
            } else {
                compare(time - expected, time);
            }
            expected = time + duration;
        } else {
            expected += duration;
        }
        summed += duration;
    }

    private void compare(double jump, double time) {
        if (jumps.size() == JUMPS_MOST || Double.isNaN(jump)) {
            return;
        }
        if (jump > GAP_LEAST) {
            jumps.add(new TimeJump(TimeJump.Kind.GAP, summed, jump));
        } else if (jump < -BACK_LEAST) {
            boolean beginsAgain = Math.abs(time - start) < BEGIN_WITHIN && -jump > BEGIN_WITHIN;
            jumps.add(
                    new TimeJump(
                            beginsAgain ? TimeJump.Kind.NEXT_PART : TimeJump.Kind.BACK,
                            summed,
                            -jump));
        }
    }

    /** The jumps in order. */
    List<TimeJump> jumps() {
        return List.copyOf(jumps);
    }

    /** True when another recording follows. */
    boolean isJoined() {
        return jumps.stream().anyMatch(jump -> jump.kind() == TimeJump.Kind.NEXT_PART);
    }

    /** Sum of the durations. */
    double summed() {
        return summed;
    }
}
