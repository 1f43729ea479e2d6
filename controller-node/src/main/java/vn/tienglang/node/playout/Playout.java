package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * The station's state machine: what the horn does, and what is told of it.
 *
 * <pre>
 * Starting -> Idle    at once: whatever the relay was, it is ordered open first of all
 * Idle     -> Arming  an airing is due within the relay lead, its clip is whole and the wall
 *                     clock is trusted; or an emergency's clip is whole. Relay ordered closed
 * Arming   -> Cueing  the relay is read back closed
 * Arming   -> Idle    it is not: ordered open, missed (amplifier fault)
 * Cueing   -> Armed   the speaker could start on the instant
 * Cueing   -> Idle    it could not, or did not answer: missed (output silent), relay open
 * Armed    -> OnAir   the start is the cue lead away: marked in the journal, then play ordered
 * Cueing, Armed -> Tail    withdrawn, moved, its clip lost, or the clock not trusted any more
 * OnAir    -> Tail    ended (aired), failed (cut short), or withdrawn (cut short: cancelled)
 * Cueing, Armed, OnAir -> Cueing   an emergency takes the air; what was on air is cut short
 * Cueing, Armed, OnAir, Tail -> Idle   staff pressed stop, or the speaker stalled: relay open
 * Tail     -> Cueing  the next airing is due; the relay has stayed closed for it
 * Tail     -> Idle    the tail is over and nothing is due soon: relay ordered open
 * </pre>
 *
 * <p>Nothing is touched here. Events enter, commands leave, and the same events at the same times
 * give the same commands. An airing gets at most one mark and exactly one outcome; nothing is
 * judged missed while the wall clock is not trusted.
 */
public final class Playout {
    /** How long past its start a speaker may take to get ready, with the amplifier on. */
    private static final Duration CUE_TIMEOUT = Duration.ofSeconds(1);

    /** How long past its end a clip may sound before the speaker is taken for stalled. */
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(5);

    /** Never longer asleep, so that a step of the wall clock does not stay unseen for long. */
    private static final Duration MAX_SLEEP = Duration.ofMinutes(1);

    /** Turns on the air that are remembered, to say why another airing had none. */
    private static final int OCCUPANCIES_KEPT = 16;

    /** So many fit into a message; a station never lacks more but on its first day. */
    private static final int MAX_MISSING_REPORTED = 3_000;

    private final PlayoutSettings settings;
    private final long boot;
    private final ClockTrust clockTrust;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final Amplifier amplifier;
    private final PendingOutcomes pendingOutcomes;
    private final AsRunSender asRunSender;
    private final StatusReporter statusReporter = new StatusReporter();
    private final ActiveFaults faults = new ActiveFaults();
    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private final List<AirOccupancy> occupancies = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private PlayoutState state = new PlayoutState.Starting();

    /** A machine that goes on where the journal says the last one stopped. */
    public Playout(PlayoutSettings settings, Journal.Recovered recovered) {
        this.settings = settings;
        boot = recovered.boot();
        clockTrust = new ClockTrust(recovered.latestCentreTime());
        heldLogs = new HeldLogs(recovered);
        downloads = new ClipDownloads(settings.station());
        amplifier = new Amplifier(settings);
        pendingOutcomes = new PendingOutcomes(settings.audible());
        asRunSender = new AsRunSender(recovered);
        for (Journal.Mark mark : recovered.interrupted()) {
            pendingOutcomes.interrupted(mark, heldLogs.revision(mark));
        }
    }

    /** Takes in what happened and says what is to be done about it, in this order. */
    public List<Command> handle(Event event, ClockReading reading) {
        clockTrust.checkForJump(reading);
        if (state instanceof PlayoutState.Starting) {
            issue(amplifier.open(clockTrust.now(reading)));
            state = new PlayoutState.Idle();
            refreshNeededClips();
        }
        apply(event, reading);
        advance(clockTrust.now(reading));
        List<Command> out = List.copyOf(commands);
        commands.clear();
        return out;
    }

