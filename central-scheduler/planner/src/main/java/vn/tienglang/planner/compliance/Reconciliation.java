package vn.tienglang.planner.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

/**
 * Planned day of one station compared with its as-run entries.
 *
 * @param verdicts exactly one for each airing of the log, in log order
 * @param extra entries of this day without an airing in the log: emergencies, and airings withdrawn
 *     too late; in the order of the station's chain
 */
public record Reconciliation(Map<AiringId, Verdict> verdicts, List<AsRunEntry> extra) {
    /**
     * A station reports an airing once. If several entries exist, the one with the most playing
     * time counts, so a verdict can only improve. Entries with equal playing time are ordered by
     * their text, so the order of arrival does not matter.
     */
    private static final Comparator<AsRunEntry> MOST_PLAYED_FIRST =
            Comparator.comparingInt(Reconciliation::rank)
                    .thenComparing(Comparator.comparingLong(Reconciliation::frames).reversed())
                    .thenComparingLong(AsRunEntry::sequence)
                    .thenComparing(AsRunEntry::canonical);

    /** Copies the collections. */
    public Reconciliation {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        extra = List.copyOf(extra);
    }

    /**
     * Reconciles a day.
     *
     * @param log the last issued log of the day
     * @param asRun the entries of the station; other stations and days are ignored, order and
     *     repetition do not matter
     * @param asOf the instant of the judgement
     * @param grace how long after its end an airing may stay without a report before it is
     *     unconfirmed
     */
    public static Reconciliation of(
            DailyLog log, List<AsRunEntry> asRun, Instant asOf, Duration grace) {
        var entries = new HashMap<AiringId, AsRunEntry>();
        var extra = new TreeMap<String, AsRunEntry>();
        for (AsRunEntry entry : asRun) {
            if (!entry.station().equals(log.station()) || !entry.date().equals(log.date())) {
                continue;
            }
            if (log.airing(entry.airing()).isPresent()) {
                entries.merge(entry.airing(), entry, Reconciliation::preferMorePlayed);
            } else {
                extra.put(entry.canonical(), entry);
            }
        }
        var verdicts = new LinkedHashMap<AiringId, Verdict>();
        for (Airing airing : log.airings()) {
            AsRunEntry entry = entries.get(airing.id());
            verdicts.put(
                    airing.id(),
                    entry == null
                            ? verdictWithoutEntry(airing, asOf, grace)
                            : verdict(entry.outcome()));
        }
        return new Reconciliation(
                verdicts,
                extra.values().stream()
                        .sorted(
                                Comparator.comparingLong(AsRunEntry::sequence)
                                        .thenComparing(AsRunEntry::canonical))
                        .toList());
    }

    /**
     * Returns the verdict on this airing.
     *
     * @throws IllegalArgumentException if the log does not contain it
     */
    public Verdict verdict(AiringId airing) {
        Verdict verdict = verdicts.get(airing);
        if (verdict == null) {
            throw new IllegalArgumentException("the log has no airing " + airing);
        }
        return verdict;
    }

    private static AsRunEntry preferMorePlayed(AsRunEntry first, AsRunEntry other) {
        return MOST_PLAYED_FIRST.compare(first, other) <= 0 ? first : other;
    }

    private static int rank(AsRunEntry entry) {
        return switch (entry.outcome()) {
            case Outcome.Aired _ -> 0;
            case Outcome.CutShort _ -> 1;
            case Outcome.Missed _ -> 2;
        };
    }

    private static long frames(AsRunEntry entry) {
        return switch (entry.outcome()) {
            case Outcome.Aired(Playback playback) -> playback.frames();
            case Outcome.CutShort(Playback playback, Reason _) -> playback.frames();
            case Outcome.Missed _ -> 0;
        };
    }

    private static Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> new Verdict.Fulfilled(playback);
            case Outcome.CutShort(Playback playback, Reason reason) ->
                    reason == Reason.PREEMPTED
                            ? new Verdict.Preempted(playback)
                            : new Verdict.Partial(playback, reason);
            case Outcome.Missed(Reason reason) -> new Verdict.Missed(reason);
        };
    }

    private static Verdict verdictWithoutEntry(Airing airing, Instant asOf, Duration grace) {
        return asOf.isBefore(airing.airtime().end().plus(grace))
                ? new Verdict.Awaited()
                : new Verdict.Unconfirmed();
    }
}
