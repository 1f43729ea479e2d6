package vn.tienglang.pages.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;

class DayRulerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void aUnitIsAMinute() {
        DayRuler ruler = ruler(List.of(at("05:00", 90)), List.of(airing("05:30", 30)), "17:02:20");

        assertThat(ruler.sessions()).containsExactly(new DayRuler.Bar(300, 90, "", ""));
        assertThat(ruler.airings())
                .containsExactly(new DayRuler.Bar(330, 30, "is-proven", "05:30"));
        assertThat(ruler.now()).isEqualTo(1022);
    }

    @Test
    void aPlaceIsATimeOfDay() {
        assertThat(DayRuler.time(0)).isEqualTo("00:00");
        assertThat(DayRuler.time(605)).isEqualTo("10:05");
        assertThat(DayRuler.time(DayRuler.WIDTH)).isEqualTo("24:00");
    }

    @Test
    void aShortAiringIsWideEnoughToBeSeenAndStaysInsideTheDay() {
        DayRuler ruler = ruler(List.of(), List.of(airing("23:58", 1), airing("00:00", 1)), "12:00");

        assertThat(ruler.airings())
                .extracting(DayRuler.Bar::x, DayRuler.Bar::width)
                .containsExactly(tuple(0, 8), tuple(1432, 8));
    }

    @Test
    void sessionsPastMidnightAreCutAndThoseThatTouchAreOne() {
        DayRuler ruler =
                ruler(
                        List.of(
                                new Airtime(instant("00:00").minusSeconds(3600), instant("01:00")),
                                at("22:00", 180),
                                at("05:00", 60),
                                at("06:00", 60),
                                new Airtime(instant("00:00").minusSeconds(7200), instant("00:00"))),
                        List.of(),
                        "12:00");

        assertThat(ruler.sessions())
                .containsExactly(
                        new DayRuler.Bar(0, 60, "", ""),
                        new DayRuler.Bar(300, 120, "", ""),
                        new DayRuler.Bar(1320, 120, "", ""));
    }

    @Test
    void onAnotherDayThereIsNoPresentInstantAndNoAiringOfToday() {
        DayRuler ruler =
                DayRuler.of(
                        "",
                        DAY.minusDays(1),
                        ZONE,
                        List.of(),
                        List.of(airing("05:30", 30)),
                        instant("12:00"));

        assertThat(ruler.now()).isEqualTo(-1);
        assertThat(ruler.airings()).isEmpty();
    }

    @Test
    void aDayOf23HoursFillsTheWholeRuler() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDate shortDay = LocalDate.of(2026, 3, 29);
        Instant midnight = shortDay.atStartOfDay(paris).toInstant();
        var whole = new Airtime(midnight, midnight.plus(Duration.ofHours(23)));

        DayRuler ruler = DayRuler.of("", shortDay, paris, List.of(whole), List.of(), midnight);

        assertThat(ruler.sessions()).containsExactly(new DayRuler.Bar(0, 1440, "", ""));
    }

    private static DayRuler ruler(List<Airtime> open, List<DayAiring> airings, String now) {
        return DayRuler.of("", DAY, ZONE, open, airings, instant(now));
    }

    private static DayAiring airing(String time, int minutes) {
        return new DayAiring(at(time, minutes), DayState.PROVEN, time);
    }

    private static Airtime at(String time, int minutes) {
        return new Airtime(instant(time), instant(time).plusSeconds(60L * minutes));
    }

    private static Instant instant(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }
}
