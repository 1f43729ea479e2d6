package vn.tienglang.node.playout;

import java.time.Duration;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Journal;

/** What the station is doing with its horn. Durations are times since boot. */
public sealed interface PlayoutState {
    /** Nothing was ordered yet; the relay may be anything. */
    record Starting() implements PlayoutState {}

    /** The amplifier is off. */
    record Idle() implements PlayoutState {}

    /** The relay was ordered closed for this claim and is not read back yet. */
    record Arming(Claim claim, Duration playAt) implements PlayoutState {}

    /** The amplifier settles in silence, the speaker is getting ready. */
    record Cueing(Claim claim, Duration playAt) implements PlayoutState {}

    /** The speaker is ready, its start is still to come. */
    record Armed(Claim claim, Duration playAt, long framesWhole, int rateHz)
            implements PlayoutState {}

    /** It is marked in the journal and sounds, or is about to. */
    record OnAir(StartedAiring airborne, Duration silentBy) implements PlayoutState {}

    /** Silence after the sound, and maybe before the next. */
    record Tail(Duration until) implements PlayoutState {}

    /**
     * An airing that was started.
     *
     * @param claim what plays
     * @param mark as it stands in the journal
     * @param markedBy what the clocks said as it was marked
     * @param timesTrue whether that wall clock was trusted, and so the times in the mark
     */
    record StartedAiring(
            Claim claim, Journal.Mark mark, ClockReading markedBy, boolean timesTrue) {}
}
