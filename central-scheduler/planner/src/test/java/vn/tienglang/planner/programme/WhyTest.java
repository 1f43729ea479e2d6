package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.DISTRICT;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.at;
import static vn.tienglang.planner.programme.Province.bulletins;
import static vn.tienglang.planner.programme.Province.clip;
import static vn.tienglang.planner.programme.Province.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

class WhyTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);
    private static final Policy.Quote QUOTE = new Policy.Quote(PROVINCE, LONG_AGO, "QĐ 20");
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final Part TALK_PART = new Part.Recording(TALK.id());

    private static Province province() {
        return new Province()
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
                                        new Rule.Sessions(
                                                Days.EVERY,
                                                Rule.Force.USUAL,
                                                List.of(
                                                        Stretch.between(at(5, 30), at(6, 30)),
                                                        Stretch.between(at(23, 0), at(1, 0)))),
                                        new Rule.Volume(
                                                Days.EVERY,
                                                Rule.Force.BINDING,
                                                Stretch.between(at(5, 0), at(6, 0)),
                                                60))));
    }

    private static Why why(Province province, LocalDate date, LocalTime time) {
        return Planning.of(province.basis())
                .why(Province.station(EAST), date.atTime(time).atZone(HANOI).toInstant());
    }

    private static Why.Heard heard(Province province, LocalTime time) {
        return (Why.Heard) why(province, MONDAY, time);
    }

    @Test
    void whatSoundsIsToldWithItsOrderItsSessionItsVolumeAndItsLanguage() {
        Slot dawn = slot("dawn", EAST, at(5, 50), TALK_PART, bulletins(1, "b-1"));
        Province province = province().with(dawn);
        Why.Heard talk = heard(province, at(5, 55));
        assertThat(talk.behind())
                .isEqualTo(
                        new Why.Behind.BySlot(
                                dawn.id(), dawn.title(), PROVINCE, MessageClass.ORDINARY));
        assertThat(talk.session().map(Session::by)).contains(QUOTE);
        assertThat(talk.volume()).isEqualTo(new Why.Volume(60, QUOTE));
        assertThat(talk.tongue()).isEqualTo(new Why.Tongue.AsRecorded(VIET));
        Why.Heard bulletin = heard(province, at(6, 2));
        assertThat(bulletin.volume()).isEqualTo(new Why.Volume(100, Policy.Quote.NOBODY));
        assertThat(bulletin.tongue())
                .isInstanceOfSatisfying(
                        Why.Tongue.InTurn.class,
                        turn -> {
                            assertThat(turn.mix()).isEqualTo(new LanguageMix.Alternate());
                            assertThat(turn.spoken().spoken()).hasSize(2);
                        });
    }

    @Test
    void silenceSaysWhoClosedTheAirAndWhatWasOrdered() {
        Province province = province().with(slot("noon", EAST, at(12, 0), TALK_PART));
        assertThat(why(province, MONDAY, at(12, 5)))
                .isInstanceOfSatisfying(
                        Why.Silent.class,
                        silent -> {
                            assertThat(silent.closures()).extracting(Closure::by).contains(QUOTE);
                            assertThat(silent.around())
                                    .extracting(Left::order)
                                    .containsExactly(new SlotId("noon"));
                        });
        assertThat(why(province, MONDAY, at(6, 0))).isEqualTo(new Why.Silent(List.of(), List.of()));
    }

    @Test
    void whatBeganBeforeMidnightIsToldAfterIt() {
        Province province = province().with(slot("late", EAST, at(23, 55), TALK_PART));
        assertThat(why(province, MONDAY.plusDays(1), at(0, 2))).isInstanceOf(Why.Heard.class);
    }

    @Test
    void aRelayIsCarriedAndHasNoAiring() {
        Province province =
                province()
                        .with(
                                slot(
                                        "relay",
                                        EAST,
                                        at(5, 30),
                                        new Part.Relay("Đài tỉnh", Duration.ofMinutes(15))));
        assertThat(why(province, MONDAY, at(5, 40)))
                .isInstanceOfSatisfying(
                        Why.Carried.class,
                        carried -> assertThat(carried.session().map(Session::by)).contains(QUOTE));
    }

    @Test
    void aCampaignAnObligationAndWhatWasIssuedAreNamed() {
        var raised =
                new Raised(
                        new SlotId("k-3"),
                        DISTRICT,
                        Playbook.ofThePlan().get(2),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        Instant.EPOCH,
                        Instant.MAX);
        assertThat(heard(province().with(raised), at(6, 1)).behind())
                .isEqualTo(
                        new Why.Behind.ByCampaign(
                                raised.id(),
                                DISTRICT,
                                3,
                                raised.playbook().title(),
                                Instant.EPOCH));
        var owed =
                new Obligation(
                        new ObligationId("tay"),
                        "KH 77",
                        DISTRICT,
                        "",
                        TAY,
                        new Obligation.Amount.Airings(1),
                        Term.DAY,
                        MONDAY,
                        LocalDate.MAX,
                        0);
        // Early on Monday is the session of Sunday evening, and its air is the first that is free.
        Why.Heard fitted = heard(province().with(owed), at(0, 1));
        assertThat(fitted.behind())
                .isEqualTo(new Why.Behind.ByObligation(owed.id(), "KH 77", DISTRICT));
        assertThat(fitted.tongue()).isEqualTo(new Why.Tongue.AsOwed(TAY));
        StationDay day = province().with(slot("dawn", EAST, at(5, 30), TALK_PART)).day(EAST);
        Instant noon = MONDAY.atTime(12, 0).atZone(HANOI).toInstant();
        var past =
                new Past.OfStation(
                        noon,
                        Map.of(
                                MONDAY,
                                new DailyLog(day.station(), MONDAY, 1, day.airings(), day.clips())),
                        MONDAY,
                        Map.of());
        assertThat(heard(province().with(EAST, past), at(5, 35)).behind())
                .isEqualTo(new Why.Behind.AsIssued(noon));
    }
}
