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
import vn.tienglang.planner.slot.SlotId;

/** Why something is not heard as it was ordered: the rule that stands against it, and its facts. */
public sealed interface UnplacedReason {
    /** Policy keeps that time closed; at least one closure, each with whose it is. */
    record Closed(List<Closure> closures) implements UnplacedReason {
        /** Takes a copy. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** Another order has the air. */
    record Occupied(SlotId by) implements UnplacedReason {}

    /** Something of the day before, or already issued, has the air. */
    record OccupiedByCommitted() implements UnplacedReason {}

    /** It would not be over by its own hard end. */
    record PastHardEnd() implements UnplacedReason {}

    /** The session would sound longer than it may. */
    record SessionCapExceeded(Cap cap) implements UnplacedReason {}

    /** The day would sound longer than it may. */
    record DayCapExceeded(Cap cap) implements UnplacedReason {}

    /** The daily log has no room for another airing. */
    record LogFull() implements UnplacedReason {}

    /** Nobody has a recording of that name. */
    record UnknownClip(ClipId clip) implements UnplacedReason {}

    /** Nobody has a bulletin of that name. */
    record UnknownBulletin(BulletinId bulletin) implements UnplacedReason {}

    /** The bulletin holds on other days, or was laid aside. */
    record BulletinNotValid(BulletinId bulletin) implements UnplacedReason {}

    /** The bulletin is wanted in no language that is spoken there. */
    record NoCommonLanguage(BulletinId bulletin) implements UnplacedReason {}

    /** The bulletin cannot be told in that language; nothing stands in for it. */
    record NoRendition(
            BulletinId bulletin, LanguageTag language, List<Rendition.MissingPart> missingParts)
            implements UnplacedReason {
        /** Takes a copy. */
        public NoRendition {
            missingParts = List.copyOf(missingParts);
        }
    }

    /** There is nothing left to be heard. */
    record NothingToPlay() implements UnplacedReason {}

    /**
     * Its time came before what can still be changed, and it was not issued.
     *
     * @param until from when on the station's plan can be changed
     */
    record TooLate(Instant until) implements UnplacedReason {}

    /** Every stretch of air that is left is shorter than what should be told. */
    record NoFreeAirtime() implements UnplacedReason {}

    /**
     * An obligation cannot be met on that day.
     *
     * @param missing how much, in its own unit
     * @param reasons what stands against it; at least one
     */
    record Unmet(ObligationId obligation, long missing, List<UnplacedReason> reasons)
            implements UnplacedReason {
        /** Takes a copy. */
        public Unmet {
            reasons = List.copyOf(reasons);
        }
    }
}
