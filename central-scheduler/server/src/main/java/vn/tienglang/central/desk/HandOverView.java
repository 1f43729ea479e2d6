package vn.tienglang.central.desk;

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
 * @param standing how far it has come
 * @param lacking the wanted languages in which the bulletin cannot be told yet
 */
public record HandOverView(
        HandOver handOver,
        String bulletin,
        String fallback,
        LocalDate date,
        Instant due,
        Standing standing,
        List<LanguageTag> lacking) {
    /** Takes a copy. */
    public HandOverView {
        lacking = List.copyOf(lacking);
    }

    /** How far it has come. */
    public sealed interface Standing {
        /** There is still time. */
        record Open() implements Standing {}

        /** It was handed over. */
        record Met(String by, Instant at) implements Standing {}

        /** It was not, and the fallback is told. */
        record Fallback() implements Standing {}
    }
}
