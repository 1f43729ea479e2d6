package vn.tienglang.planner.compliance;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.planner.obligation.Obligation;

/**
 * How much of one airing is proven to have been heard. Unproven is not aired (product rule 3.6):
 * what was only ordered, or went into a silent or broken output, counts nothing.
 *
 * @param playedTime how long it is known to have sounded
 * @param complete whether it did so to its end
 */
public record Proof(Duration playedTime, boolean complete) {
    /** Nothing is proven. */
    public static final Proof NONE = new Proof(Duration.ZERO, false);

    /**
     * What a verdict proves; empty while the station may still tell, or has told nothing: silence
     * is not failure.
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

    /** Frames were consumed, and nobody can say since when nothing came out. */
    private static boolean wasSilent(Reason reason) {
        return reason == Reason.OUTPUT_SILENT || reason == Reason.AMPLIFIER_FAULT;
    }

    /**
     * What it counts of that amount: of a time, as long as it sounded; of airings, one that was
     * heard to its end, and none that was cut short.
     *
     * @param length how long the airing was meant to be; more never counts, and one heard to its
     *     end counts so much to the millisecond
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
