package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;

/** Result of a hand-over. */
public sealed interface HandOverResult {
    /**
     * The bulletin is handed over for the day.
     *
     * @param missingLanguages the wanted languages without a complete rendition
     */
    record Done(HandOverDay day, List<LanguageTag> missingLanguages) implements HandOverResult {
        /** Copies the lists. */
        public Done {
            missingLanguages = List.copyOf(missingLanguages);
        }
    }

    /** No hand-over has this id. */
    record Unknown(HandOverId handOver) implements HandOverResult {}

    /** The hand-over is refused, with every reason. */
    record Refused(List<Reason> reasons) implements HandOverResult {
        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason of a refusal. */
    sealed interface Reason {
        /** The deadline has passed; the fallback airs. */
        record PastDue(Instant due) implements Reason {}

        /** The hand-over is not in force on that day. */
        record NotToday(LocalDate date) implements Reason {}

        /** The bulletin is retired or not valid on that day. */
        record NotValid(BulletinId bulletin) implements Reason {}

        /** The bulletin has no complete rendition in any wanted language. */
        record NoRenditionReady(BulletinId bulletin, List<LanguageTag> lacking) implements Reason {
            /** Copies the lists. */
            public NoRenditionReady {
                lacking = List.copyOf(lacking);
            }
        }
    }
}
