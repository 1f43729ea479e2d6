package vn.tienglang.planner.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

/**
 * Final verdicts on the planned day of one station, and the kind of each unplanned sound. Pure; the
 * order and repetition of entries do not matter.
 *
 * @param verdicts exactly one for each airing of the log, in log order
 * @param unplanned in the order of the station's chain
 */
public record DayVerdicts(Map<AiringId, FinalVerdict> verdicts, List<UnplannedSound> unplanned) {
    private static final String EMERGENCY = "urgent-";
    private static final String LIVE = "live-";

    /** Copies the collections. */
    public DayVerdicts {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        unplanned = List.copyOf(unplanned);
    }

    /**
     * Rules of a judgement.
     *
     * @param asOf the instant of the judgement
     * @param grace how long after its end an airing may stay without a report
     * @param lateAfter an airing that begins later than this after its start is late
     */
    public record Rules(Instant asOf, Duration grace, Duration lateAfter) {}

    /**
     * Judges a day.
     *
     * @param log the last issued log of the day
     * @param asRun entries of the station; others are ignored
     * @param withdrawn airings that only earlier revisions of the log had
     * @param madeGood for a failed airing, the makegood that was aired to its end
     */
    public static DayVerdicts of(
            DailyLog log,
            List<AsRunEntry> asRun,
            Set<AiringId> withdrawn,
            Map<AiringId, AiringId> madeGood,
            Rules rules) {
        Reconciliation day = Reconciliation.of(log, asRun, rules.asOf(), rules.grace());
        var verdicts = new LinkedHashMap<AiringId, FinalVerdict>();
        for (Airing airing : log.airings()) {
            FinalVerdict verdict = verdict(airing, day.verdict(airing.id()), rules.lateAfter());
            AiringId makegood = madeGood.get(airing.id());
            verdicts.put(
                    airing.id(),
                    verdict.isFailed() && makegood != null
                            ? new FinalVerdict.MadeGood(makegood)
                            : verdict);
        }
        return new DayVerdicts(
                verdicts,
                day.extra().stream()
                        .map(entry -> new UnplannedSound(entry, kind(entry.airing(), withdrawn)))
                        .toList());
    }

    private static FinalVerdict verdict(Airing airing, Verdict verdict, Duration lateAfter) {
        return switch (verdict) {
            case Verdict.Awaited() -> new FinalVerdict.UnknownYet();
            case Verdict.Unconfirmed() -> new FinalVerdict.Unproven();
            case Verdict.Missed(Reason reason) -> new FinalVerdict.Missed(reason);
            case Verdict.Preempted(Playback playback) -> new FinalVerdict.Preempted(playback);
            case Verdict.Partial(Playback playback, Reason reason) ->
                    new FinalVerdict.Partial(playback, reason);
            case Verdict.Fulfilled(Playback playback) -> whole(airing, playback, lateAfter);
        };
    }

    private static FinalVerdict whole(Airing airing, Playback playback, Duration lateAfter) {
        if (playback.evidence() == Evidence.COMMANDED) {
            return new FinalVerdict.Unproven();
        }
        Duration by = Duration.between(airing.airtime().start(), playback.startedAt());
        return by.compareTo(lateAfter) > 0
                ? new FinalVerdict.Late(playback, by)
                : new FinalVerdict.Aired(playback);
    }

    private static UnplannedSound.Kind kind(AiringId airing, Set<AiringId> withdrawn) {
        if (airing.value().startsWith(EMERGENCY)) {
            return UnplannedSound.Kind.EMERGENCY;
        }
        if (airing.value().startsWith(LIVE)) {
            return UnplannedSound.Kind.LIVE;
        }
        return withdrawn.contains(airing) ? UnplannedSound.Kind.EXTRA : UnplannedSound.Kind.FOREIGN;
    }
}
