package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.clip;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

class CommittedAiringsTest {
    private static final Clip IDENT = clip("Nhạc hiệu", VIET, 1);
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final SlotPart TALK_PART = new SlotPart.Recording(TALK.id());

    private static ProvinceFixture province() {
        return new ProvinceFixture().withStations(EAST).with(IDENT).with(TALK);
    }

    private static Slot talk(String id, LocalTime time) {
        return slot(id, EAST, time, TALK_PART);
    }

    private static Instant instant(LocalTime time) {
        return MONDAY.atTime(time).atZone(HANOI).toInstant();
    }

    private static DailyLog issued(ProvinceFixture province, LocalDate date) {
        DayPlan day = province.day(EAST, date);
        return new DailyLog(day.station(), date, 1, day.airings(), day.clips());
    }

    private static PlanHistory.StationHistory history(ProvinceFixture before, LocalTime until) {
        return new PlanHistory.StationHistory(
                instant(until), Map.of(MONDAY, issued(before, MONDAY)), MONDAY, Map.of());
    }

    private static List<String> lines(DayPlan day) {
        return day.airings().stream()
                .map(one -> LocalTime.ofInstant(one.airtime().start(), HANOI) + " " + one.id())
                .map(line -> line.substring(0, line.indexOf("-2021")))
                .toList();
    }

    @Test
    void airingsBeforeTheCommitTimeStayAndLaterOnesFollowTheNewOrders() {
        ProvinceFixture before =
                province().with(talk("dawn", at(5, 30))).with(talk("noon", at(11, 0)));
        ProvinceFixture after =
                province()
                        .with(EAST, history(before, at(9, 0)))
                        .with(talk("other", at(5, 35)))
                        .with(talk("eve", at(17, 0)));
        DayPlan day = after.day(EAST);
        assertThat(lines(day)).containsExactly("05:30 dawn", "17:00 eve");
        assertThat(day.unplaced())
                .extracting(UnplacedItem::reason)
                .containsExactly(new UnplacedReason.TooLate(instant(at(9, 0))));
    }

    /** The centre was stopped from 06:00 to 09:00, after it had accepted two orders. */
    @Test
    void ordersThatBeganWhileTheyWaitedToBePlannedAreIssuedLate() {
        ProvinceFixture before = province().with(talk("dawn", at(5, 30)));
        ProvinceFixture after =
                province()
                        .with(EAST, history(before, at(9, 0)).plannedUntil(instant(at(6, 0))))
                        .with(talk("dawn", at(5, 30)))
                        .with(talk("earlier", at(5, 50)))
                        .with(talk("missed", at(7, 0)))
                        .with(talk("noon", at(11, 0)));
        DayPlan day = after.day(EAST);
        assertThat(lines(day)).containsExactly("05:30 dawn", "07:00 missed", "11:00 noon");
        assertThat(day.unplaced())
                .extracting(item -> item.order().value())
                .as("before the orders that wait")
                .containsExactly("earlier");
    }

    @Test
    void whatWasIssuedStaysAlthoughOrdersWait() {
        ProvinceFixture before = province().with(talk("withdrawn", at(7, 0)));
        ProvinceFixture after =
                province()
                        .with(EAST, history(before, at(9, 0)).plannedUntil(instant(at(6, 0))))
                        .with(talk("missed", at(7, 5)));
        assertThat(lines(after.day(EAST))).containsExactly("07:00 withdrawn");
    }

    /** A compile between the two instants took it out of the log. */
    @Test
    void anIssuedAiringThatWaitsForFreeAirtimeStaysAfterItsOwnTime() {
        Slot dawn = slot("dawn", EAST, at(5, 30), TALK_PART, TALK_PART, TALK_PART);
        Slot waiting =
                ProvinceFixture.withStartPolicy(
                        talk("waiting", at(5, 40)), new StartPolicy.WaitUpTo(Duration.ofHours(1)));
        ProvinceFixture before = province().with(dawn).with(waiting);
        assertThat(lines(before.day(EAST))).contains("06:00 waiting");
        ProvinceFixture after =
                province().with(EAST, history(before, at(5, 45))).with(dawn).with(waiting);

        assertThat(lines(after.day(EAST)))
                .containsExactly("05:30 dawn", "05:40 dawn", "05:50 dawn", "06:00 waiting");
    }

    @Test
    void programmeBlockThatHasBegunIsKeptToItsEnd() {
        Slot dawn = slot("dawn", EAST, at(5, 30), TALK_PART, TALK_PART, TALK_PART);
        ProvinceFixture before = province().with(dawn);
        ProvinceFixture after =
                province()
                        .with(EAST, history(before, at(5, 45)))
                        .with(talk("early", at(5, 52)))
                        .with(dawn);
        DayPlan day = after.day(EAST);
        assertThat(lines(day)).containsExactly("05:30 dawn", "05:40 dawn", "05:50 dawn");
        assertThat(day.unplaced())
                .extracting(UnplacedItem::reason)
                .containsExactly(new UnplacedReason.OccupiedByCommitted());
    }

