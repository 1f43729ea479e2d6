package vn.tienglang.node.port;

import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.Rejection;

/** Event that the station reacts to. */
public sealed interface Event {
    /** Time has passed; nothing else happened. */
    record Tick() implements Event {}

    /** A message of the centre with a good signature. Acknowledged once the station has kept it. */
    record MessageReceived(Message message, Acknowledger receipt) implements Event {}

    /** A message was refused before it reached the station loop. */
    record MessageRejected(Rejection reason, String detail) implements Event {}

    /** The centre can be reached. */
    record LinkUp() implements Event {}

    /** The centre cannot be reached. */
    record LinkDown(String reason) implements Event {}

    /** A part of a clip was written to disk. */
    record PartStored(ClipId clip, int index) implements Event {}

    /** A clip is whole on disk and has the right hash. */
    record ClipReady(ClipId clip) implements Event {}

    /** A clip had a wrong hash or could not be stored; nothing of it is on disk any more. */
    record ClipDamaged(ClipId clip, String reason) implements Event {}

    /** The speaker is ready to start this airing. */
    record Cued(AiringId airing, long framesWhole, int rateHz) implements Event {}

    /** This airing plays; so many frames were consumed. */
    record PlaybackProgressed(AiringId airing, long frames) implements Event {}

    /** The speaker consumed the last frame of this airing. */
    record PlaybackEnded(AiringId airing, long frames) implements Event {}

    /** It was too late to start the airing; nothing of it was played. */
    record PlaybackTooLate(AiringId airing) implements Event {}

    /** The airing could not be cued, or stopped before its end after this many frames. */
    record PlaybackFailed(AiringId airing, long frames, String reason) implements Event {}

    /** Answer to {@code Command.DriveRelay}: the state that was read back. */
    record RelayRead(RelayState contact) implements Event {}

    /** Answer to {@code Command.CheckClip}: what is on disk of this clip. */
    record ClipChecked(ClipId clip, ClipStore.Holding holding) implements Event {}

    /** Answer to {@code Command.RequestTime}: a request with this nonce was sent. */
    record TimeRequested(Nonce nonce) implements Event {}

    /** The page of the station is open (empty), or cannot be opened for this reason. */
    record PageChecked(Optional<String> problem) implements Event {}

    /** Answer to {@code Command.ReadBatteryClock}: its time; empty when it cannot be read. */
    record BatteryClockRead(Optional<Instant> time) implements Event {}

    /** Answer to {@code Command.Settle} or {@code LinkChain}: the chain ends here now. */
    record EntryWritten(AsRunLog end) implements Event {}

    /**
     * Answer to {@code Command.CheckAcknowledgement}.
     *
     * @param own digest of the station's own entry of this number; empty if the journal does not
     *     hold it
     */
    record AcknowledgementChecked(Message.AsRunAcknowledged acknowledgement, Optional<Digest> own)
            implements Event {}

    /** Staff pressed stop: the sound must stop at once, and the rest of the programme is silent. */
    record StaffStopped() implements Event {}

    /** Staff muted the station: no airing of a log that starts before this instant is played. */
    record StaffMuted(Instant until) implements Event {}

    /** Staff ended the mute. */
    record StaffUnmuted() implements Event {}

    /**
     * Callback to the adapter that received a message: the message is kept and may be acknowledged.
     */
    @FunctionalInterface
    interface Acknowledger {
        /** Does nothing, for messages that need no acknowledgement. */
        Acknowledger NONE = () -> {};

        /** Acknowledges the message. Never throws. */
        void acknowledge();
    }
}
