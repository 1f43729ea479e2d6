package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.Journal;

/**
 * State of the air at a station; {@link AirArbiter} has the transitions. Durations are times since
 * boot.
 */
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

    /** Nothing was ordered yet; the state of the relay is unknown. */
    record Starting() implements PlayoutState {}

    /** The amplifier is off. */
    record Idle() implements PlayoutState {}

    /** The relay was ordered closed for this claim and not read back yet. */
    record Arming(Claim claim, Duration playAt) implements PlayoutState {}

    /** The relay is closed; the amplifier settles and the speaker gets ready. */
    record Cueing(Claim claim, Duration playAt) implements PlayoutState {}

    /** The speaker is ready; the start is still to come. */
    record Armed(Claim claim, Duration playAt, long framesWhole, int rateHz)
            implements PlayoutState {}

    /** The airing is marked in the journal and plays, or is about to. */
    record OnAir(StartedAiring started, Duration silentBy) implements PlayoutState {}

    /** Silence after an airing, with the relay still closed. */
    record Tail(Duration until) implements PlayoutState {}

    /**
     * An airing that was started.
     *
     * @param claim the claim that plays
     * @param mark its mark in the journal
     * @param markedAt time when the mark was made
     */
    record StartedAiring(Claim claim, Journal.Mark mark, Now markedAt) {}
}
