package vn.tienglang.planner.policy;

import java.util.List;
import vn.tienglang.airtime.Airtime;

/**
 * One session of a day (buổi phát), as far as it is open.
 *
 * @param airtime from when to when its unit set it
 * @param by who set it
 * @param open what quiet hours and higher units leave of it, in order; none when they leave nothing
 * @param cap how long all its airings together may sound
 */
public record BroadcastSession(Airtime airtime, Policy.Citation by, List<Airtime> open, Cap cap) {
    /** Takes a copy. */
    public BroadcastSession {
        open = List.copyOf(open);
    }

    /** Whether all of this airtime is open. */
    public boolean contains(Airtime wanted) {
        for (Airtime part : open) {
            if (!wanted.start().isBefore(part.start()) && !wanted.end().isAfter(part.end())) {
                return true;
            }
        }
        return false;
    }
}
