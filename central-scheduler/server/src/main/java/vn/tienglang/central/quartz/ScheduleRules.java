package vn.tienglang.central.quartz;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Times and intervals of the scheduled tasks.
 *
 * @param zone time zone of {@code night}
 * @param night local time at which the logs of the newly visible day are published
 * @param publishEvery interval of the regular check for due logs, in case a trigger was lost
 * @param sweepEvery interval of the regular check of the outbox
 * @param settleEvery interval of the regular check for passed deadlines
 * @param closeEvery interval of the check for finished periods
 */
public record ScheduleRules(
        ZoneId zone,
        LocalTime night,
        Duration publishEvery,
        Duration sweepEvery,
        Duration settleEvery,
        Duration closeEvery) {

    /** Default rules: night at 00:30, when nobody books; the intervals are 30 s to 1 h. */
    public static ScheduleRules usual(ZoneId zone) {
        return new ScheduleRules(
                zone,
                LocalTime.of(0, 30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(1));
    }

    /**
     * Returns the first night after this instant. If clocks go forward over its local time, the
     * night is later by the length of the gap; if the local time occurs twice, the first is used.
     */
    public Instant nightAfter(Instant instant) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        Instant tonight = date.atTime(night).atZone(zone).toInstant();
        return tonight.isAfter(instant)
                ? tonight
                : date.plusDays(1).atTime(night).atZone(zone).toInstant();
    }
}
