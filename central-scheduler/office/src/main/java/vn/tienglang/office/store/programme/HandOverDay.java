package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.planner.handover.HandOverId;

/**
 * How one day of a hand-over ended; written once.
 *
 * @param by login of who handed over; empty when nobody did
 * @param at when it was handed over, or found out that it was not; to the millisecond
 */
public record HandOverDay(HandOverId handOver, LocalDate date, State state, String by, Instant at) {
    /** How it ended. */
    public enum State {
        /** It was handed over in time. */
        MET,
        /** It was not; the fallback was told. */
        FALLBACK
    }
}
