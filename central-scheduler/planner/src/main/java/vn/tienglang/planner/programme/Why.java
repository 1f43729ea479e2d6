package vn.tienglang.planner.programme;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Session;

/** What would sound at a station at an instant and by which rules, or why nothing would. */
public sealed interface Why {
    /**
     * This is heard.
     *
     * @param airing what, from when to when
     * @param behind whose order it is
     * @param session in which session it lies, with who set it and since when; empty where what was
     *     issued lies in none any more
     * @param volume how loud
     * @param tongue in which language, and why in that one
     */
    record Heard(
            Airing airing, Behind behind, Optional<Session> session, Volume volume, Tongue tongue)
            implements Why {}

    /** The air is kept for a programme that is carried on from elsewhere. */
    record Carried(Behind behind, Optional<Session> session, Volume volume) implements Why {}

    /**
     * Nothing is.
     *
     * @param closures what keeps the air closed then; none when it is open and nobody has it
     * @param around what was ordered around that instant, or is owed on that day, and is not heard
     */
    record Silent(List<Closure> closures, List<Left> around) implements Why {
        /** Takes copies. */
        public Silent {
            closures = List.copyOf(closures);
            around = List.copyOf(around);
        }
    }

    /** Whose order it is. */
    sealed interface Behind {
        /** A slot, and who issued it. */
        record BySlot(SlotId id, String title, AreaCode issuer, MessageClass messageClass)
                implements Behind {}

        /** A unit that was raised to a situation. */
        record ByCampaign(SlotId id, AreaCode unit, int situation, String title, Instant since)
                implements Behind {}

        /** What a unit's stations owe. */
        record ByObligation(ObligationId id, String paper, AreaCode unit) implements Behind {}

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
        record InPlaceOf(
                Behind order, HandOverId handOver, String title, LocalTime due, BulletinId missing)
                implements Behind {}

        /** It was issued, and it is too late to change it. */
        record AsIssued(Instant frozenUntil) implements Behind {}
    }

    /**
     * How loud.
     *
     * @param percent of what the amplifier is set to
     * @param by whose rule that is; {@link Policy.Quote#NOBODY} when nobody limits it
     */
    record Volume(int percent, Policy.Quote by) {}

    /** In which language, and why in that one. */
    sealed interface Tongue {
        /** Which language. */
        LanguageTag language();

        /** The programme names this very recording. */
        record AsRecorded(LanguageTag language) implements Tongue {}

        /** It was the language's turn among those that are spoken around the station. */
        record InTurn(LanguageTag language, LanguageMix mix, LanguageProfile spoken)
                implements Tongue {}

        /** It is owed in this language. */
        record AsOwed(LanguageTag language) implements Tongue {}
    }
}