    private void issue(Command command) {
        commands.add(command);
    }

    private void apply(Event event, ClockReading reading) {
        Now now = clockTrust.now(reading);
        switch (event) {
            case Event.Tick() -> {}
            case Event.MessageReceived(Message message, Event.Acknowledger receipt) -> {
                receive(message, reading);
                issue(new Command.Acknowledge(receipt));
            }
            case Event.MessageRejected(Rejection why, String _) -> countRejection(why);
            case Event.LinkUp() -> {
                asRunSender.linkUp(now);
                downloads.linkUp(now);
                statusReporter.linkUp();
            }
            case Event.LinkDown(String _) -> {
                asRunSender.linkDown();
                downloads.linkDown();
                statusReporter.linkDown();
            }
            case Event.PartStored(ClipId clip, int index) -> downloads.partStored(clip, index, now);
            case Event.ClipReady(ClipId clip) -> {
                downloads.clipReady(clip, now);
                faults.clear(StationFault.CLIP_NOT_KEPT);
            }
            case Event.ClipDamaged(ClipId clip, String why) -> clipDamaged(clip, why, now);
            case Event.ClipChecked(ClipId clip, ClipStore.Holding holding) ->
                    downloads.clipChecked(clip, holding, now);
            case Event.RelayRead(RelayState contact) -> relayRead(contact, now);
            case Event.Cued(AiringId airing, long framesWhole, int rateHz) ->
                    cued(airing, framesWhole, rateHz, now);
            case Event.PlaybackEnded(AiringId airing, long frames) ->
                    playbackStopped(airing, frames, "dừng trước khi hết", now);
            case Event.PlaybackFailed(AiringId airing, long frames, String why) ->
                    playbackStopped(airing, frames, why, now);
            case Event.ClockSynchronised(boolean synchronised) ->
                    clockTrust.daemonReported(synchronised, reading);
            case Event.StaffStopped() -> stopByStaff(now);
        }
    }

    // What the centre says.

    private void receive(Message message, ClockReading reading) {
        Now now = clockTrust.now(reading);
        switch (message) {
            case Message.LogIssued(DailyLog log) -> receive(log, now);
            case Message.Urgent urgent -> receive(urgent, now);
            case Message.PartSent part -> receive(part, now);
            case Message.AsRunAcknowledged(var station, long upTo) when isOurs(station) ->
                    asRunAcknowledged(upTo, now);
            case Message.AsRunAcknowledged _ -> countRejection(Rejection.OTHER_STATION);
            case Message.TimeBeacon(Instant at) -> receive(at, reading);
            case Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.PartsRequested _ ->
                    countRejection(Rejection.UNKNOWN_TOPIC);
        }
    }

    private boolean isOurs(StationId station) {
        return station.equals(settings.station());
    }

    private void receive(DailyLog log, Now now) {
        if (!isOurs(log.station())) {
            countRejection(Rejection.OTHER_STATION);
            return;
        }
        boolean over = now.wallTrusted() && log.date().isBefore(yesterday(now));
        switch (over ? HeldLogs.Novelty.STALE : heldLogs.noveltyOf(log)) {
            case STALE -> countRejection(Rejection.STALE);
            case TOO_MANY -> countRejection(Rejection.OVERSIZE);
            case HELD -> {}
            case NEW -> {
                issue(new Command.WriteFact(new Journal.Fact.LogStored(log)));
                heldLogs.hold(log, now.sinceBoot());
                refreshNeededClips();
            }
        }
    }

    private void receive(Message.Urgent urgent, Now now) {
        boolean meant = urgent.areas().stream().anyMatch(settings.areas()::contains);
        if (!meant) {
            return;
        }
        switch (heldLogs.noveltyOf(urgent)) {
            case STALE -> countRejection(Rejection.STALE);
            case HELD, TOO_MANY -> {}
            case NEW -> {
                issue(new Command.WriteFact(new Journal.Fact.UrgentStored(urgent)));
                heldLogs.hold(urgent, now.sinceBoot());
                refreshNeededClips();
            }
        }
    }

