package vn.tienglang.planner.engine;

import vn.tienglang.airtime.Airing;
import vn.tienglang.planner.obligation.Obligation;

/** Placed interval of airtime, in epoch milliseconds. */
record PlacedBlock(long start, long end, Source source) {
    /** Source of placed airtime: a request, a committed airing or an obligation. */
    sealed interface Source permits AirRequest, Source.Committed, Source.ForObligation {
        /** The airing was issued and stays. */
        record Committed(Airing airing) implements Source {}

        /**
         * The airing was placed for an obligation.
         *
         * @param isMakegood whether what is due for the day's own period was placed before it
         */
        record ForObligation(Obligation obligation, Airing airing, boolean isMakegood)
                implements Source {}
    }
}
