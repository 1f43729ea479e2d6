package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;

/** The answer to the wish to hand over. */
public sealed interface HandOverResult {
    /**
     * It is handed over for the day.
     *
     * @param missingLanguages the wanted languages in which it cannot be told
     */
    record Done(HandOverDay day, List<LanguageTag> missingLanguages) implements HandOverResult {
        /** Takes a copy. */
        public Done {
            missingLanguages = List.copyOf(missingLanguages);
        }
    }

    /** Nothing of that name is handed over. */
    record Unknown(HandOverId handOver) implements HandOverResult {}

    /** It is not, and this is everything that stands against it. */
    record Refused(List<Reason> reasons) implements HandOverResult {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands against it. */
    sealed interface Reason {
        /** It was due at that instant, and the fallback is told. */
        record PastDue(Instant due) implements Reason {}

        /** It is not to be handed over on that day. */
        record NotToday(LocalDate date) implements Reason {}

        /** The bulletin was laid aside, or does not hold on the day. */
        record NotValid(BulletinId bulletin) implements Reason {}

        /** The bulletin can be told in none of the languages it is wanted in. */
        record NoRenditionReady(BulletinId bulletin, List<LanguageTag> lacking) implements Reason {
            /** Takes a copy. */
            public NoRenditionReady {
                lacking = List.copyOf(lacking);
            }
        }
    }
}