    private void receive(Message.PartSent part, Now now) {
        downloads
                .clipOfRequestedPart(part)
                .ifPresent(clip -> {
                    downloads.partReceived(part, now);
                    issue(new Command.StorePart(clip, part));
                });
    }

    private void receive(Instant told, ClockReading reading) {
        switch (clockTrust.centreReported(told, reading)) {
            case STALE -> countRejection(Rejection.STALE);
            case NEWER -> {}
            case NEWER_TO_STORE ->
                    issue(new Command.WriteFact(new Journal.Fact.TimeReceived(told)));
        }
    }

    private void asRunAcknowledged(long upTo, Now now) {
        faults.set(StationFault.JOURNAL_BEHIND, asRunSender.isImpossible(upTo));
        if (asRunSender.isImpossible(upTo)) {
            countRejection(Rejection.MALFORMED);
        } else if (asRunSender.acknowledge(upTo, now)) {
            issue(new Command.WriteFact(new Journal.Fact.Acknowledged(upTo)));
        }
    }

    private void countRejection(Rejection why) {
        rejected.merge(why, 1L, Long::sum);
    }

    /** What is open has changed: fetch what it needs, and let go of what it does not. */
    private void refreshNeededClips() {
        List<Clip> needed = heldLogs.clips();
        Stream<Clip> sounding = currentClaim(state).stream().map(Claim::clip);
        issue(
                new Command.RetainClips(
                        Stream.concat(needed.stream(), sounding)
                                .map(Clip::id)
                                .distinct()
                                .sorted()
                                .toList()));
        downloads.setNeeded(needed).forEach(clip -> issue(new Command.CheckClip(clip)));
    }

    // What the devices say.

    private void relayRead(RelayState contact, Now now) {
        boolean obeys = amplifier.recordRelayState(contact, now);
        if (state instanceof PlayoutState.Arming(Claim claim, Duration playAt)) {
            faults.set(StationFault.RELAY_STAYS_OPEN, !obeys);
            if (obeys) {
                cue(claim, playAt);
            } else {
                issue(amplifier.open(now));
                state = new PlayoutState.Idle();
                recordMissed(claim, Reason.AMPLIFIER_FAULT);
            }
        } else {
            faults.set(StationFault.RELAY_STAYS_CLOSED, !obeys);
        }
    }

    private void cue(Claim claim, Duration playAt) {
        issue(new Command.Cue(claim.airing(), claim.clip()));
        state = new PlayoutState.Cueing(claim, playAt);
    }

    private void cued(AiringId airing, long framesWhole, int rateHz, Now now) {
        if (state instanceof PlayoutState.Cueing(Claim claim, Duration playAt)
                && claim.airing().equals(airing)) {
            if (framesWhole < 1 || rateHz < 1) {
                abandonUnplayable(claim, "tệp không có tiếng", now);
            } else {
                state = new PlayoutState.Armed(claim, playAt, framesWhole, rateHz);
            }
        }
    }

