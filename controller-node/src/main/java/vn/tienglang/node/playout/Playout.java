package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.TimeDaemonState;

/**
 * The station's playout machine: decides what sounds and what is reported. Input: events with the
 * reading of the clocks. Output: commands. It touches nothing itself, and the same events at the
 * same times give the same commands.
 *
 * <p>This class passes each event to the part it concerns, then lets every part do what is due, in
 * a fixed order. The parts:
 *
 * <ul>
 *   <li>{@link ClockTrust} judges the wall clock, {@link BatteryClockMonitor} the battery clock.
 *   <li>{@link UnsureRuns} has the runs of the program without a trusted clock.
 *   <li>{@link MessageReceiver} checks and keeps the messages of the centre in {@link HeldLogs}.
 *   <li>{@link ClipDownloads} requests the missing parts of the {@link NeededClips}.
 *   <li>{@link AirArbiter} gives the air to one claim at a time; its table has the states.
 *   <li>{@link StaffMute} has what staff silenced.
 *   <li>{@link MissedAirings} judges what did not start in time.
 *   <li>{@link PendingOutcomes} holds outcomes until they can be written to the journal.
 *   <li>{@link AsRunSender} and {@link StatusReporter} say when to report to the centre, {@link
 *       TimeRequester} when to ask it for the time.
 *   <li>{@link PlayoutDeadlines} says when the machine must run again.
 * </ul>
 */
public final class Playout {
    private final PlayoutSettings settings;
    private final ClockTrust clockTrust = new ClockTrust();
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final Amplifier amplifier;
    private final PendingOutcomes pendingOutcomes;
    private final AsRunSender asRunSender;
    private final StatusReporter statusReporter = new StatusReporter();
    private final TimeRequester timeRequester = new TimeRequester();
    private final ActiveFaults faults = new ActiveFaults();
    private final RejectedMessages rejected = new RejectedMessages();
    private final CommandBuffer commands = new CommandBuffer();
    private final StaffMute staffMute;
    private final ClaimSelector claimSelector;
    private final AirArbiter air;
    private final NeededClips neededClips;
    private final MessageReceiver messageReceiver;
    private final MissedAirings missedAirings;
    private final StatusBuilder statusBuilder;
    private final PlayoutDeadlines deadlines;
    private final UnsureRuns unsureRuns;
    private final BatteryClockMonitor batteryClock;
    private boolean isFirstStart;

    /** A machine that continues from what the journal recovered. */
    public Playout(PlayoutSettings settings, Journal.Recovered recovered) {
        this.settings = settings;
        heldLogs = new HeldLogs(recovered);
        unsureRuns = new UnsureRuns(settings, recovered);
        batteryClock = new BatteryClockMonitor(settings, recovered);
        downloads = new ClipDownloads(settings.station());
        amplifier = new Amplifier(settings);
        pendingOutcomes = new PendingOutcomes(settings, heldLogs);
        recovered.interrupted().forEach(pendingOutcomes::interrupted);
        asRunSender = new AsRunSender(recovered);
        staffMute = new StaffMute(recovered);
        claimSelector =
                new ClaimSelector(settings, clockTrust, heldLogs, downloads, amplifier, staffMute);
        air =
                new AirArbiter(
                        settings,
                        heldLogs,
                        amplifier,
                        claimSelector,
                        pendingOutcomes,
                        faults,
                        commands);
        neededClips = new NeededClips(heldLogs, downloads, air, commands);
        messageReceiver =
                new MessageReceiver(
                        settings,
                        clockTrust,
                        heldLogs,
                        downloads,
                        asRunSender,
                        timeRequester,
                        neededClips,
                        faults,
                        rejected,
                        commands);
        missedAirings =
                new MissedAirings(
                        settings,
                        clockTrust,
                        unsureRuns,
                        heldLogs,
                        downloads,
                        amplifier,
                        air,
                        pendingOutcomes,
                        staffMute);
        statusBuilder =
                new StatusBuilder(
                        settings,
                        recovered.boot(),
                        heldLogs,
                        downloads,
                        air,
                        asRunSender,
                        faults,
                        rejected,
                        staffMute);
        deadlines =
                new PlayoutDeadlines(
                        settings,
                        heldLogs,
                        downloads,
                        amplifier,
                        air,
                        pendingOutcomes,
                        asRunSender,
                        statusReporter,
                        timeRequester);
        faults.set(StationFault.JOURNAL_REPLACED, recovered.replaced());
        isFirstStart = recovered.firstStart().isEmpty();
        recovered.firstStart().ifPresent(heldLogs::ignoreStartsBefore);
    }

