package vn.tienglang.planner.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.obligation.Obligation.Amount;
import vn.tienglang.planner.obligation.ObligationLedger.Balance;
import vn.tienglang.planner.obligation.ObligationLedger.Shortfall;

class ObligationLedgerTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);
    private static final long MINUTE = 60_000;

    private static Obligation minutes(int minutes, ObligationPeriod period, int graceDays) {
        return new Obligation(
                new ObligationId("tay-15"),
                "Kế hoạch 100/KH-UBND",
                new AreaCode("20"),
                "",
                new LanguageTag("tyz"),
                new Amount.Time(Duration.ofMinutes(minutes)),
                period,
                MONDAY,
                LocalDate.MAX,
                graceDays);
    }

    private static NavigableMap<LocalDate, Long> heard(long... minutesFromMonday) {
        var heard = new TreeMap<LocalDate, Long>();
        for (int day = 0; day < minutesFromMonday.length; day++) {
            heard.put(MONDAY.plusDays(day), minutesFromMonday[day] * MINUTE);
        }
        return heard;
    }

    @Test
    void fulfilledDayLeavesNothingDue() {
        Balance tuesday =
                ObligationLedger.balanceOn(
                        minutes(15, ObligationPeriod.DAY, 7), heard(15), MONDAY.plusDays(1));
        assertThat(tuesday).isEqualTo(new Balance(15 * MINUTE, List.of(), List.of()));
    }

    @Test
    void shortfallIsAddedToTheNextDaysUntilItsGraceEnds() {
        Obligation daily = minutes(15, ObligationPeriod.DAY, 2);
        var shortfall = new Shortfall(MONDAY, 5 * MINUTE, MONDAY.plusDays(2));
        Balance tuesday = ObligationLedger.balanceOn(daily, heard(10), MONDAY.plusDays(1));
        assertThat(tuesday.makegoods()).containsExactly(shortfall);
        assertThat(tuesday.due()).isEqualTo(20 * MINUTE);
        Balance wednesday = ObligationLedger.balanceOn(daily, heard(10, 15), MONDAY.plusDays(2));
        assertThat(wednesday.makegoods()).containsExactly(shortfall);
        Balance thursday = ObligationLedger.balanceOn(daily, heard(10, 15, 15), MONDAY.plusDays(3));
        assertThat(thursday.makegoods()).isEmpty();
        assertThat(thursday.expired()).containsExactly(shortfall);
    }

    @Test
    void surplusIsCreditedToTheOldestShortfall() {
        Obligation daily = minutes(15, ObligationPeriod.DAY, 7);
        Balance thursday = ObligationLedger.balanceOn(daily, heard(10, 12, 20), MONDAY.plusDays(3));
        assertThat(thursday.makegoods())
                .containsExactly(new Shortfall(MONDAY.plusDays(1), 3 * MINUTE, MONDAY.plusDays(8)));
    }

    @Test
    void weeklyAmountIsSpreadOverDaysAndMissedPartsMoveToTheNextDay() {
        Obligation weekly = minutes(70, ObligationPeriod.WEEK, 7);
        assertThat(ObligationLedger.balanceOn(weekly, heard(), MONDAY).own())
                .isEqualTo(10 * MINUTE);
        assertThat(ObligationLedger.balanceOn(weekly, heard(10, 0), MONDAY.plusDays(2)).own())
                .isEqualTo(20 * MINUTE);
        assertThat(ObligationLedger.balanceOn(weekly, heard(40, 0, 0), MONDAY.plusDays(3)).own())
                .isZero();
        Balance nextMonday =
                ObligationLedger.balanceOn(
                        weekly, heard(10, 10, 10, 10, 10, 10, 4), MONDAY.plusDays(7));
        assertThat(nextMonday.makegoods())
                .containsExactly(new Shortfall(MONDAY, 6 * MINUTE, MONDAY.plusDays(13)));
        assertThat(nextMonday.own()).isEqualTo(10 * MINUTE);
    }

    @Test
    void obligationStartingMidMonthOwesAProportionalPart() {
        Obligation monthly = minutes(300, ObligationPeriod.MONTH, 0);
        // Monday 7 June: 24 of 30 days remain.
        assertThat(monthly.requiredThrough(LocalDate.of(2021, 6, 30))).isEqualTo(240 * MINUTE);
        assertThat(monthly.requiredThrough(MONDAY)).isEqualTo(10 * MINUTE);
    }

    @Test
    void obligationByCountCountsAirings() {
        var twice =
                new Obligation(
                        new ObligationId("twice"),
                        "Kịch bản",
                        new AreaCode("20"),
                        "",
                        new LanguageTag("nut"),
                        new Amount.Airings(2),
                        ObligationPeriod.DAY,
                        MONDAY,
                        LocalDate.MAX,
                        0);
        assertThat(twice.amount().unitsOf(Duration.ofMinutes(9))).isEqualTo(1);
        assertThat(ObligationLedger.balanceOn(twice, heard(), MONDAY).own()).isEqualTo(2);
    }

    @Test
    void everyUnitIsCreditedExactlyOnce() {
        Seeds.each(
                2_000,
                random -> {
                    ObligationPeriod period =
                            Seeds.oneOf(random, List.of(ObligationPeriod.values()));
                    int minutes = random.nextInt(1, 60);
                    int graceDays = random.nextInt(1, 10);
                    Obligation some = minutes(minutes, period, graceDays);
                    int days = random.nextInt(1, 100);
                    long[] perDay = new long[days];
                    for (int day = 0; day < days; day++) {
                        perDay[day] = random.nextInt(3 * minutes / period.lengthInDays(MONDAY) + 2);
                    }
                    LocalDate date = MONDAY.plusDays(days);
                    Balance standing = ObligationLedger.balanceOn(some, heard(perDay), date);
                    long owed = 0;
                    for (LocalDate day = MONDAY; day.isBefore(date); day = day.plusDays(1)) {
                        if (period.firstDayOfNext(day).equals(day.plusDays(1))) {
                            owed += some.requiredThrough(day);
                        }
                    }
                    long heardMost =
                            heard(perDay).values().stream().mapToLong(Long::longValue).sum();
                    long shortOf =
                            standing.makegoods().stream().mapToLong(Shortfall::units).sum()
                                    + standing.expired().stream().mapToLong(Shortfall::units).sum();
                    assertThat(shortOf).isGreaterThanOrEqualTo(Math.max(0, owed - heardMost));
                    assertThat(shortOf).isLessThanOrEqualTo(owed);
                    assertThat(standing.makegoods())
                            .allMatch(one -> one.units() > 0 && !one.until().isBefore(date));
                });
    }

    @Test
    void hearingMoreNeverIncreasesWhatIsDue() {
        Seeds.each(
                1_000,
                random -> {
                    Obligation some =
                            minutes(
                                    random.nextInt(1, 60),
                                    Seeds.oneOf(random, List.of(ObligationPeriod.values())),
                                    random.nextInt(10));
                    int days = random.nextInt(1, 60);
                    long[] perDay = new long[days];
                    for (int day = 0; day < days; day++) {
                        perDay[day] = random.nextInt(20);
                    }
                    long before =
                            ObligationLedger.balanceOn(some, heard(perDay), MONDAY.plusDays(days))
                                    .due();
                    perDay[random.nextInt(days)] += 5;
                    long after =
                            ObligationLedger.balanceOn(some, heard(perDay), MONDAY.plusDays(days))
                                    .due();
                    assertThat(after).isLessThanOrEqualTo(before);
                });
    }
}