    /** The speaker made its last sound of this airing, or could not make any. */
    private void playbackStopped(AiringId airing, long frames, String why, Now now) {
        if (pendingOutcomes.framesCounted(airing, frames)) {
            return;
        }
        switch (state) {
            case PlayoutState.OnAir(PlayoutState.StartedAiring airborne, Duration _)
                    when airborne.claim().airing().equals(airing) ->
                    playbackFinished(airborne, frames, why, now);
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
            PlayoutState.StartedAiring airborne, long frames, String why, Now now) {
        boolean whole = frames >= airborne.mark().framesWhole();
        if (whole) {
            faults.clear(StationFault.OUTPUT_SILENT);
        } else {
            faults.raise(StationFault.OUTPUT_SILENT, why);
        }
        recordOccupancy(airborne, now);
        // Written at once and not after the tail: a power cut in the tail would make this commune
        // hear the same announcement again, as a makegood for what it has heard.
        pendingOutcomes.ended(
                airborne, heldLogs.revision(airborne.claim()), frames, Reason.OUTPUT_SILENT);
        state = new PlayoutState.Tail(now.sinceBoot().plus(settings.tail()));
    }

    private void clipDamaged(ClipId clip, String why, Now now) {
        downloads.clipDamaged(clip, now);
        faults.raise(StationFault.CLIP_NOT_KEPT, why);
        claimBeforeStart(state)
                .filter(claim -> claim.clip().id().equals(clip))
                .ifPresent(claim -> withdraw(claim, now));
    }

    private void stopByStaff(Now now) {
        Optional<Claim> silenced = currentClaim(state);
        claimBeforeStart(state)
                .ifPresent(claim -> {
                    issue(new Command.StopPlayback(claim.airing()));
                    recordMissed(claim, Reason.MUTED_BY_STAFF);
                });
        if (state instanceof PlayoutState.OnAir(PlayoutState.StartedAiring airborne, Duration _)) {
            stopOnAir(airborne, Reason.MUTED_BY_STAFF, now);
        }
        if (silenced.isPresent() || state instanceof PlayoutState.Tail) {
            switchOff(now);
        }
    }

    // What time brings.

    private void advance(Now now) {
        amplifier.retryOpen(now).forEach(this::issue);
        settleDecided(now);
        recordMissedAirings(now);
        arbitrate(now);
        settleDecided(now);
        dropOldDays(now);
        downloads.nextRequests(now).forEach(message -> issue(new Command.Send(message)));
        if (asRunSender.startBatchIfDue(now)) {
            issue(new Command.SendAsRun());
        }
        faults.set(StationFault.TOO_MANY_UNSENT, asRunSender.isOverLimit());
        StationStatus status = status(now);
        if (statusReporter.startReportIfDue(status, now)) {
            issue(new Command.Send(new Message.StatusReported(status)));
        }
    }

    private void settleDecided(Now now) {
        List<Command.Settle> entries = pendingOutcomes.settle(now);
        for (Command.Settle entry : entries) {
            issue(entry);
            heldLogs.settle(entry.airing(), entry.date(), entry.outcome());
            asRunSender.entryWritten();
        }
        if (!entries.isEmpty()) {
            refreshNeededClips();
        }
    }

    /** Whose moment is over without a sound is missed, once the clock can be trusted to say so. */
    private void recordMissedAirings(Now now) {
        if (!now.wallTrusted()) {
            return;
        }
        Optional<Claim> current = currentClaim(state);
        for (Claim.Planned claim : heldLogs.open()) {
            if (claim.plan().airtime().start().isAfter(now.wall())) {
                break;
            }
            if (isTooLate(claim, now) && !current.equals(Optional.of(claim))) {
                recordMissed(claim, reasonMissed(claim, claim.plan().airtime().start(), now));
            }
        }
        for (Claim.Emergency claim : heldLogs.emergencies()) {
            if (hasExpired(claim, now) && !current.equals(Optional.of(claim))) {
                recordMissed(claim, reasonMissed(claim, claim.urgent().expires(), now));
            }
        }
    }

    private boolean isTooLate(Claim.Planned claim, Now now) {
        Duration warmUp = amplifier.readyAt(now).minus(now.sinceBoot());
        Instant latest = claim.plan().airtime().start().plus(settings.lateStart());
        return now.wall().plus(warmUp).isAfter(latest);
    }

    /** The first cause, in the order in which one hides the next. */
    private Reason reasonMissed(Claim claim, Instant appointment, Now now) {
        Duration at = sinceBoot(appointment, now);
        Duration latest = at.plus(settings.lateStart());
        boolean airHeld = occupancies.stream().anyMatch(turn -> turn.overlaps(at, latest));
        if (at.isNegative()) {
            return Reason.NO_POWER;
        }
        if (at.compareTo(heldLogs.knownSince(claim.airing())) < 0) {
            return Reason.NO_LINK;
        }
        if (at.compareTo(clockTrust.trustedSince()) < 0) {
            return Reason.CLOCK_UNSURE;
        }
        if (downloads.wasMissingAt(claim.clip().id(), at)) {
            return Reason.NO_FILE;
        }
        return airHeld || currentClaim(state).isPresent() ? Reason.PREEMPTED : Reason.OUTPUT_SILENT;
    }

    private void recordMissed(Claim claim, Reason reason) {
        heldLogs.close(claim.airing());
        pendingOutcomes.missed(claim, heldLogs.revision(claim), reason);
    }

    private void dropOldDays(Now now) {
        if (now.wallTrusted() && heldLogs.holdsDaysBefore(yesterday(now))) {
            LocalDate before = yesterday(now);
            issue(new Command.WriteFact(new Journal.Fact.DaysDropped(before)));
            heldLogs.dropDaysBefore(before);
            refreshNeededClips();
        }
    }

    private LocalDate yesterday(Now now) {
        return now.wall().atZone(settings.zone()).toLocalDate().minusDays(1);
    }

    // Who has the air.

    private void arbitrate(Now now) {
        PlayoutState before;
        do {
            before = state;
            switch (state) {
                case PlayoutState.Starting _, PlayoutState.Arming _ -> {}
                case PlayoutState.Idle _ -> idle(now);
                case PlayoutState.Cueing(Claim claim, Duration playAt) ->
                        cueing(claim, playAt, now);
                case PlayoutState.Armed armed -> armed(armed, now);
                case PlayoutState.OnAir(PlayoutState.StartedAiring airborne, Duration silentBy) ->
                        onAir(airborne, silentBy, now);
                case PlayoutState.Tail(Duration until) -> tail(until, now);
            }
        } while (!before.equals(state));
    }

    private void idle(Now now) {
        if (!amplifier.isRested(now)) {
            return;
        }
        due(settings.relayLead(), now)
                .ifPresent(claim -> {
                    state = new PlayoutState.Arming(claim, playAt(claim, now));
                    issue(amplifier.close());
                });
    }

    private void cueing(Claim claim, Duration playAt, Now now) {
        if (isNoLongerValid(claim, now) || isPreempted(claim, settings.relayLead(), now)) {
            withdraw(claim, now);
        } else if (now.sinceBoot().compareTo(playAt.plus(CUE_TIMEOUT)) >= 0) {
            abandonUnplayable(claim, "loa không trả lời", now);
        }
    }

    private void armed(PlayoutState.Armed armed, Now now) {
        Claim claim = armed.claim();
        if (isNoLongerValid(claim, now) || isPreempted(claim, settings.relayLead(), now)) {
            withdraw(claim, now);
        } else if (now.sinceBoot().compareTo(armed.playAt().minus(settings.cueLead())) >= 0) {
            play(armed, now);
        }
    }

    private void onAir(PlayoutState.StartedAiring airborne, Duration silentBy, Now now) {
        if (!heldLogs.contains(airborne.claim())) {
            stopOnAir(airborne, Reason.CANCELLED, now);
            state = new PlayoutState.Tail(now.sinceBoot());
        } else if (now.sinceBoot().compareTo(silentBy) >= 0) {
            faults.raise(StationFault.OUTPUT_SILENT, "loa bị treo");
            stopOnAir(airborne, Reason.OUTPUT_SILENT, now);
            switchOff(now);
        } else if (now.sinceBoot().compareTo(amplifier.onUntil()) >= 0) {
            stopOnAir(airborne, Reason.AMPLIFIER_FAULT, now);
            switchOff(now);
        } else if (isPreempted(airborne.claim(), settings.cueLead(), now)) {
            // The tail it leaves is empty: the emergency is cued in the same step.
            stopOnAir(airborne, Reason.PREEMPTED, now);
            state = new PlayoutState.Tail(now.sinceBoot());
        }
    }

    private void tail(Duration until, Now now) {
        Optional<Claim> next =
                due(settings.relayLead(), now).filter(claim -> fitsWhileClosed(claim, now));
        boolean over = now.sinceBoot().compareTo(until) >= 0;
        if (next.isPresent()) {
            cue(next.get(), playAt(next.get(), now));
        } else if (over && !isAnythingSoon(now)) {
            switchOff(now);
        }
    }

    /** What is due within the lead; emergencies first, the newest before all. */
    private Optional<Claim> due(Duration lead, Now now) {
        Stream<Claim> called =
                heldLogs.emergencies().stream()
                        .filter(claim -> !hasExpired(claim, now))
                        .filter(claim -> downloads.isWhole(claim.clip().id()))
                        .map(claim -> claim);
        if (!now.wallTrusted()) {
            return called.findFirst();
        }
        Instant horizon = now.wall().plus(lead);
        Stream<Claim> planned =
                heldLogs.open().stream()
                        .takeWhile(claim -> !claim.plan().airtime().start().isAfter(horizon))
                        .filter(claim -> downloads.isWhole(claim.clip().id()))
                        .sorted(Comparator.comparing(Playout::isNotEmergency))
                        .map(claim -> claim);
        return Stream.concat(called, planned).findFirst();
    }

    private static boolean isNotEmergency(Claim.Planned claim) {
        return claim.plan().messageClass() != MessageClass.EMERGENCY;
    }

    private boolean isPreempted(Claim holder, Duration lead, Now now) {
        return due(lead, now).filter(claim -> claim.preempts(holder)).isPresent();
    }

    private boolean isNoLongerValid(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned _ -> !now.wallTrusted() || !heldLogs.isStillRequested(claim);
            // It may have been armed by a clock that was wrong, and is right by now.
            case Claim.Emergency called ->
                    hasExpired(called, now) || !heldLogs.isStillRequested(claim);
        };
    }

