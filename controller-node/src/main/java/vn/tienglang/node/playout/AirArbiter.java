package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * State machine of the air: gives it to one claim at a time, and drives relay and speaker for that
 * claim. Input: answers of relay, speaker and clip store, the stop button, and the time. Output:
 * commands, and what became of each claim in {@link PendingOutcomes}.
 *
 * <pre>
 * Starting -> Idle    at once; the relay may be closed, so it is ordered open first of all
 * Idle     -> Arming  an airing is due within the relay lead, its clip is whole and the wall
 *                     clock is trusted; or an emergency's clip is whole. Relay ordered closed
 * Arming   -> Cueing  the relay is read back closed
 * Arming   -> Idle    the relay is not read back closed: ordered open, missed (amplifier fault)
 * Cueing   -> Armed   the speaker is ready to start
 * Cueing   -> Idle    the speaker failed or did not answer: missed (output silent), relay open
 * Armed    -> Idle    the speaker failed: missed (output silent), relay open
 * Armed    -> OnAir   the start is the cue lead away: marked in the journal, then play ordered
 * Cueing, Armed -> Tail    withdrawn, moved, preempted, its clip lost, or the clock not trusted
 * Armed    -> Idle    too late: the program stood still (missed, output silent), relay open
 * Arming   -> Tail    its clip was lost
 * OnAir    -> Tail    ended (aired), failed (cut short), withdrawn (cut short: cancelled), or an
 *                     emergency is due (cut short: preempted)
 * OnAir    -> Idle    the first frame was too late (missed, output silent): relay open
 * OnAir    -> Idle    the speaker stalled (cut short: output silent), or the relay was closed for
 *                     as long as it may be (cut short: amplifier fault): relay open
 * Arming, Cueing, Armed, OnAir, Tail -> Idle   staff pressed stop: relay open
 * Tail     -> Cueing  the next claim is due; the relay has stayed closed for it
 * Tail     -> Idle    the tail is over and nothing is due soon: relay ordered open
 * </pre>
 *
 * <p>An airing gets at most one mark in the journal and exactly one outcome. One class, because it
 * is one state machine.
 */
final class AirArbiter {
    /** How long after the planned start the speaker may still answer the cue. */
    private static final Duration CUE_TIMEOUT = Duration.ofSeconds(1);

    /** How long after the end of a clip the speaker may still report its end. */
    static final Duration STALL_TIMEOUT = Duration.ofSeconds(5);

    private static final String TOO_LATE = "chương trình bị dừng, đã quá giờ phát";

    private final PlayoutSettings settings;
    private final HeldLogs heldLogs;
    private final Amplifier amplifier;
    private final ClaimSelector claims;
    private final PendingOutcomes pendingOutcomes;
    private final ActiveFaults faults;
    private final CommandBuffer commands;
    private final AirOccupancies occupancies = new AirOccupancies();
    private PlayoutState state = new PlayoutState.Starting();
    private Optional<Claim> lastStarted = Optional.empty();

    AirArbiter(
            PlayoutSettings settings,
            HeldLogs heldLogs,
            Amplifier amplifier,
            ClaimSelector claims,
            PendingOutcomes pendingOutcomes,
            ActiveFaults faults,
            CommandBuffer commands) {
        this.settings = settings;
        this.heldLogs = heldLogs;
        this.amplifier = amplifier;
        this.claims = claims;
        this.pendingOutcomes = pendingOutcomes;
        this.faults = faults;
        this.commands = commands;
    }

    PlayoutState state() {
        return state;
    }

    /** The claim that the machine is busy with. */
    Optional<Claim> currentClaim() {
        return state.currentClaim();
    }

    /** The claim that the machine is busy with, or else the one that was started last. */
    Optional<Claim> currentOrLastClaim() {
        return currentClaim().or(() -> lastStarted);
    }

    /** True when an airing that has ended was on air between these times since boot. */
    boolean wasOccupied(Duration from, Duration until) {
        return occupancies.anyBetween(from, until);
    }

