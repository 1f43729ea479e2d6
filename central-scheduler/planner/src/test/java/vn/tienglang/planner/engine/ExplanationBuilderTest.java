package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.bulletins;
import static vn.tienglang.planner.engine.ProvinceFixture.clip;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

class ExplanationBuilderTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);
    private static final Policy.Citation QUOTE = new Policy.Citation(PROVINCE, LONG_AGO, "QĐ 20");
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final SlotPart TALK_PART = new SlotPart.Recording(TALK.id());

    private static ProvinceFixture province() {
        return new ProvinceFixture()
                .withStations(EAST)
                .with(TALK)
                .speaking(EAST, VIET, TAY)
                .bulletin("b-1", 5, List.of(VIET, TAY), List.of(VIET, TAY))
                .with(
                        new Policy(
                                PROVINCE,
                                LONG_AGO,
                                LocalDate.MAX,
                                "QĐ 20",
                                List.of(
                                        new PolicyRule.Sessions(
                                                ApplicableDays.EVERY,
                                                PolicyRule.Force.USUAL,
                                                List.of(
                                                        LocalTimeRange.between(
                                                                at(5, 30), at(6, 30)),
                                                        LocalTimeRange.between(
                                                                at(23, 0), at(1, 0)))),
                                        new PolicyRule.Volume(
                                                ApplicableDays.EVERY,
                                                PolicyRule.Force.BINDING,
                                                LocalTimeRange.between(at(5, 0), at(6, 0)),
                                                60))));
    }

    private static Explanation explanation(
            ProvinceFixture province, LocalDate date, LocalTime time) {
        return Planner.of(province.input())
                .explain(
                        ProvinceFixture.station(EAST), date.atTime(time).atZone(HANOI).toInstant());
    }

    private static Explanation.OnAir onAir(ProvinceFixture province, LocalTime time) {
        return (Explanation.OnAir) explanation(province, MONDAY, time);
    }

    @Test
    void airingIsExplainedByOrderSessionVolumeAndLanguage() {
        Slot dawn = slot("dawn", EAST, at(5, 50), TALK_PART, bulletins(1, "b-1"));
        ProvinceFixture province = province().with(dawn);
        Explanation.OnAir talk = onAir(province, at(5, 55));
        assertThat(talk.source())
                .isEqualTo(
                        new Explanation.OrderSource.BySlot(
                                dawn.id(), dawn.title(), PROVINCE, MessageClass.ORDINARY));
        assertThat(talk.session().map(BroadcastSession::by)).contains(QUOTE);
        assertThat(talk.volume()).isEqualTo(new Explanation.Volume(60, QUOTE));
        assertThat(talk.languageReason())
                .isEqualTo(new Explanation.LanguageReason.OfRecording(VIET));
        Explanation.OnAir bulletin = onAir(province, at(6, 2));
        assertThat(bulletin.volume()).isEqualTo(new Explanation.Volume(100, Policy.Citation.NONE));
        assertThat(bulletin.languageReason())
                .isInstanceOfSatisfying(
                        Explanation.LanguageReason.InTurn.class,
                        turn -> {
                            assertThat(turn.mix()).isEqualTo(new LanguageMix.Alternate());
                            assertThat(turn.spoken().shares()).hasSize(2);
                        });
    }

    /** The explained volume is the one in the log. */
    @Test
    void volumeOfTheRulesIsInTheLog() {
        Slot dawn = slot("dawn", EAST, at(5, 50), TALK_PART, bulletins(1, "b-1"));
        List<Airing> airings =
                Planner.of(province().with(dawn).input())
                        .days(ProvinceFixture.station(EAST), MONDAY, 1)
                        .getFirst()
                        .airings();
        assertThat(airings).extracting(Airing::volumePercent).containsExactly(60, 100);
    }

    @Test
    void silenceIsExplainedByClosuresAndUnplacedItems() {
        ProvinceFixture province = province().with(slot("noon", EAST, at(12, 0), TALK_PART));
        assertThat(explanation(province, MONDAY, at(12, 5)))
                .isInstanceOfSatisfying(
                        Explanation.Silent.class,
                        silent -> {
                            assertThat(silent.closures()).extracting(Closure::by).contains(QUOTE);
                            assertThat(silent.nearby())
                                    .extracting(UnplacedItem::order)
                                    .containsExactly(new SlotId("noon"));
                        });
        assertThat(explanation(province, MONDAY, at(6, 0)))
                .isEqualTo(new Explanation.Silent(List.of(), List.of()));
    }

    @Test
    void airingThatBeganBeforeMidnightIsExplainedAfterMidnight() {
        ProvinceFixture province = province().with(slot("late", EAST, at(23, 55), TALK_PART));
        assertThat(explanation(province, MONDAY.plusDays(1), at(0, 2)))
                .isInstanceOf(Explanation.OnAir.class);
    }

    @Test
    void relayedProgrammeHasNoAiring() {
        ProvinceFixture province =
                province()
                        .with(
                                slot(
                                        "relay",
                                        EAST,
                                        at(5, 30),
                                        new SlotPart.Relay("Đài tỉnh", Duration.ofMinutes(15))));
        assertThat(explanation(province, MONDAY, at(5, 40)))
                .isInstanceOfSatisfying(
                        Explanation.Relayed.class,
                        carried ->
                                assertThat(carried.session().map(BroadcastSession::by))
                                        .contains(QUOTE));
    }

    @Test
    void campaignObligationAndCommittedAiringAreNamedAsSource() {
        var situation =
                new ActiveSituation(
                        new SlotId("k-3"),
                        DISTRICT,
                        Playbook.provincialDefaults().get(2),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        Instant.EPOCH,
                        Instant.MAX);
        assertThat(onAir(province().with(situation), at(6, 1)).source())
                .isEqualTo(
                        new Explanation.OrderSource.ByCampaign(
                                situation.id(),
                                DISTRICT,
                                3,
                                situation.playbook().title(),
                                Instant.EPOCH));
        var obligation =
                new Obligation(
                        new ObligationId("tay"),
                        "KH 77",
                        DISTRICT,
                        "",
                        TAY,
                        new Obligation.Amount.Airings(1),
                        ObligationPeriod.DAY,
                        MONDAY,
                        LocalDate.MAX,
                        0);
        // Early Monday belongs to the session of Sunday evening, and its airtime is the first free
        // one.
        Explanation.OnAir placed = onAir(province().with(obligation), at(0, 1));
        assertThat(placed.source())
                .isEqualTo(
                        new Explanation.OrderSource.ByObligation(
                                obligation.id(), "KH 77", DISTRICT));
        assertThat(placed.languageReason())
                .isEqualTo(new Explanation.LanguageReason.OfObligation(TAY));
        DayPlan day = province().with(slot("dawn", EAST, at(5, 30), TALK_PART)).day(EAST);
        Instant noon = MONDAY.atTime(12, 0).atZone(HANOI).toInstant();
        var past =
                new PlanHistory.StationHistory(
                        noon,
                        Map.of(
                                MONDAY,
                                new DailyLog(day.station(), MONDAY, 1, day.airings(), day.clips())),
                        MONDAY,
                        Map.of());
        assertThat(onAir(province().with(EAST, past), at(5, 35)).source())
                .isEqualTo(new Explanation.OrderSource.Committed(noon));
    }
}
