package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.planner.handover.HandOverId;

/**
 * Result of one day of a hand-over; stored once.
 *
 * @param by login of the officer; empty if the deadline was missed
 * @param at when it was handed over or found missed, to the millisecond
 */
public record HandOverDay(HandOverId handOver, LocalDate date, State state, String by, Instant at) {
    /** Result. */
    public enum State {
        /** It was handed over in time. */
        MET,
        /** It was missed; the fallback aired. */
        FALLBACK
    }
}
