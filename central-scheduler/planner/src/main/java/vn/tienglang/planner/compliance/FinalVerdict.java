package vn.tienglang.planner.compliance;

import java.time.Duration;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

/** The one verdict on a planned airing that reports count. */
public sealed interface FinalVerdict {
    /** Played to the last frame by a sound device, in time. */
    record Aired(Playback playback) implements FinalVerdict {}

    /**
     * Played to the last frame by a sound device, and began too late.
     *
     * @param by how late it began
     */
    record Late(Playback playback, Duration by) implements FinalVerdict {}

    /** Began, and was cut short by a fault. */
    record Partial(Playback playback, Reason reason) implements FinalVerdict {}

    /** Never began, as the station says. */
    record Missed(Reason reason) implements FinalVerdict {}

    /** Began, and gave way to a higher message class. */
    record Preempted(Playback playback) implements FinalVerdict {}

    /**
     * Failed, and its makegood was aired instead.
     *
     * @param by the airing that made it good
     */
    record MadeGood(AiringId by) implements FinalVerdict {}

    /** Nobody can show that it was played: no report after the grace, or only commanded. */
    record Unproven() implements FinalVerdict {}

    /** Not over yet, or the grace of its report has not ended. */
    record UnknownYet() implements FinalVerdict {}

    /** True when the airing owes a makegood, if its rules give one. */
    default boolean isFailed() {
        return switch (this) {
            case Partial _, Missed _, Preempted _, Unproven _ -> true;
            case Aired _, Late _, MadeGood _, UnknownYet _ -> false;
        };
    }
}