    private static boolean hasExpired(Claim.Emergency claim, Now now) {
        return now.wallTrusted() && !claim.urgent().expires().isAfter(now.wall());
    }

    /** When its first frame is to leave: on its start, or as soon as the amplifier is ready. */
    private Duration playAt(Claim claim, Now now) {
        Duration soonest = amplifier.readyAt(now);
        return switch (claim) {
            case Claim.Planned planned -> {
                Duration start = sinceBoot(planned.plan().airtime().start(), now);
                yield start.compareTo(soonest) > 0 ? start : soonest;
            }
            case Claim.Emergency _ -> soonest;
        };
    }

    private void play(PlayoutState.Armed armed, Now now) {
        Duration at =
                armed.playAt().compareTo(now.sinceBoot()) > 0 ? armed.playAt() : now.sinceBoot();
        Claim claim = armed.claim();
        var mark =
                new Journal.Mark(
                        claim.airing(),
                        claim.date(),
                        heldLogs.revision(claim),
                        wall(amplifier.since(), now),
                        wall(at, now),
                        armed.framesWhole(),
                        armed.rateHz(),
                        settings.output());
        // The mark must be on disk before the first sound: after a power cut it is all that
        // stands between this commune and hearing the same announcement twice.
        issue(new Command.WriteFact(new Journal.Fact.Started(mark)));
        issue(new Command.Play(claim.airing(), at));
        heldLogs.close(claim.airing());
        var markedBy = new ClockReading(now.wall(), now.sinceBoot());
        var airborne = new PlayoutState.StartedAiring(claim, mark, markedBy, now.wallTrusted());
        Duration length =
                Duration.ofMillis(Math.multiplyExact(armed.framesWhole(), 1000L) / armed.rateHz());
        state = new PlayoutState.OnAir(airborne, at.plus(length).plus(STALL_TIMEOUT));
    }