    /** Handles one event; returns the commands to carry out, in this order. */
    public List<Command> handle(Event event, ClockReading reading) {
        boolean stepped = clockTrust.read(reading);
        if (stepped && reading.daemon().level() != TimeDaemonState.Level.SYNCHRONISED) {
            timeRequester.clockStepped(clockTrust.now(reading));
        }
        if (air.start(clockTrust.now(reading))) {
            neededClips.refresh();
        }
        apply(event, reading);
        advance(clockTrust.now(reading));
        return commands.drain();
    }

    private void apply(Event event, ClockReading reading) {
        Now now = clockTrust.now(reading);
        switch (event) {
            case Event.Tick() -> {}
            case Event.MessageReceived(Message message, Event.Acknowledger receipt) -> {
                messageReceiver.receive(message, reading);
                commands.issue(new Command.Acknowledge(receipt));
            }
            case Event.MessageRejected(Rejection why, String _) -> rejected.count(why);
            case Event.LinkUp() -> {
                asRunSender.linkUp(now);
                timeRequester.linkUp(now);
                downloads.linkUp(now);
                statusReporter.linkUp();
            }
            case Event.LinkDown(String _) -> {
                asRunSender.linkDown();
                timeRequester.linkDown();
                downloads.linkDown();
                statusReporter.linkDown();
            }
            case Event.PartStored(ClipId clip, int index) -> downloads.partStored(clip, index, now);
            case Event.ClipReady(ClipId clip) -> {
                downloads.clipReady(clip, now);
                faults.clear(StationFault.CLIP_NOT_KEPT);
            }
            case Event.ClipDamaged(ClipId clip, String why) -> {
                downloads.clipDamaged(clip, now);
                faults.raise(StationFault.CLIP_NOT_KEPT, why);
                air.clipLost(clip, now);
            }
            case Event.ClipChecked(ClipId clip, ClipStore.Holding holding) ->
                    downloads.clipChecked(clip, holding, now);
            case Event.RelayRead(RelayState contact) -> air.relayRead(contact, now);
            case Event.Cued(AiringId airing, long framesWhole, int rateHz) ->
                    air.cued(airing, framesWhole, rateHz, now);
            case Event.PlaybackEnded(AiringId airing, long frames) ->
                    air.playbackStopped(airing, frames, "dừng trước khi hết", now);
            case Event.PlaybackFailed(AiringId airing, long frames, String why) ->
                    air.playbackStopped(airing, frames, why, now);
            case Event.TimeRequested(Nonce nonce) -> timeRequester.requested(nonce, now);
            case Event.PageChecked(var problem) ->
                    faults.replace(StationFault.PAGE_UNAVAILABLE, problem);
            case Event.BatteryClockRead(var time) -> batteryRead(time, reading);
            case Event.EntryWritten(AsRunLog end) -> asRunSender.entryWritten(end);
            case Event.AcknowledgementChecked(var acknowledgement, var own) ->
                    messageReceiver.acknowledged(acknowledgement, own, now);
            case Event.PlaybackTooLate(AiringId airing) -> air.playbackTooLate(airing, now);
            case Event.PlaybackProgressed(AiringId airing, long frames) ->
                    air.playbackProgressed(airing, frames);
            case Event.StaffStopped() -> stopByStaff(now);
            case Event.StaffMuted(Instant until) -> muteByStaff(until, now);
            case Event.StaffUnmuted() -> muteByStaff(Instant.EPOCH, now);
        }
    }

    /** Stops the sound first, because writing into the journal takes time. */
    private void stopByStaff(Now now) {
        Optional<Claim> stopped = air.currentOrLastClaim();
        air.stopByStaff(now);
        stopped.flatMap(StaffMute::programmeOf)
                .ifPresent(programme -> {
                    staffMute.stop(programme);
                    commands.issue(
                            new Command.WriteFact(new Journal.Fact.ProgrammeStopped(programme)));
                });
    }

    private void muteByStaff(Instant until, Now now) {
        staffMute.muteUntil(until);
        if (air.currentClaim().filter(claim -> staffMute.silences(claim, now)).isPresent()) {
            air.stopByStaff(now);
        }
        commands.issue(new Command.WriteFact(new Journal.Fact.MutedUntil(until)));
    }

