package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.handover.HandOverId;

/** The answer to the wish to hand over. */
public sealed interface HandingOver {
    /**
     * It is handed over for the day.
     *
     * @param lacking the wanted languages in which it cannot be told
     */
    record Done(HandOverDay day, List<LanguageTag> lacking) implements HandingOver {
        /** Takes a copy. */
        public Done {
            lacking = List.copyOf(lacking);
        }
    }

    /** Nothing of that name is handed over. */
    record Unknown(HandOverId handOver) implements HandingOver {}

    /** It is not, and this is everything that stands against it. */
    record Refused(List<Bar> bars) implements HandingOver {
        /** Takes a copy. */
        public Refused {
            bars = List.copyOf(bars);
        }
    }

    /** What stands against it. */
    sealed interface Bar {
        /** It was due at that instant, and the fallback is told. */
        record PastDue(Instant due) implements Bar {}

        /** It is not to be handed over on that day. */
        record NotToday(LocalDate date) implements Bar {}

        /** The bulletin was laid aside, or does not hold on the day. */
        record NotValid(BulletinId bulletin) implements Bar {}

        /** The bulletin can be told in none of the languages it is wanted in. */
        record CannotBeTold(BulletinId bulletin, List<LanguageTag> lacking) implements Bar {
            /** Takes a copy. */
            public CannotBeTold {
                lacking = List.copyOf(lacking);
            }
        }
    }
}
