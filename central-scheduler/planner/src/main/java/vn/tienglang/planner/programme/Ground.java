package vn.tienglang.planner.programme;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;

/** Why something is not heard as it was ordered: the rule that stands against it, and its facts. */
public sealed interface Ground {
    /** Policy keeps that time closed; at least one closure, each with whose it is. */
    record Closed(List<Closure> closures) implements Ground {
        /** Takes a copy. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** Another order has the air. */
    record Taken(SlotId by) implements Ground {}

    /** Something of the day before, or already issued, has the air. */
    record TakenByWhatIsIssued() implements Ground {}

    /** It would not be over by its own hard end. */
    record PastHardEnd() implements Ground {}

    /** The session would sound longer than it may. */
    record OverSession(Cap cap) implements Ground {}

    /** The day would sound longer than it may. */
    record OverDay(Cap cap) implements Ground {}

    /** The daily log has no room for another airing. */
    record LogFull() implements Ground {}

    /** Nobody has a recording of that name. */
    record UnknownClip(ClipId clip) implements Ground {}

    /** Nobody has a bulletin of that name. */
    record UnknownBulletin(BulletinId bulletin) implements Ground {}

    /** The bulletin holds on other days, or was laid aside. */
    record NotValid(BulletinId bulletin) implements Ground {}

    /** The bulletin is wanted in no language that is spoken there. */
    record NoLanguage(BulletinId bulletin) implements Ground {}

    /** The bulletin cannot be told in that language; nothing stands in for it. */
    record NoRendition(BulletinId bulletin, LanguageTag language, List<Rendition.Lack> lacks)
            implements Ground {
        /** Takes a copy. */
        public NoRendition {
            lacks = List.copyOf(lacks);
        }
    }

    /** There is nothing left to be heard. */
    record NothingToTell() implements Ground {}

    /**
     * Its time came before what can still be changed, and it was not issued.
     *
     * @param until from when on the station's plan can be changed
     */
    record Frozen(Instant until) implements Ground {}

    /** Every stretch of air that is left is shorter than what should be told. */
    record NoFreeAir() implements Ground {}

    /**
     * An obligation cannot be met on that day.
     *
     * @param missing how much, in its own unit
     * @param because what stands against it; at least one
     */
    record Unmet(ObligationId obligation, long missing, List<Ground> because) implements Ground {
        /** Takes a copy. */
        public Unmet {
            because = List.copyOf(because);
        }
    }
}
