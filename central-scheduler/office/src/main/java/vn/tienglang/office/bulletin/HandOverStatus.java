package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.handover.HandOver;

/**
 * Status of a hand-over on one day.
 *
 * @param bulletin title of the bulletin
 * @param fallback title of the bulletin that airs if it is missed
 * @param date the office's day
 * @param due the deadline: the first instant at which it is too late
 * @param state whether it is open, met or missed
 * @param missingLanguages the wanted languages without a complete rendition
 */
public record HandOverStatus(
        HandOver handOver,
        String bulletin,
        String fallback,
        LocalDate date,
        Instant due,
        State state,
        List<LanguageTag> missingLanguages) {
    /** Copies the lists. */
    public HandOverStatus {
        missingLanguages = List.copyOf(missingLanguages);
    }

    /** Progress of a hand-over. */
    public sealed interface State {
        /** The deadline has not passed. */
        record Open() implements State {}

        /** The bulletin was handed over. */
        record Met(String by, Instant at) implements State {}

        /** The deadline was missed; the fallback airs. */
        record Fallback() implements State {}
    }
}
