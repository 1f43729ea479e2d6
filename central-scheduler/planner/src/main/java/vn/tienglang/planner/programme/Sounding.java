package vn.tienglang.planner.programme;

import vn.tienglang.airtime.Airing;
import vn.tienglang.planner.obligation.Obligation;

/** Something that has the air, from when to when. */
record Sounding(long start, long end, Source source) {
    /** Where it comes from: an order that was served, or one of these. */
    sealed interface Source permits Wish, Source.Kept, Source.Fitted {
        /** It was issued, and stays. */
        record Kept(Airing airing) implements Source {}

        /** An obligation was fitted in. */
        record Fitted(Obligation obligation) implements Source {}
    }
}
