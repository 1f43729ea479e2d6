package vn.tienglang.planner.engine;

import vn.tienglang.airtime.Airing;
import vn.tienglang.planner.obligation.Obligation;

/** Something that has the air, from when to when. */
record PlacedBlock(long start, long end, Source source) {
    /** Where it comes from: an order that was served, or one of these. */
    sealed interface Source permits AirRequest, Source.Committed, Source.ForObligation {
        /** It was issued, and stays. */
        record Committed(Airing airing) implements Source {}

        /** An obligation was fitted in. */
        record ForObligation(Obligation obligation) implements Source {}
    }
}
