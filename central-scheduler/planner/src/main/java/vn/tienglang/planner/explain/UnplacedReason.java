package vn.tienglang.planner.explain;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.slot.SlotId;

/** Reason why an item is not played as ordered, with its facts. */
public sealed interface UnplacedReason {
    /** Policy keeps that time closed; at least one closure, each with its policy. */
    record Closed(List<Closure> closures) implements UnplacedReason {
        /** Copies the list. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** Another order occupies the airtime, on that day or past midnight from the day before. */
    record Occupied(SlotId by) implements UnplacedReason {}

    /** A committed airing occupies the airtime. */
    record OccupiedByCommitted() implements UnplacedReason {}

    /** It would exceed its own hard end. */
    record PastHardEnd() implements UnplacedReason {}

    /** The session would exceed its cap. */
    record SessionCapExceeded(Cap cap) implements UnplacedReason {}

    /** The day would exceed its cap. */
    record DayCapExceeded(Cap cap) implements UnplacedReason {}

    /** The daily log has no room for another airing. */
    record LogFull() implements UnplacedReason {}

    /** No recording has this id. */
    record UnknownClip(ClipId clip) implements UnplacedReason {}

    /** No bulletin has this id. */
    record UnknownBulletin(BulletinId bulletin) implements UnplacedReason {}

    /** The bulletin is not valid on that day, or is retired. */
    record BulletinNotValid(BulletinId bulletin) implements UnplacedReason {}

    /** No wanted language of the bulletin is spoken at the station. */
    record NoCommonLanguage(BulletinId bulletin) implements UnplacedReason {}

    /** The bulletin has no rendition in that language; another language never replaces it. */
    record NoRendition(
            BulletinId bulletin, LanguageTag language, List<Rendition.MissingPart> missingParts)
            implements UnplacedReason {
        /** Copies the list. */
        public NoRendition {
            missingParts = List.copyOf(missingParts);
        }
    }

    /** Nothing of it can be played. */
    record NothingToPlay() implements UnplacedReason {}

    /**
     * It starts before the first instant that can still change, and it was not issued.
     *
     * @param until the first instant of the station's plan that can still change
     */
    record TooLate(Instant until) implements UnplacedReason {}

    /** Every recording would be repeated too often or too soon. */
    record RepeatedTooOften(RepetitionLimit limit) implements UnplacedReason {}

    /** Every free interval is shorter than the item. */
    record NoFreeAirtime() implements UnplacedReason {}

    /**
     * An obligation cannot be met on that day.
     *
     * @param missing the missing amount, in the unit of the obligation
     * @param reasons the reasons; at least one
     */
    record Unmet(ObligationId obligation, long missing, List<UnplacedReason> reasons)
            implements UnplacedReason {
        /** Copies the list. */
        public Unmet {
            reasons = List.copyOf(reasons);
        }
    }
}
