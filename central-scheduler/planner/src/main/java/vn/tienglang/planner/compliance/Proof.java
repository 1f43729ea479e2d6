package vn.tienglang.planner.compliance;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.planner.obligation.Obligation;

/**
 * Proven playing time of one airing. Unproven is not aired (product rule 3.6): an airing that was
 * only ordered, or that went to a silent or broken output, counts 0.
 *
 * @param playedTime the proven playing time
 * @param complete whether it played to the end
 */
public record Proof(Duration playedTime, boolean complete) {
    /** Nothing is proven. */
    public static final Proof NONE = new Proof(Duration.ZERO, false);

    /**
     * Returns what a verdict proves; empty while the as-run entry may still arrive or is
     * unconfirmed: a missing report is not a failure.
     */
    public static Optional<Proof> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Awaited _, Verdict.Unconfirmed _ -> Optional.empty();
            case Verdict.Fulfilled(Playback playback) ->
                    Optional.of(isProven(playback) ? new Proof(playback.played(), true) : NONE);
            case Verdict.Preempted(Playback playback) -> Optional.of(upTo(playback));
            case Verdict.Partial(Playback playback, Reason reason) ->
                    Optional.of(wasSilent(reason) ? NONE : upTo(playback));
            case Verdict.Missed _ -> Optional.of(NONE);
        };
    }

    private static Proof upTo(Playback playback) {
        return isProven(playback) ? new Proof(playback.played(), false) : NONE;
    }

    private static boolean isProven(Playback playback) {
        return playback.evidence() != Evidence.COMMANDED;
    }

    /** Frames were consumed, but the start of the silence is unknown. */
    private static boolean wasSilent(Reason reason) {
        return reason == Reason.OUTPUT_SILENT || reason == Reason.AMPLIFIER_FAULT;
    }

    /**
     * Returns what the airing counts of that amount: its playing time, or one airing if it played
     * to the end.
     *
     * @param length the planned length of the airing; never more is counted, and a complete airing
     *     counts exactly this
     */
    public long creditedUnits(Obligation.Amount amount, Duration length) {
        if (complete) {
            return amount.unitsOf(length);
        }
        return switch (amount) {
            case Obligation.Amount.Time _ -> Math.min(playedTime.toMillis(), length.toMillis());
            case Obligation.Amount.Airings _ -> 0;
        };
    }
}