    /** The speaker gets no sound out of it. */
    private void abandonUnplayable(Claim claim, String why, Now now) {
        faults.raise(StationFault.OUTPUT_SILENT, why);
        recordMissed(claim, Reason.OUTPUT_SILENT);
        issue(new Command.StopPlayback(claim.airing()));
        switchOff(now);
    }

    /** It gives the air back before it has made a sound. */
    private void withdraw(Claim claim, Now now) {
        issue(new Command.StopPlayback(claim.airing()));
        state = new PlayoutState.Tail(now.sinceBoot());
    }

    /** Silence in the middle of it; the speaker will say after how many frames. */
    private void stopOnAir(PlayoutState.StartedAiring airborne, Reason reason, Now now) {
        issue(new Command.StopPlayback(airborne.claim().airing()));
        recordOccupancy(airborne, now);
        pendingOutcomes.stopped(airborne, heldLogs.revision(airborne.claim()), reason, now);
    }

    private void switchOff(Now now) {
        issue(amplifier.open(now));
        state = new PlayoutState.Idle();
    }

    private void recordOccupancy(PlayoutState.StartedAiring airborne, Now now) {
        occupancies.add(new AirOccupancy(airborne.markedBy().sinceBoot(), now.sinceBoot()));
        if (occupancies.size() > OCCUPANCIES_KEPT) {
            occupancies.removeFirst();
        }
    }

