package vn.tienglang.planner.policy;

import java.util.List;
import vn.tienglang.airtime.Airtime;

/**
 * Broadcast session of a day (buổi phát) and the part of it that is open.
 *
 * @param airtime the session as its unit set it
 * @param by the policy that set it
 * @param open the parts that quiet hours and higher units leave open, in order; may be empty
 * @param cap limit on the total playing time of the session
 */
public record BroadcastSession(Airtime airtime, Policy.Citation by, List<Airtime> open, Cap cap) {
    /** Copies the list. */
    public BroadcastSession {
        open = List.copyOf(open);
    }

    /** Returns whether all of this airtime is open. */
    public boolean contains(Airtime wanted) {
        for (Airtime part : open) {
            if (!wanted.start().isBefore(part.start()) && !wanted.end().isAfter(part.end())) {
                return true;
            }
        }
        return false;
    }
}
