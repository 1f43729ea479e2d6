package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.port.Journal;

/**
 * Outcomes that are decided and not written yet. Those of stopped airings wait for the speaker to
 * count their frames; all wait until the wall clock is trusted, because an entry needs a date. A
 * power cut loses none of them: a started airing has its mark in the journal, and a missed one is
 * judged again.
 *
 * <pre>
 * stopped  -> undated   the speaker reported its frames, or did not within 5 s (no frames)
 * undated  -> settled   the wall clock is trusted
 * </pre>
 */
final class PendingOutcomes {
    /** How long the speaker may take to report its frames. */
    private static final Duration COUNT_TIMEOUT = Duration.ofSeconds(5);

    private final PlayoutSettings settings;
    private final HeldLogs heldLogs;
    private final SortedMap<AiringId, StoppedPlayback> stoppedPlaybacks = new TreeMap<>();
    private final List<UndatedOutcome> undatedOutcomes = new ArrayList<>();

    PendingOutcomes(PlayoutSettings settings, HeldLogs heldLogs) {
        this.settings = settings;
        this.heldLogs = heldLogs;
    }

    /**
     * The end of the program interrupted this airing: a power cut, or on the same boot of the
     * machine the program alone. The frames are those of the last progress that was stored; a few
     * seconds more may have sounded.
     */
    void interrupted(Journal.Interrupted airing) {
        Journal.Mark mark = airing.mark();
        int revision = heldLogs.revision(mark);
        boolean onThisBoot =
                !mark.machineBoot().isEmpty() && mark.machineBoot().equals(settings.machineBoot());
        long frames = Math.clamp(airing.frames(), 0, mark.framesWhole());
        // With another output than now, the settings of now prove nothing.
        Evidence evidence =
                mark.output().equals(settings.output()) ? evidence(frames) : Evidence.COMMANDED;
        var outcome =
                new Outcome.CutShort(
                        playback(mark, frames, evidence),
                        onThisBoot ? Reason.PROGRAM_ENDED : Reason.NO_POWER);
        undatedOutcomes.add(
                new UndatedOutcome(
                        mark.airing(),
                        mark.date(),
                        revision,
                        outcome,
                        Optional.of(mark.clock()),
                        Optional.empty()));
    }

    /** The claim was never started, and never will be. */
    void missed(Claim claim, Reason reason) {
        heldLogs.close(claim.airing());
        undatedOutcomes.add(
                new UndatedOutcome(
                        claim.airing(),
                        claim.date(),
                        heldLogs.revision(claim),
                        new Outcome.Missed(reason),
                        Optional.empty(),
                        Optional.empty()));
    }

    /**
     * The airing ended by itself after this many frames; {@code otherwise} is the reason if these
     * are too few.
     */
    void ended(PlayoutState.StartedAiring started, long frames, Reason otherwise) {
        ended(started, heldLogs.revision(started.claim()), frames, otherwise);
    }

    private void ended(
            PlayoutState.StartedAiring started, int revision, long frames, Reason otherwise) {
        long whole = started.mark().framesWhole();
        boolean complete = frames >= whole;
        Playback played = playback(started.mark(), Math.clamp(frames, 0, whole), evidence(frames));
        settle(
                started,
                revision,
                complete ? new Outcome.Aired(played) : new Outcome.CutShort(played, otherwise));
    }

    /** The airing was stopped; the speaker is about to report its frames. */
    void stopped(PlayoutState.StartedAiring started, Reason reason, Now now) {
        stoppedPlaybacks.put(
                started.claim().airing(),
                new StoppedPlayback(
                        started,
                        heldLogs.revision(started.claim()),
                        reason,
                        now.sinceBoot().plus(COUNT_TIMEOUT)));
    }

    /** Records the frames of a stopped airing. False when this airing was not stopped. */
    boolean framesCounted(AiringId airing, long frames) {
        StoppedPlayback stopped = stoppedPlaybacks.remove(airing);
        if (stopped == null) {
            return false;
        }
        ended(stopped.started(), stopped.revision(), frames, stopped.reason());
        return true;
    }

