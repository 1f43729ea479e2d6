package vn.tienglang.node.port;

import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;

/** Everything that can happen to a station. */
public sealed interface Event {
    /** Nothing but time passed. */
    record Tick() implements Event {}

    /** The centre said something; its signature was good. Acknowledged once it has been kept. */
    record MessageReceived(Message message, Acknowledger receipt) implements Event {}

    /** Something came that was refused at the door. */
    record MessageRejected(Rejection reason, String detail) implements Event {}

    /** The centre can be reached. */
    record LinkUp() implements Event {}

    /** The centre cannot be reached. */
    record LinkDown(String reason) implements Event {}

    /** A part of a clip is on disk. */
    record PartStored(ClipId clip, int index) implements Event {}

    /** A clip is on disk, whole, with the right hash. */
    record ClipReady(ClipId clip) implements Event {}

    /** A clip's bytes were not what its name says, or could not be kept; nothing is left of it. */
    record ClipDamaged(ClipId clip, String reason) implements Event {}

    /** The speaker could start on the instant. */
    record Cued(AiringId airing, long framesWhole, int rateHz) implements Event {}

    /** The last frame was consumed. */
    record PlaybackEnded(AiringId airing, long frames) implements Event {}

    /** It could not be cued, or fell silent before its end; this many frames were consumed. */
    record PlaybackFailed(AiringId airing, long frames, String reason) implements Event {}

    /** Answer to {@code Command.DriveRelay}: what the contact was read back as. */
    record RelayRead(RelayState contact) implements Event {}

    /** Answer to {@code Command.Look}: what is on disk of this clip. */
    record ClipChecked(ClipId clip, ClipStore.Holding holding) implements Event {}

    /** The time daemon says whether it is synchronised (NTP); told at start and whenever anew. */
    record ClockSynchronised(boolean synchronised) implements Event {}

    /** Staff pressed stop: silence at once. */
    record StaffStopped() implements Event {}

    /** Told to a sender's adapter once a received message is kept: it may be acknowledged now. */
    @FunctionalInterface
    interface Acknowledger {
        /** For what needs no acknowledgement. */
        Acknowledger NONE = () -> {};

        /** The message is kept. Never throws. */
        void acknowledge();
    }
}
