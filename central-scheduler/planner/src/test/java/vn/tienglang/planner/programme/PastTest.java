package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.at;
import static vn.tienglang.planner.programme.Province.clip;
import static vn.tienglang.planner.programme.Province.slot;

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
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.recurrence.Change;

class PastTest {
    private static final Clip IDENT = clip("Nhạc hiệu", VIET, 1);
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final Part TALK_PART = new Part.Recording(TALK.id());

    private static Province province() {
        return new Province().withStations(EAST).with(IDENT).with(TALK);
    }

    private static Slot talk(String id, LocalTime time) {
        return slot(id, EAST, time, TALK_PART);
    }

    private static Instant instant(LocalTime time) {
        return MONDAY.atTime(time).atZone(HANOI).toInstant();
    }

    private static DailyLog issued(Province province, LocalDate date) {
        StationDay day = province.day(EAST, date);
        return new DailyLog(day.station(), date, 1, day.airings(), day.clips());
    }

    private static Past.OfStation past(Province before, LocalTime until) {
        return new Past.OfStation(
                instant(until), Map.of(MONDAY, issued(before, MONDAY)), MONDAY, Map.of());
    }

    private static List<String> sheet(StationDay day) {
        return day.airings().stream()
                .map(one -> LocalTime.ofInstant(one.airtime().start(), HANOI) + " " + one.id())
                .map(line -> line.substring(0, line.indexOf("-2021")))
                .toList();
    }

    @Test
    void whatWasIssuedForBeforeTheFreezeStaysAndTheRestFollowsTheNewOrders() {
        Province before = province().with(talk("dawn", at(5, 30))).with(talk("noon", at(11, 0)));
        Province after =
                province()
                        .with(EAST, past(before, at(9, 0)))
                        .with(talk("other", at(5, 35)))
                        .with(talk("eve", at(17, 0)));
        StationDay day = after.day(EAST);
        assertThat(sheet(day)).containsExactly("05:30 dawn", "17:00 eve");
        assertThat(day.left())
                .extracting(Left::ground)
                .containsExactly(new Ground.Frozen(instant(at(9, 0))));
    }

    @Test
    void aProgrammeThatHasBegunIsKeptToItsEnd() {
        Slot dawn = slot("dawn", EAST, at(5, 30), TALK_PART, TALK_PART, TALK_PART);
        Province before = province().with(dawn);
        Province after =
                province()
                        .with(EAST, past(before, at(5, 45)))
                        .with(talk("early", at(5, 52)))
                        .with(dawn);
        StationDay day = after.day(EAST);
        assertThat(sheet(day)).containsExactly("05:30 dawn", "05:40 dawn", "05:50 dawn");
        assertThat(day.left())
                .extracting(Left::ground)
                .containsExactly(new Ground.TakenByWhatIsIssued());
    }

    @Test
    void whatIsWithdrawnEndsAtTheFreeze() {
        Slot dawn = slot("dawn", EAST, at(5, 30), TALK_PART, TALK_PART, TALK_PART);
        Province after = province().with(EAST, past(province().with(dawn), at(5, 45)));
        assertThat(sheet(after.day(EAST))).containsExactly("05:30 dawn", "05:40 dawn");
    }

    @Test
    void whatStaysCountsTowardsTheCaps() {
        Province before = province().with(talk("dawn", at(5, 30)));
        Province after =
                province()
                        .with(EAST, past(before, at(9, 0)))
                        .with(talk("noon", at(11, 0)))
                        .with(
                                new Policy(
                                        PROVINCE,
                                        LocalDate.of(2010, 1, 1),
                                        LocalDate.MAX,
                                        "QĐ 20",
                                        List.of(
                                                new Rule.DayCap(
                                                        Days.EVERY,
                                                        Rule.Force.BINDING,
                                                        Duration.ofMinutes(15)))));
        StationDay day = after.day(EAST);
        assertThat(sheet(day)).containsExactly("05:30 dawn");
        assertThat(day.left())
                .singleElement()
                .extracting(Left::ground)
                .isInstanceOfSatisfying(
                        Ground.OverDay.class,
                        over ->
                                assertThat(over.cap())
                                        .extracting(Cap::most)
                                        .isEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void whatWasHeardUnderAnOldTimeIsNotHeardAgainUnderTheNewOne() {
        Slot dawn = talk("dawn", at(5, 30));
        Slot moved =
                new Slot(
                        dawn.id(),
                        dawn.title(),
                        dawn.issuer(),
                        dawn.target(),
                        Recurring.of(
                                dawn.when()
                                        .recurrence()
                                        .with(evening(MONDAY))
                                        .with(evening(MONDAY.plusDays(1)))),
                        dawn.starting(),
                        dawn.hardEnd(),
                        dawn.parts(),
                        dawn.languages(),
                        dawn.messageClass());
        Province after = province().with(EAST, past(province().with(dawn), at(9, 0))).with(moved);
        assertThat(sheet(after.day(EAST))).containsExactly("05:30 dawn");
        assertThat(sheet(after.day(EAST, MONDAY.plusDays(1)))).containsExactly("17:00 dawn");
    }

    private static Change evening(LocalDate date) {
        return new Change.Moved(date.atTime(5, 30), date.atTime(17, 0));
    }

    @Test
    void planningTheSameOrdersAgainAtAnyTimeOfTheDayChangesNothing() {
        Seeds.each(
                300,
                random -> {
                    Province before = anyOrders(random, province());
                    List<Slot> slots = before.orders().slots();
                    LocalTime freeze = LocalTime.of(random.nextInt(24), random.nextInt(60));
                    Province after = province().with(EAST, past(before, freeze));
                    slots.forEach(after::with);
                    assertThat(after.day(EAST).airings()).isEqualTo(before.day(EAST).airings());
                });
    }

    @Test
    void nothingNewStartsBeforeTheFreezeAndNothingOverlaps() {
        Seeds.each(
                300,
                random -> {
                    Province before = anyOrders(random, province());
                    LocalTime freeze = LocalTime.of(random.nextInt(24), random.nextInt(60));
                    Province after = anyOrders(random, province().with(EAST, past(before, freeze)));
                    List<Airing> old = new ArrayList<>(before.day(EAST).airings());
                    old.removeIf(one -> !one.airtime().start().isBefore(instant(freeze)));
                    StationDay day = after.day(EAST);
                    List<Airing> first =
                            day.airings().stream()
                                    .filter(one -> one.airtime().start().isBefore(instant(freeze)))
                                    .toList();
                    assertThat(first).isEqualTo(old);
                    // A log refuses airings that collide, and a name that stands twice.
                    new DailyLog(day.station(), MONDAY, 2, day.airings(), day.clips());
                });
    }

    private static Province anyOrders(RandomGenerator random, Province province) {
        for (int number = random.nextInt(12); number > 0; number--) {
            Part[] parts = new Part[1 + random.nextInt(3)];
            for (int index = 0; index < parts.length; index++) {
                parts[index] = new Part.Recording(random.nextBoolean() ? TALK.id() : IDENT.id());
            }
            Slot slot =
                    slot(
                            "slot-" + number,
                            EAST,
                            LocalTime.of(random.nextInt(24), 7 * random.nextInt(8)),
                            parts);
            province.with(
                    random.nextBoolean() ? slot : Province.withStarting(slot, new Starting.Next()));
        }
        return province;
    }
}
