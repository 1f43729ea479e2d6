package vn.tienglang.planner.explain;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.SlotId;

/** Explanation of what plays at a station at an instant, or why nothing does. */
public sealed interface Explanation {
    /**
     * An airing plays.
     *
     * @param airing the airing
     * @param source the order it comes from
     * @param session the session it lies in, with the policy that set it; empty if a committed
     *     airing no longer lies in a session
     * @param volume the volume
     * @param languageReason the language and why it was chosen
     */
    record OnAir(
            Airing airing,
            OrderSource source,
            Optional<BroadcastSession> session,
            Volume volume,
            LanguageReason languageReason)
            implements Explanation {}

    /** The airtime is reserved for a relayed programme. */
    record Relayed(OrderSource source, Optional<BroadcastSession> session, Volume volume)
            implements Explanation {}

    /**
     * Nothing plays.
     *
     * @param closures what closes the airtime; empty if it is open but unused
     * @param nearby orders around the instant, or obligations of the day, that are not played
     */
    record Silent(List<Closure> closures, List<UnplacedItem> nearby) implements Explanation {
        /** Copies the lists. */
        public Silent {
            closures = List.copyOf(closures);
            nearby = List.copyOf(nearby);
        }
    }

    /** Order that an airing comes from. */
    sealed interface OrderSource {
        /** Slot and its issuer. */
        record BySlot(SlotId id, String title, AreaCode issuer, MessageClass messageClass)
                implements OrderSource {}

        /** Campaign of a unit in a situation. */
        record ByCampaign(SlotId id, AreaCode unit, int situation, String title, Instant since)
                implements OrderSource {}

        /** Obligation of a unit. */
        record ByObligation(ObligationId id, String paper, AreaCode unit) implements OrderSource {}

        /**
         * Fallback for a bulletin that was not handed over by its deadline, or not yet.
         *
         * @param order the order it comes from
         * @param handOver the missing hand-over
         * @param title the title of the hand-over
         * @param due the daily deadline in the office's local time
         * @param missing the bulletin that would be played
         */
        record Fallback(
                OrderSource order,
                HandOverId handOver,
                String title,
                LocalTime due,
                BulletinId missing)
                implements OrderSource {}

        /** Airing that was issued and can no longer change. */
        record Committed(Instant committedUntil) implements OrderSource {}
    }

    /**
     * Maximum volume.
     *
     * @param percent percent of the amplifier's level
     * @param by the policy that limits it; {@link Policy.Citation#NONE} without a limit
     */
    record Volume(int percent, Policy.Citation by) {}

    /** Language of an airing and why it was chosen. */
    sealed interface LanguageReason {
        /** Returns the language. */
        LanguageTag language();

        /** The programme names this recording. */
        record OfRecording(LanguageTag language) implements LanguageReason {}

        /** It was the turn of this language among those of the station. */
        record InTurn(LanguageTag language, LanguageMix mix, LanguageProfile spoken)
                implements LanguageReason {}

        /** An obligation requires this language. */
        record OfObligation(LanguageTag language) implements LanguageReason {}
    }
}