    @Test
    void withdrawnSlotIsNotPlannedAfterTheCommitTime() {
        Slot dawn = slot("dawn", EAST, at(5, 30), TALK_PART, TALK_PART, TALK_PART);
        ProvinceFixture after = province().with(EAST, history(province().with(dawn), at(5, 45)));
        assertThat(lines(after.day(EAST))).containsExactly("05:30 dawn", "05:40 dawn");
    }

    @Test
    void committedAiringsCountTowardsTheCaps() {
        ProvinceFixture before = province().with(talk("dawn", at(5, 30)));
        ProvinceFixture after =
                province()
                        .with(EAST, history(before, at(9, 0)))
                        .with(talk("noon", at(11, 0)))
                        .with(
                                new Policy(
                                        PROVINCE,
                                        LocalDate.of(2010, 1, 1),
                                        LocalDate.MAX,
                                        "QĐ 20",
                                        List.of(
                                                new PolicyRule.DayCap(
                                                        ApplicableDays.EVERY,
                                                        PolicyRule.Force.BINDING,
                                                        Duration.ofMinutes(15)))));
        DayPlan day = after.day(EAST);
        assertThat(lines(day)).containsExactly("05:30 dawn");
        assertThat(day.unplaced())
                .singleElement()
                .extracting(UnplacedItem::reason)
                .isInstanceOfSatisfying(
                        UnplacedReason.DayCapExceeded.class,
                        over ->
                                assertThat(over.cap())
                                        .extracting(Cap::maximum)
                                        .isEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void occurrenceAiredAtItsOldTimeIsNotAiredAgainAtTheNewTime() {
        Slot dawn = talk("dawn", at(5, 30));
        Slot moved =
                new Slot(
                        dawn.id(),
                        dawn.title(),
                        dawn.issuer(),
                        dawn.target(),
                        NumberedRecurrence.of(
                                dawn.when()
                                        .recurrence()
                                        .with(evening(MONDAY))
                                        .with(evening(MONDAY.plusDays(1)))),
                        dawn.startPolicy(),
                        dawn.hardEnd(),
                        dawn.parts(),
                        dawn.languageMix(),
                        dawn.messageClass());
        ProvinceFixture after =
                province().with(EAST, history(province().with(dawn), at(9, 0))).with(moved);
        assertThat(lines(after.day(EAST))).containsExactly("05:30 dawn");
        assertThat(lines(after.day(EAST, MONDAY.plusDays(1)))).containsExactly("17:00 dawn");
    }

    private static OccurrenceChange evening(LocalDate date) {
        return new OccurrenceChange.Moved(date.atTime(5, 30), date.atTime(17, 0));
    }

    @Test
    void replanningTheSameOrdersAtAnyTimeOfDayChangesNothing() {
        Seeds.each(
                300,
                random -> {
                    ProvinceFixture before = anyOrders(random, province());
                    List<Slot> slots = before.orders().slots();
                    LocalTime commitTime = LocalTime.of(random.nextInt(24), random.nextInt(60));
                    ProvinceFixture after = province().with(EAST, history(before, commitTime));
                    slots.forEach(after::with);
                    assertThat(after.day(EAST).airings()).isEqualTo(before.day(EAST).airings());
                });
    }

    @Test
    void newAiringsStartAfterTheCommitTimeAndNeverOverlap() {
        Seeds.each(
                300,
                random -> {
                    ProvinceFixture before = anyOrders(random, province());
                    LocalTime commitTime = LocalTime.of(random.nextInt(24), random.nextInt(60));
                    ProvinceFixture after =
                            anyOrders(random, province().with(EAST, history(before, commitTime)));
                    List<Airing> old = new ArrayList<>(before.day(EAST).airings());
                    old.removeIf(one -> !one.airtime().start().isBefore(instant(commitTime)));
                    DayPlan day = after.day(EAST);
                    List<Airing> first =
                            day.airings().stream()
                                    .filter(one ->
                                            one.airtime().start().isBefore(instant(commitTime)))
                                    .toList();
                    assertThat(first).isEqualTo(old);
                    // The constructor rejects overlapping airings and repeated ids.
                    new DailyLog(day.station(), MONDAY, 2, day.airings(), day.clips());
                });
    }

    private static ProvinceFixture anyOrders(RandomGenerator random, ProvinceFixture province) {
        for (int number = random.nextInt(12); number > 0; number--) {
            SlotPart[] parts = new SlotPart[1 + random.nextInt(3)];
            for (int index = 0; index < parts.length; index++) {
                parts[index] =
                        new SlotPart.Recording(random.nextBoolean() ? TALK.id() : IDENT.id());
            }
            Slot slot =
                    slot(
                            "slot-" + number,
                            EAST,
                            LocalTime.of(random.nextInt(24), 7 * random.nextInt(8)),
                            parts);
            province.with(
                    random.nextBoolean()
                            ? slot
                            : ProvinceFixture.withStartPolicy(slot, new StartPolicy.Next()));
        }
        return province;
    }
}