    /** The airing for which the relay was read back closed and that has not started. */
    Optional<AiringId> prepared() {
        return state instanceof PlayoutState.Arming
                ? Optional.empty()
                : state.claimBeforeStart().map(Claim::airing);
    }

    /** When, in time since boot, the present state must change at the latest. */
    Stream<Duration> deadlines(Now now) {
        return switch (state) {
            case PlayoutState.Starting _ -> Stream.of(now.sinceBoot());
            case PlayoutState.Arming _ -> Stream.empty();
            case PlayoutState.Idle _ ->
                    Stream.of(amplifier.restedAt()).filter(at -> ClockConversion.isAhead(at, now));
            case PlayoutState.Cueing(Claim _, Duration playAt) ->
                    Stream.of(playAt.plus(CUE_TIMEOUT));
            case PlayoutState.Armed(Claim _, Duration playAt, long _, int _) ->
                    Stream.of(playAt.minus(settings.cueLead()));
            case PlayoutState.OnAir(PlayoutState.StartedAiring _, Duration silentBy) ->
                    Stream.of(silentBy, amplifier.onUntil());
            case PlayoutState.Tail(Duration until) ->
                    Stream.of(until).filter(at -> ClockConversion.isAhead(at, now));
        };
    }

    /** Leaves Starting. True when this was the first step. */
    boolean start(Now now) {
        if (!(state instanceof PlayoutState.Starting)) {
            return false;
        }
        switchOff(now);
        return true;
    }

    // Answers of the devices.

    void relayRead(RelayState contact, Now now) {
        boolean obeys = amplifier.recordRelayState(contact, now);
        if (state instanceof PlayoutState.Arming(Claim claim, Duration playAt)) {
            faults.set(StationFault.RELAY_STAYS_OPEN, !obeys);
            if (obeys) {
                cue(claim, playAt);
            } else {
                switchOff(now);
                pendingOutcomes.missed(claim, Reason.AMPLIFIER_FAULT);
            }
        } else {
            faults.set(StationFault.RELAY_STAYS_CLOSED, !obeys);
        }
    }

    private void cue(Claim claim, Duration playAt) {
        commands.issue(new Command.Cue(claim.airing(), claim.clip(), volume(claim)));
        state = new PlayoutState.Cueing(claim, playAt);
    }