    /** Does everything that is due at this time, in this order. */
    private void advance(Now now) {
        amplifier.retryOpen(now).forEach(commands::issue);
        if (batteryClock.startReadIfDue(now)) {
            commands.issue(new Command.ReadBatteryClock());
        }
        unsureRuns.nextRecord(now).map(Command.WriteFact::new).ifPresent(commands::issue);
        recordFirstStart(now);
        settleDecided(now);
        missedAirings.record(now);
        air.arbitrate(now);
        settleDecided(now);
        if (now.wallTrusted()) {
            unsureRuns.judged().map(Command.WriteFact::new).ifPresent(commands::issue);
        }
        dropOldDays(now);
        downloads.nextRequests(now).forEach(message -> commands.issue(new Command.Send(message)));
        if (asRunSender.startBatchIfDue(now)) {
            commands.issue(new Command.SendAsRun(asRunSender.acknowledged()));
        }
        if (timeRequester.startRequestIfDue(now)) {
            commands.issue(new Command.RequestTime());
        }
        faults.set(StationFault.CLOCK_UNSURE, !now.wallTrusted());
        faults.set(StationFault.EMERGENCY_WAITS, claimSelector.isWaitingForTime(now));
        faults.set(StationFault.TOO_MANY_UNSENT, asRunSender.isOverLimit());
        StationStatus status = statusBuilder.build(now);
        if (statusReporter.startReportIfDue(status, now)) {
            commands.issue(new Command.Send(new Message.StatusReported(status)));
        }
    }

    /** The first trusted time also dates the runs of the program, and with them the journal. */
    private void recordFirstStart(Now now) {
        if (isFirstStart && now.wallTrusted()) {
            isFirstStart = false;
            Instant startedAt = unsureRuns.existsSince(now);
            heldLogs.ignoreStartsBefore(startedAt);
            commands.issue(new Command.WriteFact(new Journal.Fact.FirstStarted(startedAt)));
        }
    }

    private void batteryRead(Optional<Instant> time, ClockReading reading) {
        BatteryClockMonitor.Result result =
                batteryClock.read(time, clockTrust.now(reading), reading);
        clockTrust.batteryRead(result.proven(), reading);
        result.fact().map(Command.WriteFact::new).ifPresent(commands::issue);
        faults.replace(StationFault.BATTERY_CLOCK, result.problem());
    }

    private void settleDecided(Now now) {
        List<Command.Settle> entries = pendingOutcomes.settle(now);
        for (Command.Settle entry : entries) {
            commands.issue(entry);
            heldLogs.settle(entry.airing(), entry.date(), entry.outcome());
            asRunSender.entryDecided();
        }
        if (!entries.isEmpty()) {
            neededClips.refresh();
        }
    }

    private void dropOldDays(Now now) {
        if (!now.wallTrusted()) {
            return;
        }
        LocalDate yesterday = settings.previousDay(now.wall());
        if (heldLogs.holdsDaysBefore(yesterday)) {
            commands.issue(new Command.WriteFact(new Journal.Fact.DaysDropped(yesterday)));
            heldLogs.dropDaysBefore(yesterday);
            staffMute.dropDaysBefore(yesterday);
            faults.set(StationFault.LOG_DIFFERS, heldLogs.isContradicted());
            neededClips.refresh();
        }
    }

    /** How long the machine needs no call unless an event comes; at most a minute. */
    public Duration untilNext(ClockReading reading) {
        return deadlines.untilNext(clockTrust.now(reading));
    }

    /** The status that the station would report to the centre now. */
    public StationStatus status(ClockReading reading) {
        return statusBuilder.build(clockTrust.now(reading));
    }

    /** Quality of the wall clock at the last event. */
    public ClockQuality clock() {
        return clockTrust.quality();
    }

    /** True for an airing that was due before the station with this journal existed. */
    public boolean isIgnored(Airing airing) {
        return heldLogs.isIgnored(airing);
    }

    /** What the station is doing. */
    public PlayoutState state() {
        return air.state();
    }

    /** The log held for this day, if there is one. */
    public Optional<DailyLog> log(LocalDate date) {
        return heldLogs.log(date);
    }

    /** Open airings that are not played because staff silenced them. */
    public Set<AiringId> muted(ClockReading reading) {
        Now now = clockTrust.now(reading);
        return heldLogs.open().stream()
                .filter(claim -> staffMute.silences(claim, now))
                .map(Claim.Planned::airing)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True while this airing may still be started. */
    public boolean isOpen(AiringId airing) {
        return heldLogs.isOpen(airing);
    }

    /** Outcome of an airing of the kept days; empty while it is open or not yet written. */
    public Optional<Outcome> outcome(AiringId airing) {
        return heldLogs.outcome(airing);
    }
}
