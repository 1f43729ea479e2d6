package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * What the machine wants done. Commands are carried out one by one in the order given; the order is
 * the guarantee (kept before acknowledged, marked before played).
 */
public sealed interface Command {
    /** Drive the relay; answered at once by {@code Event.RelayRead}. */
    record DriveRelay(RelayState wanted) implements Command {}

    /** Look what is on disk of this clip; answered at once by {@code Event.Held}. */
    record CheckClip(Clip clip) implements Command {}

    /** Make the speaker ready with this clip; {@code Event.ClipDamaged} when it is not there. */
    record Cue(AiringId airing, Clip clip) implements Command {}

    /** Let the first frame leave at this time since boot, or at once when it has passed. */
    record Play(AiringId airing, Duration at) implements Command {}

    /** Make the speaker fall silent, or drop what it was made ready with. */
    record StopPlayback(AiringId airing) implements Command {}

    /** Write this into the journal; what follows happens only when it is on disk. */
    record WriteFact(Journal.Fact fact) implements Command {}

    /** Hang the entry on the as-run chain, sign it, and write it into the journal. */
    record Settle(AiringId airing, LocalDate date, int revision, Instant settledAt, Outcome outcome)
            implements Command {}

    /** What was received is kept, or needs no keeping: its sender may forget it. */
    record Acknowledge(Event.Acknowledger receipt) implements Command {}

    /** Put this part of the clip on disk. */
    record StorePart(Clip clip, Message.PartSent part) implements Command {}

    /** Of the clips on disk only these are still needed, in order of id. */
    record RetainClips(List<ClipId> clips) implements Command {}

    /** Say this to the centre, if it can be reached. */
    record Send(Message message) implements Command {}

    /** Send the centre the oldest as-run entries it has not acknowledged. */
    record SendAsRun() implements Command {}
}
