package vn.tienglang.office.report.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.compliance.Verdict;

/**
 * Counter of the airings of one station and day. Pure: the same log, entries, subjects and instant
 * give the same result, whatever the order and repetition of the entries.
 */
public final class DayCounter {
    /** How far from its planned start an airing may begin and still be on time. */
    public static final Duration START_TOLERANCE = Duration.ofSeconds(60);

    /** Sound without words, of which the language is not known. */
    private static final LanguageTag NO_LANGUAGE = new LanguageTag("zxx");

    private static final String EMERGENCY_AIRING = "urgent-";

    private final BiFunction<Airing, Clip, AiringSubject> subjects;
    private final Duration grace;

    /**
     * Counter with these rules.
     *
     * @param subjects the subject of each planned airing
     * @param grace how long after its end an airing may stay without a report
     */
    public DayCounter(BiFunction<Airing, Clip, AiringSubject> subjects, Duration grace) {
        this.subjects = subjects;
        this.grace = grace;
    }

    /** The airings of a day: those of the log in its order, then the unplanned ones. */
    public List<CountedAiring> airings(DailyLog log, List<AsRunEntry> asRun, Instant now) {
        Map<ClipId, Clip> clips = new HashMap<>();
        log.clips().forEach(clip -> clips.put(clip.id(), clip));
        Reconciliation judged = Reconciliation.of(log, asRun, now, grace);
        var counted = new ArrayList<CountedAiring>();
        for (Airing airing : log.airings()) {
            Clip clip = Optional.ofNullable(clips.get(airing.clip())).orElseThrow();
            counted.add(planned(log, airing, clip, judged.verdict(airing.id())));
        }
        for (AsRunEntry entry : judged.extra()) {
            playback(entry.outcome())
                    .map(played -> unplanned(entry, played))
                    .ifPresent(counted::add);
        }
        return counted;
    }

    /** The figures of a day. */
    public StationDay day(AreaCode area, DailyLog log, List<AsRunEntry> asRun, Instant now) {
        var sums = new TreeMap<ReportKey, AirtimeFigures.Sum>();
        Instant dueAt = Instant.MAX;
        for (CountedAiring airing : airings(log, asRun, now)) {
            airing.addTo(sums.computeIfAbsent(airing.key(), _ -> new AirtimeFigures.Sum()));
            if (airing.state() == CountedAiring.State.OPEN) {
                Instant end = airing.start().plus(airing.planned()).plus(grace);
                dueAt = end.isBefore(dueAt) ? end : dueAt;
            }
        }
        var figures = new TreeMap<ReportKey, AirtimeFigures>();
        sums.forEach((key, sum) -> figures.put(key, sum.figures()));
        return new StationDay(log.station(), area, log.date(), figures, dueAt, 0);
    }

    private CountedAiring planned(DailyLog log, Airing airing, Clip clip, Verdict verdict) {
        AiringSubject subject = subjects.apply(airing, clip);
        Duration length = airing.airtime().length();
        Duration proven =
                Proof.of(verdict)
                        .map(proof ->
                                proof.complete() ? length : shorter(proof.playedTime(), length))
                        .orElse(Duration.ZERO);
        Optional<LossCause> cause = cause(airing, verdict, proven);
        return new CountedAiring(
                log.station(),
                log.date(),
                airing.id(),
                subject.title().isEmpty() ? clip.title() : subject.title(),
                subject.order(),
                new ReportKey(
                        clip.language(), subject.theme(), subject.origin(), airing.messageClass()),
                airing.airtime().start(),
                length,
                claimed(verdict).map(played -> shorter(played, length)),
                proven,
                state(verdict, cause),
                cause);
    }

    private static CountedAiring.State state(Verdict verdict, Optional<LossCause> cause) {
        if (verdict instanceof Verdict.Awaited) {
            return CountedAiring.State.OPEN;
        }
        return cause.isPresent() ? CountedAiring.State.LOST : CountedAiring.State.ON_TIME;
    }

    private static Optional<Duration> claimed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled(Playback playback) -> Optional.of(playback.played());
            case Verdict.Partial(Playback playback, Reason _) -> Optional.of(playback.played());
            case Verdict.Preempted(Playback playback) -> Optional.of(playback.played());
            case Verdict.Awaited _, Verdict.Missed _, Verdict.Unconfirmed _ -> Optional.empty();
        };
    }

    private static Optional<LossCause> cause(Airing airing, Verdict verdict, Duration proven) {
        return switch (verdict) {
            case Verdict.Awaited _ -> Optional.empty();
            case Verdict.Unconfirmed _ -> Optional.of(LossCause.NO_REPORT);
            case Verdict.Missed(Reason reason) -> Optional.of(LossCause.of(reason));
            case Verdict.Partial(Playback _, Reason reason) -> Optional.of(LossCause.of(reason));
            case Verdict.Preempted _ -> Optional.of(LossCause.PREEMPTED);
            case Verdict.Fulfilled(Playback playback) -> {
                if (proven.isZero()) {
                    yield Optional.of(LossCause.UNPROVEN);
                }
                Duration off =
                        Duration.between(airing.airtime().start(), playback.startedAt()).abs();
                yield off.compareTo(START_TOLERANCE) > 0
                        ? Optional.of(LossCause.LATE)
                        : Optional.empty();
            }
        };
    }

    private static CountedAiring unplanned(AsRunEntry entry, Playback played) {
        boolean isEmergency = entry.airing().value().startsWith(EMERGENCY_AIRING);
        Verdict verdict =
                entry.outcome() instanceof Outcome.CutShort(Playback _, Reason reason)
                        ? new Verdict.Partial(played, reason)
                        : new Verdict.Fulfilled(played);
        return new CountedAiring(
                entry.station(),
                entry.date(),
                entry.airing(),
                entry.airing().value(),
                "",
                new ReportKey(
                        NO_LANGUAGE,
                        "",
                        isEmergency ? AirtimeOrigin.EMERGENCY : AirtimeOrigin.UNPLANNED,
                        isEmergency ? MessageClass.EMERGENCY : MessageClass.ORDINARY),
                played.startedAt(),
                Duration.ZERO,
                Optional.of(played.played()),
                Proof.of(verdict).orElse(Proof.NONE).playedTime(),
                CountedAiring.State.EXTRA,
                Optional.empty());
    }

    private static Optional<Playback> playback(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> Optional.of(playback);
            case Outcome.CutShort(Playback playback, Reason _) -> Optional.of(playback);
            case Outcome.Missed _ -> Optional.empty();
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