    /** True when opening the relay would mean closing it again before it has rested. */
    private boolean isAnythingSoon(Now now) {
        return now.wallTrusted()
                && nextPlanned()
                        .filter(claim -> fitsWhileClosed(claim, now))
                        .map(claim -> claim.plan().airtime().start())
                        .filter(start -> !start.isAfter(now.wall().plus(longestBridgedGap())))
                        .isPresent();
    }

    private Duration longestBridgedGap() {
        return settings.relayLead().plus(settings.relayRest());
    }

    private boolean fitsWhileClosed(Claim claim, Now now) {
        Duration ends = playAt(claim, now).plus(claim.clip().length());
        return ends.plus(STALL_TIMEOUT).compareTo(amplifier.onUntil()) < 0;
    }

    private Optional<Claim.Planned> nextPlanned() {
        return heldLogs.open().stream()
                .filter(claim -> downloads.isWhole(claim.clip().id()))
                .findFirst();
    }

    private static Optional<Claim> claimBeforeStart(PlayoutState state) {
        return switch (state) {
            case PlayoutState.Arming(Claim claim, Duration _) -> Optional.of(claim);
            case PlayoutState.Cueing(Claim claim, Duration _) -> Optional.of(claim);
            case PlayoutState.Armed(Claim claim, Duration _, long _, int _) -> Optional.of(claim);
            case PlayoutState.Starting _,
                    PlayoutState.Idle _,
                    PlayoutState.OnAir _,
                    PlayoutState.Tail _ ->
                    Optional.empty();
        };
    }

    private static Optional<Claim> currentClaim(PlayoutState state) {
        return state instanceof PlayoutState.OnAir(PlayoutState.StartedAiring airborne, Duration _)
                ? Optional.of(airborne.claim())
                : claimBeforeStart(state);
    }

    private static Duration sinceBoot(Instant instant, Now now) {
        return now.sinceBoot().plus(Duration.between(now.wall(), instant));
    }

    private static Instant wall(Duration sinceBoot, Now now) {
        return now.wall().plus(sinceBoot.minus(now.sinceBoot()));
    }

    // What is told.