    /** The volume that the log or the emergency states. */
    private static int volume(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned -> planned.plan().volumePercent();
            case Claim.Emergency emergency -> emergency.run().emergency().volumePercent();
        };
    }

    /** The speaker is ready to start this airing. */
    void cued(AiringId airing, long framesWhole, int rateHz, Now now) {
        if (state instanceof PlayoutState.Cueing(Claim claim, Duration playAt)
                && claim.airing().equals(airing)) {
            if (framesWhole < 1 || rateHz < 1) {
                abandonUnplayable(claim, "tệp không có tiếng", now);
            } else {
                state = new PlayoutState.Armed(claim, playAt, framesWhole, rateHz);
            }
        }
    }

    /** The speaker has stopped playing this airing after so many frames, or could not start it. */
    void playbackStopped(AiringId airing, long frames, String why, Now now) {
        if (pendingOutcomes.framesCounted(airing, frames)) {
            return;
        }
        switch (state) {
            case PlayoutState.OnAir(PlayoutState.StartedAiring started, Duration _)
                    when started.claim().airing().equals(airing) ->
                    playbackFinished(started, frames, why, now);
            case PlayoutState.Cueing(Claim claim, Duration _) when claim.airing().equals(airing) ->
                    abandonUnplayable(claim, why, now);
            case PlayoutState.Armed(Claim claim, Duration _, long _, int _)
                    when claim.airing().equals(airing) ->
                    abandonUnplayable(claim, why, now);
            case PlayoutState.Starting _,
                    PlayoutState.Idle _,
                    PlayoutState.Arming _,
                    PlayoutState.Cueing _,
                    PlayoutState.Armed _,
                    PlayoutState.OnAir _,
                    PlayoutState.Tail _ -> {}
        }
    }

    private void playbackFinished(
            PlayoutState.StartedAiring started, long frames, String why, Now now) {
        boolean whole = frames >= started.mark().framesWhole();
        if (whole) {
            faults.clear(StationFault.OUTPUT_SILENT);
        } else {
            faults.raise(StationFault.OUTPUT_SILENT, why);
        }
        recordOccupancy(started, now);
        // Written at once and not after the tail: after a power cut in the tail the centre would
        // plan a makegood, and the commune would hear the announcement twice.
        pendingOutcomes.ended(started, frames, Reason.OUTPUT_SILENT);
        state = new PlayoutState.Tail(now.sinceBoot().plus(settings.tail()));
    }

    /** The speaker did not start this airing, because the program had stood still. */
    void playbackTooLate(AiringId airing, Now now) {
        if (pendingOutcomes.framesCounted(airing, 0)) {
            return;
        }
        if (state instanceof PlayoutState.OnAir(PlayoutState.StartedAiring started, Duration _)
                && started.claim().airing().equals(airing)) {
            faults.raise(StationFault.OUTPUT_SILENT, TOO_LATE);
            pendingOutcomes.missed(started.claim(), Reason.OUTPUT_SILENT);
            switchOff(now);
        }
    }

    /**
     * The airing plays: its progress is stored, so that the end of the program does not hide it.
     */
    void playbackProgressed(AiringId airing, long frames) {
        if (state.onAir().filter(airing::equals).isPresent()) {
            commands.issue(new Command.WriteFact(new Journal.Fact.Progressed(airing, frames)));
        }
    }

    /** This clip was found damaged, or could not be stored. */
    void clipLost(ClipId clip, Now now) {
        state.claimBeforeStart()
                .filter(claim -> claim.clip().id().equals(clip))
                .ifPresent(claim -> withdraw(claim, now));
    }

    /** Staff pressed stop. */
    void stopByStaff(Now now) {
        boolean busy = state.currentClaim().isPresent() || state instanceof PlayoutState.Tail;
        state.claimBeforeStart()
                .ifPresent(claim -> {
                    commands.issue(new Command.StopPlayback(claim.airing()));
                    pendingOutcomes.missed(claim, Reason.MUTED_BY_STAFF);
                });
        if (state instanceof PlayoutState.OnAir(PlayoutState.StartedAiring started, Duration _)) {
            stopOnAir(started, Reason.MUTED_BY_STAFF, now);
        }
        if (busy) {
            switchOff(now);
        }
    }

    // Transitions by time.

    /** Takes every transition that is due now. */
    void arbitrate(Now now) {
        PlayoutState before;
        do {
            before = state;
            switch (state) {
                case PlayoutState.Starting _, PlayoutState.Arming _ -> {}
                case PlayoutState.Idle _ -> idle(now);
                case PlayoutState.Cueing(Claim claim, Duration playAt) ->
                        cueing(claim, playAt, now);
                case PlayoutState.Armed armed -> armed(armed, now);
                case PlayoutState.OnAir(PlayoutState.StartedAiring started, Duration silentBy) ->
                        onAir(started, silentBy, now);
                case PlayoutState.Tail(Duration until) -> tail(until, now);
            }
        } while (!before.equals(state));
    }

    private void idle(Now now) {
        if (!amplifier.isRested(now)) {
            return;
        }
        claims.due(settings.relayLead(), now)
                .ifPresent(claim -> {
                    state = new PlayoutState.Arming(claim, claims.playAt(claim, now));
                    commands.issue(amplifier.close());
                });
    }

    private void cueing(Claim claim, Duration playAt, Now now) {
        if (mustYield(claim, now)) {
            withdraw(claim, now);
        } else if (ClockConversion.isReached(playAt.plus(CUE_TIMEOUT), now)) {
            abandonUnplayable(claim, "loa không trả lời", now);
        }
    }

    private void armed(PlayoutState.Armed armed, Now now) {
        if (mustYield(armed.claim(), now)) {
            withdraw(armed.claim(), now);
        } else if (claims.isTooLate(armed.claim(), now)) {
            abandonUnplayable(armed.claim(), TOO_LATE, now);
        } else if (ClockConversion.isReached(armed.playAt().minus(settings.cueLead()), now)) {
            play(armed, now);
        }
    }

    private boolean mustYield(Claim claim, Now now) {
        return claims.isNoLongerValid(claim, now)
                || claims.isPreempted(claim, settings.relayLead(), now);
    }

    private void onAir(PlayoutState.StartedAiring started, Duration silentBy, Now now) {
        if (!heldLogs.contains(started.claim())) {
            stopOnAir(started, Reason.CANCELLED, now);
            state = new PlayoutState.Tail(now.sinceBoot());
        } else if (ClockConversion.isReached(silentBy, now)) {
            faults.raise(StationFault.OUTPUT_SILENT, "loa bị treo");
            stopOnAir(started, Reason.OUTPUT_SILENT, now);
            switchOff(now);
        } else if (ClockConversion.isReached(amplifier.onUntil(), now)) {
            stopOnAir(started, Reason.AMPLIFIER_FAULT, now);
            switchOff(now);
        } else if (claims.isPreempted(started.claim(), settings.cueLead(), now)) {
            // This tail has no length: the emergency is cued in the same step.
            stopOnAir(started, Reason.PREEMPTED, now);
            state = new PlayoutState.Tail(now.sinceBoot());
        }
    }

    private void tail(Duration until, Now now) {
        Optional<Claim> next = claims.dueWhileClosed(now);
        if (next.isPresent()) {
            cue(next.get(), claims.playAt(next.get(), now));
        } else if (ClockConversion.isReached(until, now) && !claims.isAnythingSoon(now)) {
            switchOff(now);
        }
    }

    private void play(PlayoutState.Armed armed, Now now) {
        Duration at =
                ClockConversion.isAhead(armed.playAt(), now) ? armed.playAt() : now.sinceBoot();
        Claim claim = armed.claim();
        var mark =
                new Journal.Mark(
                        claim.airing(),
                        claim.date(),
                        heldLogs.revision(claim),
                        ClockConversion.wall(amplifier.since(), now),
                        ClockConversion.wall(at, now),
                        armed.framesWhole(),
                        armed.rateHz(),
                        settings.output(),
                        now.clock(),
                        settings.machineBoot());
        // The mark must be on disk before the first sound: after a power cut only the mark
        // prevents the same announcement from being played twice.
        commands.issue(new Command.WriteFact(new Journal.Fact.Started(mark)));
        commands.issue(new Command.Play(claim.airing(), at, claims.latestStart(claim, now)));
        heldLogs.close(claim.airing());
        lastStarted = Optional.of(claim);
        var started = new PlayoutState.StartedAiring(claim, mark, now);
        Duration length =
                Duration.ofMillis(Math.multiplyExact(armed.framesWhole(), 1000L) / armed.rateHz());
        state = new PlayoutState.OnAir(started, at.plus(length).plus(STALL_TIMEOUT));
    }

    /** The speaker cannot play this claim: it is missed. */
    private void abandonUnplayable(Claim claim, String why, Now now) {
        faults.raise(StationFault.OUTPUT_SILENT, why);
        pendingOutcomes.missed(claim, Reason.OUTPUT_SILENT);
        commands.issue(new Command.StopPlayback(claim.airing()));
        switchOff(now);
    }

    /** Takes the air from a claim that has not started; the claim stays open. */
    private void withdraw(Claim claim, Now now) {
        commands.issue(new Command.StopPlayback(claim.airing()));
        state = new PlayoutState.Tail(now.sinceBoot());
    }

    /** Stops a started airing; the speaker then reports how many frames it played. */
    private void stopOnAir(PlayoutState.StartedAiring started, Reason reason, Now now) {
        commands.issue(new Command.StopPlayback(started.claim().airing()));
        recordOccupancy(started, now);
        pendingOutcomes.stopped(started, reason, now);
    }

    private void switchOff(Now now) {
        commands.issue(amplifier.open(now));
        state = new PlayoutState.Idle();
    }

    private void recordOccupancy(PlayoutState.StartedAiring started, Now now) {
        occupancies.add(started.markedAt().sinceBoot(), now.sinceBoot());
    }
}
