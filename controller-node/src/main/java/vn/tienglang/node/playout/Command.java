package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * Command of the machine to the loop. Commands are carried out one by one in the order given. The
 * order is a guarantee: kept before acknowledged, marked before played.
 */
public sealed interface Command {
    /** Drives the relay; answered at once by {@code Event.RelayRead}. */
    record DriveRelay(RelayState wanted) implements Command {}

    /** Checks what is on disk of this clip; answered at once by {@code Event.ClipChecked}. */
    record CheckClip(Clip clip) implements Command {}

    /**
     * Cues this clip at the speaker at this volume, 1 to 100 percent; answered by {@code
     * Event.ClipDamaged} when it is not on disk.
     */
    record Cue(AiringId airing, Clip clip, int volumePercent) implements Command {}

    /**
     * Plays the cued clip; its first frame leaves at this time since boot, or at once if it has
     * passed, but not after {@code latest}.
     */
    record Play(AiringId airing, Duration at, Duration latest) implements Command {}

    /** Stops the airing at the speaker, or drops it if it is only cued. */
    record StopPlayback(AiringId airing) implements Command {}

    /**
     * Writes this fact into the journal; the next command is carried out only when it is on disk.
     */
    record WriteFact(Journal.Fact fact) implements Command {}

    /**
     * Appends an entry to the as-run chain, signs it, and writes it into the journal; answered at
     * once by {@code Event.EntryWritten}.
     */
    record Settle(
            AiringId airing,
            LocalDate date,
            int revision,
            Instant settledAt,
            ClockQuality clock,
            Outcome outcome)
            implements Command {}

    /**
     * Compares the acknowledgement with the journal; answered at once by {@code
     * Event.AcknowledgementChecked}.
     */
    record CheckAcknowledgement(Message.AsRunAcknowledged acknowledgement) implements Command {}

    /** Asks the centre for the time; answered at once by {@code Event.TimeRequested}. */
    record RequestTime() implements Command {}

    /** Reads the battery clock; answered at once by {@code Event.BatteryClockRead}. */
    record ReadBatteryClock() implements Command {}

    /**
     * Records that the chain before ended with this entry; answered at once by {@code
     * Event.EntryWritten} with the still empty chain.
     */
    record LinkChain(Digest before) implements Command {}

    /** Acknowledges a received message: it is kept, or needs no keeping. */
    record Acknowledge(Event.Acknowledger receipt) implements Command {}

    /** Stores this part of the clip on disk. */
    record StorePart(Clip clip, Message.PartSent part) implements Command {}

    /** Sets the clips that are still needed, in order of id; others may be deleted. */
    record RetainClips(List<ClipId> clips) implements Command {}

    /** Sends this message to the centre, if the link is up. */
    record Send(Message message) implements Command {}

    /** Sends the oldest as-run entries after this number, which the centre has. */
    record SendAsRun(long after) implements Command {}
}