    /** How long nothing needs to be done here, unless something happens; at most a minute. */
    public Duration untilNext(ClockReading reading) {
        Now now = clockTrust.now(reading);
        Stream<Duration> deadlines =
                Stream.of(
                                Stream.of(now.sinceBoot().plus(MAX_SLEEP)),
                                stateDeadlines(now),
                                airingDeadlines(now),
                                amplifier.nextDeadline().stream(),
                                pendingOutcomes.nextDeadline().stream(),
                                downloads.nextDeadline(now).stream(),
                                asRunSender.nextDeadline().stream(),
                                statusReporter.nextDeadline().stream())
                        .flatMap(several -> several);
        Duration next = deadlines.min(Comparator.naturalOrder()).orElse(now.sinceBoot());
        Duration wait = next.minus(now.sinceBoot());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Stream<Duration> stateDeadlines(Now now) {
        return switch (state) {
            case PlayoutState.Starting _ -> Stream.of(now.sinceBoot());
            case PlayoutState.Arming _ -> Stream.empty();
            case PlayoutState.Idle _ ->
                    Stream.of(amplifier.restedAt()).filter(at -> isAhead(at, now));
            case PlayoutState.Cueing(Claim _, Duration playAt) ->
                    Stream.of(playAt.plus(CUE_TIMEOUT));
            case PlayoutState.Armed(Claim _, Duration playAt, long _, int _) ->
                    Stream.of(playAt.minus(settings.cueLead()));
            case PlayoutState.OnAir(PlayoutState.StartedAiring _, Duration silentBy) ->
                    Stream.of(silentBy, amplifier.onUntil());
            case PlayoutState.Tail(Duration until) ->
                    Stream.of(until).filter(at -> isAhead(at, now));
        };
    }

    /** When something of the programme is due or over. */
    private Stream<Duration> airingDeadlines(Now now) {
        if (!now.wallTrusted()) {
            return Stream.empty();
        }
        Instant horizon = now.wall().plus(MAX_SLEEP).plus(settings.relayLead());
        Stream<Instant> planned =
                heldLogs.open().stream()
                        .map(claim -> claim.plan().airtime().start())
                        .takeWhile(start -> start.isBefore(horizon))
                        .flatMap(this::moments);
        Stream<Instant> expiries =
                heldLogs.emergencies().stream().map(claim -> claim.urgent().expires());
        return Stream.concat(planned, expiries)
                .map(instant -> sinceBoot(instant, now))
                .filter(at -> isAhead(at, now));
    }

    /** Around a start: relay, first frame, and the two ends of being late. */
    private Stream<Instant> moments(Instant start) {
        Instant latest = start.plus(settings.lateStart()).plusNanos(1);
        return Stream.of(
                start.minus(settings.relayLead()),
                start.minus(settings.cueLead()),
                latest.minus(settings.relayLead()),
                latest);
    }

    private static boolean isAhead(Duration at, Now now) {
        return at.compareTo(now.sinceBoot()) > 0;
    }

    /** What the station would tell the centre of itself. */
    public StationStatus status(ClockReading reading) {
        return status(clockTrust.now(reading));
    }

    private StationStatus status(Now now) {
        return new StationStatus(
                settings.station(),
                now.wall(),
                boot,
                now.wallTrusted(),
                settings.output(),
                settings.audible(),
                settings.relay(),
                heldLogs.heldLogs(),
                downloads.missing().stream().limit(MAX_MISSING_REPORTED).toList(),
                state instanceof PlayoutState.OnAir(PlayoutState.StartedAiring airborne, Duration _)
                        ? List.of(airborne.claim().airing())
                        : List.of(),
                faults.words(),
                asRunSender.unsent(),
                rejected);
    }

    /** What the station is doing. */
    public PlayoutState state() {
        return state;
    }

    /** The log held for this day, if there is one. */
    public Optional<DailyLog> log(LocalDate date) {
        return heldLogs.log(date);
    }

    /** True while it may still be started. */
    public boolean isOpen(AiringId airing) {
        return heldLogs.isOpen(airing);
    }

    /** What became of an airing of the kept days; empty while it is open or not yet written. */
    public Optional<Outcome> outcome(AiringId airing) {
        return heldLogs.outcome(airing);
    }

    /** A turn on the air, in time since boot. */
    private record AirOccupancy(Duration from, Duration until) {
        boolean overlaps(Duration first, Duration last) {
            return from.compareTo(last) <= 0 && until.compareTo(first) >= 0;
        }
    }
}
