package vn.tienglang.planner.compliance;

import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

/** The centre's judgement of one planned airing. */
public sealed interface Verdict {
    /** Not over yet, or so lately that the station may still be telling. */
    record Awaited() implements Verdict {}

    /** Played to the last frame; how it is known stands in the playback's evidence. */
    record Fulfilled(Playback playback) implements Verdict {}

    /** Started, and cut short by something that should not have happened. */
    record Partial(Playback playback, Reason reason) implements Verdict {}

    /** Started, and gave way to something of a higher class. */
    record Preempted(Playback playback) implements Verdict {}

    /** The station says that it never started, and why. */
    record Missed(Reason reason) implements Verdict {}

    /** The grace is over and the station has not said anything. Silence is not failure. */
    record Unconfirmed() implements Verdict {}
}