    private void settle(PlayoutState.StartedAiring started, int revision, Outcome outcome) {
        undatedOutcomes.add(
                new UndatedOutcome(
                        started.claim().airing(),
                        started.claim().date(),
                        revision,
                        outcome,
                        Optional.of(started.mark().clock()).filter(ClockQuality::isTrusted),
                        Optional.of(started.markedAt())));
    }

    /** Takes out the entries that can be written now, oldest first. */
    List<Command.Settle> settle(Now now) {
        for (StoppedPlayback overdue :
                stoppedPlaybacks.values().stream()
                        .filter(stopped -> stopped.isOverdue(now))
                        .toList()) {
            var _ = framesCounted(overdue.started().claim().airing(), 0);
        }
        if (!now.wallTrusted() || undatedOutcomes.isEmpty()) {
            return List.of();
        }
        List<Command.Settle> entries = undatedOutcomes.stream().map(one -> one.at(now)).toList();
        undatedOutcomes.clear();
        return entries;
    }

    /** When, in time since boot, a report of frames is overdue. */
    Optional<Duration> nextDeadline() {
        return stoppedPlaybacks.values().stream().map(StoppedPlayback::by).min(Duration::compareTo);
    }

    /**
     * Evidence of the weakest part: a silent output or a simulated relay proves only the command.
     */
    private Evidence evidence(long frames) {
        return settings.canBeHeard() && frames > 0 ? Evidence.RENDERED : Evidence.COMMANDED;
    }

    private static Playback playback(Journal.Mark mark, long frames, Evidence evidence) {
        return new Playback(
                mark.relayClosedAt(),
                mark.startAt(),
                frames,
                mark.framesWhole(),
                mark.rateHz(),
                evidence,
                mark.output());
    }

    private record StoppedPlayback(
            PlayoutState.StartedAiring started, int revision, Reason reason, Duration by) {
        boolean isOverdue(Now now) {
            return now.sinceBoot().compareTo(by) >= 0;
        }
    }

    /**
     * An outcome that is not dated yet.
     *
     * @param airing id of the airing
     * @param date day of its log
     * @param revision revision of that log
     * @param outcome the outcome
     * @param clock quality of the clock that gave its times; empty if the clock at the time of
     *     writing gives or corrects them
     * @param markedAt when its mark was made, if that was since the program started
     */
    private record UndatedOutcome(
            AiringId airing,
            LocalDate date,
            int revision,
            Outcome outcome,
            Optional<ClockQuality> clock,
            Optional<Now> markedAt) {

        Command.Settle at(Now now) {
            Duration wrongBy =
                    markedAt.filter(_ -> clock.isEmpty())
                            .map(at -> Duration.between(boot(at), boot(now)))
                            .orElse(Duration.ZERO);
            return new Command.Settle(
                    airing,
                    date,
                    revision,
                    now.wall(),
                    clock.orElse(now.clock()),
                    shifted(wrongBy));
        }

        /** Wall time of the program start, by the clock at that time. */
        private static Instant boot(Now at) {
            return at.wall().minus(at.sinceBoot());
        }

        /** Corrects the times of an emergency that played while the clock was wrong. */
        private Outcome shifted(Duration by) {
            return switch (outcome) {
                case Outcome.Aired(Playback played) -> new Outcome.Aired(shifted(played, by));
                case Outcome.CutShort(Playback played, Reason why) ->
                        new Outcome.CutShort(shifted(played, by), why);
                case Outcome.Missed missed -> missed;
            };
        }

        private static Playback shifted(Playback played, Duration by) {
            return new Playback(
                    played.relayClosedAt().plus(by),
                    played.startedAt().plus(by),
                    played.frames(),
                    played.framesWhole(),
                    played.rateHz(),
                    played.evidence(),
                    played.output());
        }
    }
}
