package vn.tienglang.central.quartz;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the clock rings.
 *
 * @param zone in which the night is reckoned
 * @param night when the logs of a new day ahead are issued
 * @param publishEvery how often logs are looked at besides, in case a wish got lost
 * @param sweepEvery how often the outbox is looked at besides
 * @param timeEvery how often the stations are told the time
 * @param settleEvery how often deadlines are looked at besides, and the next of them is set
 * @param closeEvery how often it is looked whether a period is over
 */
public record ScheduleRules(
        ZoneId zone,
        LocalTime night,
        Duration publishEvery,
        Duration sweepEvery,
        Duration timeEvery,
        Duration settleEvery,
        Duration closeEvery) {

    /** Half past midnight, when nobody books; the rest often enough that no one waits. */
    public static ScheduleRules usual(ZoneId zone) {
        return new ScheduleRules(
                zone,
                LocalTime.of(0, 30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(1));
    }

    /**
     * The first night after this instant. Where clocks are put forward over it, the night begins as
     * much later; where they are put back, the first of the two is taken.
     */
    public Instant nightAfter(Instant instant) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        Instant tonight = date.atTime(night).atZone(zone).toInstant();
        return tonight.isAfter(instant)
                ? tonight
                : date.plusDays(1).atTime(night).atZone(zone).toInstant();
    }
}
