package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.bulletins;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.handover.DueHandOver;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;

/** Daily hand-overs and their fallbacks. */
class FallbackBulletinTest {
    private static final HandOver FIGURES = figures("so-lieu-17h", MONDAY, MONDAY.plusDays(3));

    private static HandOver figures(String id, LocalDate from, LocalDate until) {
        return new HandOver(
                new HandOverId(id),
                PROVINCE,
                "Số liệu y tế",
                new BulletinId("figures"),
                at(17, 0),
                new BulletinId("advice"),
                from,
                until);
    }

    private static ProvinceFixture province(DueHandOver... dueHandOvers) {
        ProvinceFixture province =
                new ProvinceFixture()
                        .withStations(EAST)
                        .speaking(EAST, VIET, TAY)
                        .bulletin("figures", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                        .bulletin("advice", 2, List.of(VIET), List.of(VIET))
                        .with(slot("evening", EAST, at(18, 0), bulletins(1, "figures")));
        List.of(dueHandOvers).forEach(province::with);
        return province;
    }

    private static List<String> titles(ProvinceFixture province, LocalDate date) {
        return province.day(EAST, date).clips().stream().map(Clip::title).toList();
    }

    @Test
    void fallbackIsAiredUntilTheHandOverArrives() {
        ProvinceFixture province = province(new DueHandOver(FIGURES, Set.of(MONDAY)));
        assertThat(titles(province, MONDAY)).containsExactly("figures");
        assertThat(titles(province, MONDAY.plusDays(1))).containsExactly("advice");
        assertThat(province.day(EAST, MONDAY.plusDays(1)).unplaced()).isEmpty();
        assertThat(titles(province, MONDAY.plusDays(3)))
                .as("no hand-over is due any more")
                .containsExactly("figures");
        assertThat(titles(province, MONDAY.minusDays(1))).containsExactly("figures");
    }

    @Test
    void explanationNamesTheFallbackAndTheMissingHandOver() {
        ProvinceFixture province = province(new DueHandOver(FIGURES, Set.of()));
        Planner planning = Planner.of(province.input());
        var at = MONDAY.atTime(18, 1).atZone(HANOI).toInstant();
        Explanation.OnAir heard =
                (Explanation.OnAir) planning.explain(ProvinceFixture.station(EAST), at);
        assertThat(heard.source())
                .isInstanceOfSatisfying(
                        Explanation.OrderSource.Fallback.class,
                        behind -> {
                            assertThat(behind.handOver()).isEqualTo(FIGURES.id());
                            assertThat(behind.title()).isEqualTo(FIGURES.title());
                            assertThat(behind.due()).isEqualTo(at(17, 0));
                            assertThat(behind.missing()).isEqualTo(FIGURES.bulletin());
                            assertThat(behind.order())
                                    .isInstanceOf(Explanation.OrderSource.BySlot.class);
                        });
        ProvinceFixture kept = province(new DueHandOver(FIGURES, Set.of(MONDAY)));
        heard =
                (Explanation.OnAir)
                        Planner.of(kept.input()).explain(ProvinceFixture.station(EAST), at);
        assertThat(heard.source()).isInstanceOf(Explanation.OrderSource.BySlot.class);
    }

    @Test
    void bulletinWithTwoHandOversIsAiredWhenBothArrived() {
        HandOver other = figures("so-lieu-khac", MONDAY, MONDAY.plusDays(9));
        ProvinceFixture province =
                province(
                        new DueHandOver(FIGURES, Set.of(MONDAY, MONDAY.plusDays(1))),
                        new DueHandOver(other, Set.of(MONDAY)));
        assertThat(titles(province, MONDAY)).containsExactly("figures");
        assertThat(titles(province, MONDAY.plusDays(1))).containsExactly("advice");
    }

    @Test
    void missingHandOverServesNoObligation() {
        var obligation =
                new Obligation(
                        new ObligationId("tay"),
                        "KH 125",
                        PROVINCE,
                        "",
                        TAY,
                        new Obligation.Amount.Time(Duration.ofMinutes(3)),
                        ObligationPeriod.DAY,
                        MONDAY,
                        LocalDate.MAX,
                        0);
        ProvinceFixture province =
                province(new DueHandOver(FIGURES, Set.of(MONDAY))).with(obligation);
        assertThat(province.day(EAST, MONDAY).unplaced()).isEmpty();
        assertThat(province.day(EAST, MONDAY.plusDays(1)).unplaced())
                .singleElement()
                .extracting(UnplacedItem::reason)
                .isInstanceOf(UnplacedReason.Unmet.class);
    }

    @Test
    void handOverWithItselfAsFallbackOrWithoutDaysIsRejected() {
        assertThatThrownBy(() -> figures("so-lieu-17h", MONDAY, MONDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new HandOver(
                                FIGURES.id(),
                                PROVINCE,
                                "Số liệu",
                                FIGURES.bulletin(),
                                at(17, 0),
                                FIGURES.bulletin(),
                                MONDAY,
                                LocalDate.MAX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HandOverId("A")).isInstanceOf(IllegalArgumentException.class);
    }
}
