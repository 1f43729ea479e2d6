package vn.tienglang.node;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.tinylog.Logger;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.node.playout.Command;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/** Writer of the log lines about events, commands and outcomes of the station. */
final class StationLogger {
    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private ClockSource clockSource = ClockSource.UNSTATED;

    void event(Event event) {
        switch (event) {
            case Event.LinkUp() -> Logger.info("The centre can be reached.");
            case Event.LinkDown(String why) ->
                    Logger.warn("The centre cannot be reached ({}); the held logs continue.", why);
            case Event.MessageRejected(Rejection why, String detail) -> rejected(why, detail);
            case Event.ClipReady(ClipId clip) -> Logger.info("Clip {} is complete.", clip.brief());
            case Event.ClipDamaged(ClipId clip, String why) ->
                    Logger.warn("Clip {} was lost: {}.", clip.brief(), why);
            case Event.PlaybackFailed(AiringId airing, long frames, String why) ->
                    Logger.warn("{} stopped after {} frames: {}.", airing, frames, why);
            case Event.PlaybackTooLate(AiringId airing) ->
                    Logger.warn("{} was not started: it was too late.", airing);
            case Event.StaffStopped() -> Logger.info("Staff pressed stop.");
            case Event.StaffMuted(Instant until) -> Logger.info("Staff muted until {}.", until);
            case Event.StaffUnmuted() -> Logger.info("Staff ended the mute.");
            case Event.AcknowledgementChecked(var acknowledged, var own)
                    when own.isPresent() && !own.get().equals(acknowledged.digest()) ->
                    Logger.error(
                            "The centre holds another entry {} of chain {} than this journal: two"
                                    + " boards may use copies of one card.",
                            acknowledged.upTo(),
                            acknowledged.chain());
            case Event.AcknowledgementChecked _,
                    Event.EntryWritten _,
                    Event.TimeRequested _,
                    Event.BatteryClockRead _,
                    Event.PageChecked _,
                    Event.Tick _,
                    Event.PlaybackProgressed _,
                    Event.MessageReceived _,
                    Event.PartStored _,
                    Event.Cued _,
                    Event.PlaybackEnded _,
                    Event.RelayRead _,
                    Event.ClipChecked _ -> {}
        }
    }

    /** Logs the first rejection for each reason, and then only at each power of ten. */
    private void rejected(Rejection why, String detail) {
        long count = rejected.merge(why, 1L, Long::sum);
        if (isPowerOfTen(count)) {
            Logger.warn("Refused {} time(s) as {}, last: {}.", count, why, detail);
        }
    }

    /** Logs each change of the source of the time. */
    void clock(ClockQuality quality) {
        if (quality.source() == clockSource) {
            return;
        }
        clockSource = quality.source();
        if (quality.isTrusted()) {
            Logger.info(
                    "The clock is trusted: source {}, wrong by at most {} ms.",
                    clockSource,
                    quality.bound().toMillis());
        } else {
            Logger.warn("The clock is not trusted; nothing scheduled plays.");
        }
    }

    private static boolean isPowerOfTen(long count) {
        long power = 1;
        while (power < count) {
            power *= 10;
        }
        return power == count;
    }

    void command(Command command) {
        switch (command) {
            case Command.Play(AiringId airing, var _, var _) ->
                    Logger.info("{} goes on air.", airing);
            case Command.StopPlayback(AiringId airing) -> Logger.info("{} is stopped.", airing);
            case Command.Settle settle -> settled(settle);
            case Command.WriteFact(Journal.Fact.LogStored(DailyLog log)) ->
                    Logger.info(
                            "Holding the log of {}, revision {}, {} airing(s).",
                            log.date(),
                            log.revision(),
                            log.airings().size());
            case Command.WriteFact(Journal.Fact.EmergencyStored(Emergency emergency)) ->
                    Logger.info(
                            "Emergency {}: {}, {}, ends {}.",
                            emergency.number(),
                            emergency.kind(),
                            emergency.messageClass(),
                            emergency.ends());
            case Command.WriteFact _,
                    Command.DriveRelay _,
                    Command.CheckClip _,
                    Command.Cue _,
                    Command.Acknowledge _,
                    Command.CheckAcknowledgement _,
                    Command.RequestTime _,
                    Command.ReadBatteryClock _,
                    Command.LinkChain _,
                    Command.StorePart _,
                    Command.RetainClips _,
                    Command.Send _,
                    Command.SendAsRun _ -> {}
        }
    }

    private static void settled(Command.Settle settle) {
        switch (settle.outcome()) {
            case Outcome.Aired(Playback played) ->
                    Logger.info(
                            "{} aired to its end: {} frames by {}.",
                            settle.airing(),
                            played.frames(),
                            played.output());
            case Outcome.CutShort(Playback played, Reason reason) ->
                    Logger.warn(
                            "{} was cut short after {} of {} frames: {}.",
                            settle.airing(),
                            played.frames(),
                            played.framesWhole(),
                            reason);
            case Outcome.Missed(Reason reason) ->
                    Logger.warn("{} was missed: {}.", settle.airing(), reason);
        }
    }

    void relay(RelayState before, RelayState wanted, RelayState read) {
        if (read == wanted) {
            Logger.info("The amplifier relay went from {} to {}.", before, read);
        } else {
            Logger.error("The amplifier relay was ordered {} and reads {}.", wanted, read);
        }
    }
}
