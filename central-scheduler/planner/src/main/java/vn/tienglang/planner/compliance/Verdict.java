package vn.tienglang.planner.compliance;

import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

/** Judgement of the centre on one planned airing. */
public sealed interface Verdict {
    /** Not over yet, or so recent that the report may still arrive. */
    record Awaited() implements Verdict {}

    /** Played to the last frame; the playback's evidence says how this is known. */
    record Fulfilled(Playback playback) implements Verdict {}

    /** Started, and cut short by a fault. */
    record Partial(Playback playback, Reason reason) implements Verdict {}

    /** Started, and pre-empted by a higher message class. */
    record Preempted(Playback playback) implements Verdict {}

    /** Never started according to the station, with the reason. */
    record Missed(Reason reason) implements Verdict {}

    /** Without a report after the grace. A missing report is not a failure. */
    record Unconfirmed() implements Verdict {}
}
