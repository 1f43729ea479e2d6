package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.handover.HandOver;

/**
 * A hand-over as it stands today.
 *
 * @param bulletin what people call what is handed over
 * @param fallback what people call what is told in its place
 * @param date the office's day
 * @param due the first instant at which it is too late
 * @param state how far it has come
 * @param missingLanguages the wanted languages in which the bulletin cannot be told yet
 */
public record HandOverStatus(
        HandOver handOver,
        String bulletin,
        String fallback,
        LocalDate date,
        Instant due,
        State state,
        List<LanguageTag> missingLanguages) {
    /** Takes a copy. */
    public HandOverStatus {
        missingLanguages = List.copyOf(missingLanguages);
    }

    /** How far it has come. */
    public sealed interface State {
        /** There is still time. */
        record Open() implements State {}

        /** It was handed over. */
        record Met(String by, Instant at) implements State {}

        /** It was not, and the fallback is told. */
        record Fallback() implements State {}
    }
}
