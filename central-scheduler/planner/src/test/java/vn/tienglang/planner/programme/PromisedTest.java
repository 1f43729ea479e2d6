package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.at;
import static vn.tienglang.planner.programme.Province.bulletins;
import static vn.tienglang.planner.programme.Province.slot;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;

/** What is promised for each day, and what is told until it is there. */
class PromisedTest {
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

    private static Province province(Promised... promised) {
        Province province =
                new Province()
                        .withStations(EAST)
                        .bulletin("figures", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                        .bulletin("advice", 2, List.of(VIET), List.of(VIET))
                        .with(slot("evening", EAST, at(18, 0), bulletins(1, "figures")));
        List.of(promised).forEach(province::with);
        return province;
    }

    private static List<String> told(Province province, LocalDate date) {
        return province.day(EAST, date).clips().stream().map(Clip::title).toList();
    }

    @Test
    void untilItIsHandedOverTheFallbackIsToldAndNothingIsMissing() {
        Province province = province(new Promised(FIGURES, Set.of(MONDAY)));
        assertThat(told(province, MONDAY)).containsExactly("figures");
        assertThat(told(province, MONDAY.plusDays(1))).containsExactly("advice");
        assertThat(province.day(EAST, MONDAY.plusDays(1)).left()).isEmpty();
        assertThat(told(province, MONDAY.plusDays(3)))
                .as("nothing is promised any more")
                .containsExactly("figures");
        assertThat(told(province, MONDAY.minusDays(1))).containsExactly("figures");
    }

    @Test
    void whyTellsThatItIsTheFallbackAndWhoseHandOverIsMissing() {
        Province province = province(new Promised(FIGURES, Set.of()));
        Planning planning = Planning.of(province.basis());
        var at = MONDAY.atTime(18, 1).atZone(HANOI).toInstant();
        Why.Heard heard = (Why.Heard) planning.why(Province.station(EAST), at);
        assertThat(heard.behind())
                .isInstanceOfSatisfying(
                        Why.Behind.InPlaceOf.class,
                        behind -> {
                            assertThat(behind.handOver()).isEqualTo(FIGURES.id());
                            assertThat(behind.title()).isEqualTo(FIGURES.title());
                            assertThat(behind.due()).isEqualTo(at(17, 0));
                            assertThat(behind.missing()).isEqualTo(FIGURES.bulletin());
                            assertThat(behind.order()).isInstanceOf(Why.Behind.BySlot.class);
                        });
        Province kept = province(new Promised(FIGURES, Set.of(MONDAY)));
        heard = (Why.Heard) Planning.of(kept.basis()).why(Province.station(EAST), at);
        assertThat(heard.behind()).isInstanceOf(Why.Behind.BySlot.class);
    }

    @Test
    void whatTwoPromisedIsToldWhenBothAreThere() {
        HandOver other = figures("so-lieu-khac", MONDAY, MONDAY.plusDays(9));
        Province province =
                province(
                        new Promised(FIGURES, Set.of(MONDAY, MONDAY.plusDays(1))),
                        new Promised(other, Set.of(MONDAY)));
        assertThat(told(province, MONDAY)).containsExactly("figures");
        assertThat(told(province, MONDAY.plusDays(1))).containsExactly("advice");
    }

    @Test
    void whatIsNotThereServesNoObligation() {
        var owed =
                new Obligation(
                        new ObligationId("tay"),
                        "KH 125",
                        PROVINCE,
                        "",
                        TAY,
                        new Obligation.Amount.Time(Duration.ofMinutes(3)),
                        Term.DAY,
                        MONDAY,
                        LocalDate.MAX,
                        0);
        Province province = province(new Promised(FIGURES, Set.of(MONDAY))).with(owed);
        assertThat(province.day(EAST, MONDAY).left()).isEmpty();
        assertThat(province.day(EAST, MONDAY.plusDays(1)).left())
                .singleElement()
                .extracting(Left::ground)
                .isInstanceOf(Ground.Unmet.class);
    }

    @Test
    void aHandOverThatFallsBackOnItselfOrStandsOnNoDayIsRefused() {
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
