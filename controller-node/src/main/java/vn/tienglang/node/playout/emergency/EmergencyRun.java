package vn.tienglang.node.playout.emergency;

import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Emergency;

/**
 * One clip of one repetition of an emergency at this station.
 *
 * @param emergency the message
 * @param repetition number of the repetition, from 0
 * @param position place of the clip among the clips for this station, from 0
 * @param clip the clip
 */
public record EmergencyRun(Emergency emergency, int repetition, int position, Clip clip) {
    /** Id of its airing in the as-run log. */
    public AiringId airing() {
        return emergency.airing(repetition, position);
    }
}
