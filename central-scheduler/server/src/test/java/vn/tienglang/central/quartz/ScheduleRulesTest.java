package vn.tienglang.central.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {
    private static final ScheduleRules HOME = ScheduleRules.usual(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static ScheduleRules berlinAt(LocalTime night) {
        ScheduleRules usual = ScheduleRules.usual(ZoneId.of("Europe/Berlin"));
        return new ScheduleRules(
                usual.zone(),
                night,
                usual.publishEvery(),
                usual.sweepEvery(),
                usual.settleEvery(),
                usual.closeEvery());
    }

    @Test
    void nightAfterEveningIsTheComingNight() {
        assertThat(HOME.nightAfter(Instant.parse("2026-11-21T13:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-21T17:30:00Z"));
    }

    @Test
    void nightAfterANightIsOneDayLater() {
        assertThat(HOME.nightAfter(Instant.parse("2026-11-21T17:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T17:30:00Z"));
    }

    @Test
    void nightInTheSkippedHourOfAClockChangeIsKept() {
        // 2027-03-28: clocks go from 02:00 to 03:00; Quartz's cron would skip this night.
        assertThat(berlinAt(LocalTime.of(2, 30)).nightAfter(Instant.parse("2027-03-27T12:00:00Z")))
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void nightInTheRepeatedHourOfAClockChangeIsTheFirst() {
        // 2027-10-31: 02:30 occurs at 00:30Z and again at 01:30Z.
        ScheduleRules rules = berlinAt(LocalTime.of(2, 30));
        Instant first = rules.nightAfter(Instant.parse("2027-10-30T12:00:00Z"));
        assertThat(first).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(rules.nightAfter(first)).isEqualTo(Instant.parse("2027-11-01T01:30:00Z"));
    }
}
