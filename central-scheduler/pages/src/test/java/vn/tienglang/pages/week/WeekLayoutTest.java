package vn.tienglang.pages.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.office.preview.WeekPlan;
import vn.tienglang.office.preview.WeekScope;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;

final class WeekLayoutTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private static WeekPlan week(LocalDateTime... starts) {
        List<WeekPlan.Entry> entries =
                List.of(starts).stream()
                        .map(start ->
                                new WeekPlan.Entry(
                                        WeekPlan.Kind.SLOT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        start,
                                        Duration.ofMinutes(30),
                                        1,
                                        List.of()))
                        .toList();
        List<WeekPlan.Day> days =
                IntStream.range(0, 7)
                        .mapToObj(day ->
                                new WeekPlan.Day(
                                        MONDAY.plusDays(day),
                                        day == 0 ? entries : List.of(),
                                        List.of(),
                                        List.of(),
                                        Duration.ZERO,
                                        Optional.empty()))
                        .toList();
        var nothing =
                new PlanInput(
                        new StationNetwork(
                                new AreaTree(List.of()), List.of(), List.of(), Map.of(), Map.of()),
                        new PlanContent(Map.of(), Map.of()),
                        AirtimeOrders.NONE,
                        PolicySet.NONE);
        return new WeekPlan(
                new WeekScope.OfUnit(AreaCode.COUNTRY),
                MONDAY,
                List.of(),
                0,
                days,
                PlanNames.of(nothing));
    }

    @Test
    void theGridGrowsToWhatIsHeard() {
        WeekLayout usual = WeekLayout.of(week());
        assertThat(usual.firstHour()).isEqualTo(4);
        assertThat(usual.lastHour()).isEqualTo(22);

        WeekLayout night = WeekLayout.of(week(MONDAY.atTime(2, 10), MONDAY.atTime(23, 50)));
        assertThat(night.firstHour()).isEqualTo(2);
        assertThat(night.lastHour()).isEqualTo(24);
        assertThat(night.y(2 * 60)).isZero();
        assertThat(night.y(24 * 60)).isEqualTo(night.height());
    }

    @Test
    void blocksThatWouldCoverEachOtherLieSideBySide() {
        WeekLayout layout = WeekLayout.of(week());

        List<WeekLayout.Place> places =
                layout.places(
                        List.of(
                                new WeekLayout.Extent(330, 1),
                                new WeekLayout.Extent(335, 1),
                                new WeekLayout.Extent(420, 60),
                                new WeekLayout.Extent(480, 10)));

        assertThat(places).extracting(WeekLayout.Place::x).containsExactly("0%", "50%", "0%", "0%");
        assertThat(places)
                .extracting(WeekLayout.Place::width)
                .containsExactly("50%", "50%", "100%", "100%");
        assertThat(places.get(2).height()).isEqualTo(WeekLayout.HOUR - 1);
        assertThat(places.get(0).height()).isEqualTo(17);
    }

    @Test
    void aBlockOfTheLastMinutesIsSeenWhole() {
        WeekLayout layout = WeekLayout.of(week(MONDAY.atTime(23, 58)));

        WeekLayout.Place place =
                layout.places(List.of(new WeekLayout.Extent(23 * 60 + 58, 30))).getFirst();

        assertThat(place.y() + place.height()).isLessThanOrEqualTo(layout.height());
    }
}
