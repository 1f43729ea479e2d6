package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Journal;

/** What the station is doing with its horn. Durations are times since boot. */
public sealed interface PlayoutState {
    /** The claim that the relay is closed for, or is being closed for. */
    default Optional<Claim> currentClaim() {
        return this instanceof OnAir(StartedAiring started, Duration _)
                ? Optional.of(started.claim())
                : claimBeforeStart();
    }

    /** The same, if it has not started yet. */
    default Optional<Claim> claimBeforeStart() {
        return switch (this) {
            case Arming(Claim claim, Duration _) -> Optional.of(claim);
            case Cueing(Claim claim, Duration _) -> Optional.of(claim);
            case Armed(Claim claim, Duration _, long _, int _) -> Optional.of(claim);
            case Starting _, Idle _, OnAir _, Tail _ -> Optional.empty();
        };
    }

    /** The airing that is on air. */
    default Optional<AiringId> onAir() {
        return this instanceof OnAir(StartedAiring started, Duration _)
                ? Optional.of(started.claim().airing())
                : Optional.empty();
    }

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
    record OnAir(StartedAiring started, Duration silentBy) implements PlayoutState {}

    /** Silence after the sound, and maybe before the next. */
    record Tail(Duration until) implements PlayoutState {}

    /**
     * An airing that was started.
     *
     * @param claim what plays
     * @param mark as it stands in the journal
     * @param markedAt reading of the clocks when the mark was made
     * @param clockTrusted whether the wall clock was trusted then, and so the times in the mark
     */
    record StartedAiring(
            Claim claim, Journal.Mark mark, ClockReading markedAt, boolean clockTrusted) {}
}
