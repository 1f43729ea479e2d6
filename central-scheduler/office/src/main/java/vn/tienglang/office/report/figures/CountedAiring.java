package vn.tienglang.office.report.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;

/**
 * One airing as it is counted. It is the line behind the figures.
 *
 * @param station the station
 * @param date day of the log
 * @param airing its id
 * @param title title for people
 * @param order id of the slot, situation or obligation; empty without one
 * @param key what it is counted under
 * @param start planned start; for an unplanned airing the start that the station reports
 * @param planned planned length; zero for an unplanned airing
 * @param claimed length that the station says it played
 * @param proven proven length
 * @param state how it is counted
 * @param cause cause of the loss; only when lost
 */
public record CountedAiring(
        StationId station,
        LocalDate date,
        AiringId airing,
        String title,
        String order,
        ReportKey key,
        Instant start,
        Duration planned,
        Optional<Duration> claimed,
        Duration proven,
        State state,
        Optional<LossCause> cause) {
    /** How an airing is counted. */
    public enum State {
        /** Not over, or a report may still arrive. */
        OPEN,
        /** Played whole, proven and on time. */
        ON_TIME,
        /** Lost for its cause. */
        LOST,
        /** Sounded without being planned. */
        EXTRA
    }

    /** Adds it to a sum. */
    public void addTo(AirtimeFigures.Sum sum) {
        if (state == State.EXTRA) {
            sum.extra();
        } else {
            sum.plan(planned.toMillis());
        }
        claimed.ifPresent(length -> sum.claim(length.toMillis()));
        sum.prove(proven.toMillis());
        switch (state) {
            case OPEN -> sum.open();
            case ON_TIME -> sum.onTime();
            case LOST -> sum.lose(cause.orElseThrow());
            case EXTRA -> {
                // Counted above; it was never due.
            }
        }
    }
}
