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

/** What would sound at a station at an instant and by which rules, or why nothing would. */
public sealed interface Explanation {
    /**
     * This is heard.
     *
     * @param airing what, from when to when
     * @param source whose order it is
     * @param session in which session it lies, with who set it and since when; empty where what was
     *     issued lies in none any more
     * @param volume how loud
     * @param languageReason in which language, and why in that one
     */
    record OnAir(
            Airing airing,
            OrderSource source,
            Optional<BroadcastSession> session,
            Volume volume,
            LanguageReason languageReason)
            implements Explanation {}

    /** The air is kept for a programme that is carried on from elsewhere. */
    record Relayed(OrderSource source, Optional<BroadcastSession> session, Volume volume)
            implements Explanation {}

    /**
     * Nothing is.
     *
     * @param closures what keeps the air closed then; none when it is open and nobody has it
     * @param nearby what was ordered around that instant, or is owed on that day, and is not heard
     */
    record Silent(List<Closure> closures, List<UnplacedItem> nearby) implements Explanation {
        /** Takes copies. */
        public Silent {
            closures = List.copyOf(closures);
            nearby = List.copyOf(nearby);
        }
    }

    /** Whose order it is. */
    sealed interface OrderSource {
        /** A slot, and who issued it. */
        record BySlot(SlotId id, String title, AreaCode issuer, MessageClass messageClass)
                implements OrderSource {}

        /** A unit that was raised to a situation. */
        record ByCampaign(SlotId id, AreaCode unit, int situation, String title, Instant since)
                implements OrderSource {}

        /** What a unit's stations owe. */
        record ByObligation(ObligationId id, String paper, AreaCode unit) implements OrderSource {}

        /**
         * It is told as the fallback of a bulletin that was not handed over by its hour, or has not
         * been yet.
         *
         * @param order whose order it is
         * @param handOver whose hand-over is missing
         * @param title what people call the hand-over
         * @param due by when it is to be handed over each day, on the office's clock
         * @param missing the bulletin that would be told
         */
        record Fallback(
                OrderSource order,
                HandOverId handOver,
                String title,
                LocalTime due,
                BulletinId missing)
                implements OrderSource {}

        /** It was issued, and it is too late to change it. */
        record Committed(Instant committedUntil) implements OrderSource {}
    }

    /**
     * How loud.
     *
     * @param percent of what the amplifier is set to
     * @param by whose rule that is; {@link Policy.Citation#NONE} when nobody limits it
     */
    record Volume(int percent, Policy.Citation by) {}

    /** In which language, and why in that one. */
    sealed interface LanguageReason {
        /** Which language. */
        LanguageTag language();

        /** The programme names this very recording. */
        record OfRecording(LanguageTag language) implements LanguageReason {}

        /** It was the language's turn among those that are spoken around the station. */
        record InTurn(LanguageTag language, LanguageMix mix, LanguageProfile spoken)
                implements LanguageReason {}

        /** It is owed in this language. */
        record OfObligation(LanguageTag language) implements LanguageReason {}
    }
}
