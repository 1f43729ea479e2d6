package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.APART;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.NUNG;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.WEST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Sharing of blocks and requests between stations. Each station must have the same days as if it
 * were planned alone.
 */
class SharedRequestsTest {
    private static final List<AreaCode> AREAS =
            List.of(AreaCode.COUNTRY, PROVINCE, DISTRICT, EAST, WEST, APART);
    private static final List<AreaCode> HOMES = List.of(EAST, WEST, APART);
    private static final List<LanguageTag> ALL = List.of(VIET, TAY, NUNG);
    private static final List<List<LanguageTag>> SPOKEN =
            List.of(List.of(VIET), List.of(TAY, VIET), List.of(VIET, TAY, NUNG), List.of(NUNG));
    private static final List<LanguageMix> MIXES =
            List.of(
                    new LanguageMix.Alternate(),
                    new LanguageMix.AllInTurn(),
                    new LanguageMix.ByShare(),
                    new LanguageMix.EachDaily(1, 2));
    private static final Clip TALK = ProvinceFixture.clip("Phát thanh", VIET, 10);
    private static final int DAYS = 3;

    private static ProvinceFixture anyProvince(RandomGenerator random) {
        ProvinceFixture province = new ProvinceFixture().withStations(EAST, WEST, APART).with(TALK);
        for (AreaCode home : HOMES) {
            province.speaking(home, Seeds.oneOf(random, SPOKEN).toArray(LanguageTag[]::new));
            if (random.nextBoolean()) {
                province.tagged(home, Seeds.oneOf(random, List.of("cho", "truong")));
            }
        }
        for (int number = 0; number < 4; number++) {
            province.bulletin(
                    "b-" + number,
                    Seeds.oneOf(random, AREAS),
                    random.nextInt(1, 40),
                    ALL,
                    random.nextInt(3) == 0 ? List.of(VIET) : ALL);
        }
        int slots = random.nextInt(1, 12);
        for (int number = 0; number < slots; number++) {
            province.with(anySlot("slot-" + number, random));
        }
        if (random.nextBoolean()) {
            province.first(Seeds.oneOf(random, AREAS), "slot-" + random.nextInt(slots));
        }
        if (random.nextInt(3) == 0) {
            province.with(raised(random));
        }
        if (random.nextBoolean()) {
            province.with(cap(random));
        }
        return province;
    }

    private static Slot anySlot(String id, RandomGenerator random) {
        LocalTime time = LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
        return new Slot(
                new SlotId(id),
                "Buổi phát " + id,
                PROVINCE,
                anyTarget(random),
                ProvinceFixture.daily(random.nextInt(4) == 0 ? LocalTime.of(23, 30) : time),
                anyStarting(random),
                random.nextInt(5) == 0 ? Duration.ofMinutes(20) : Slot.NO_HARD_END,
                List.of(anyPart(random)),
                Seeds.oneOf(random, MIXES),
                random.nextInt(4) == 0 ? MessageClass.PRIORITY : MessageClass.ORDINARY);
    }

    private static Target anyTarget(RandomGenerator random) {
        AreaCode area = Seeds.oneOf(random, AREAS);
        return switch (random.nextInt(6)) {
            case 0 ->
                    new Target(
                            new HashSet<>(List.of(area, Seeds.oneOf(random, AREAS))),
                            Set.of(),
                            Set.of());
            case 1 -> new Target(Set.of(area), Set.of(new StationTag("cho")), Set.of());
            case 2 -> new Target(Set.of(PROVINCE), Set.of(), Set.of(Seeds.oneOf(random, HOMES)));
            default -> Target.of(area);
        };
    }

    private static StartPolicy anyStarting(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new StartPolicy.Next();
            case 1 -> new StartPolicy.WaitUpTo(Duration.ofMinutes(random.nextInt(90)));
            default -> new StartPolicy.OnTime();
        };
    }

    private static SlotPart anyPart(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> new SlotPart.Recording(TALK.id());
            case 1 -> new SlotPart.Notices(Duration.ofMinutes(random.nextInt(1, 60)));
            case 2 -> new SlotPart.Relay("VOV1", Duration.ofMinutes(random.nextInt(1, 60)));
            default ->
                    ProvinceFixture.bulletins(
                            random.nextInt(1, 3),
                            "b-" + random.nextInt(2),
                            "b-" + random.nextInt(2, 4));
        };
    }

    private static ActiveSituation raised(RandomGenerator random) {
        return new ActiveSituation(
                new SlotId("k-1"),
                Seeds.oneOf(random, AREAS),
                Seeds.oneOf(random, Playbook.provincialDefaults()),
                Set.of(),
                List.of(new BulletinId("b-1")),
                MONDAY.atStartOfDay(HANOI).toInstant(),
                Instant.MAX);
    }

    private static Policy cap(RandomGenerator random) {
        return new Policy(
                Seeds.oneOf(random, AREAS),
                LocalDate.of(2010, 1, 1),
                LocalDate.MAX,
                "QĐ",
                List.of(
                        new PolicyRule.DayCap(
                                ApplicableDays.EVERY,
                                PolicyRule.Force.BINDING,
                                Duration.ofMinutes(random.nextInt(10, 300)))));
    }

    @Test
    void stationPlannedWithOthersHasTheSameDaysAsAlone() {
        Seeds.each(
                600,
                random -> {
                    PlanInput basis = anyProvince(random).input();
                    Planner shared = Planner.of(basis);
                    for (AreaCode home : HOMES) {
                        List<DayPlan> days =
                                shared.days(ProvinceFixture.station(home), MONDAY, DAYS);
                        assertThat(days)
                                .as("%s", home)
                                .isEqualTo(
                                        Planner.of(basis)
                                                .days(ProvinceFixture.station(home), MONDAY, DAYS));
                    }
                });
    }

    @Test
    void planningAStationAgainGivesTheSameDays() {
        Seeds.each(
                200,
                random -> {
                    Planner planning = Planner.of(anyProvince(random).input());
                    AreaCode home = Seeds.oneOf(random, HOMES);
                    List<DayPlan> first =
                            planning.days(ProvinceFixture.station(home), MONDAY, DAYS);
                    HOMES.forEach(
                            other -> planning.days(ProvinceFixture.station(other), MONDAY, DAYS));
                    assertThat(planning.days(ProvinceFixture.station(home), MONDAY, DAYS))
                            .isEqualTo(first);
                });
    }

    /** The day before is planned for its last airings; this must not truncate its own result. */
    @Test
    void dayPlannedAloneEqualsTheDayPlannedInARange() {
        Seeds.each(
                300,
                random -> {
                    PlanInput basis = anyProvince(random).input();
                    AreaCode home = Seeds.oneOf(random, HOMES);
                    List<DayPlan> days =
                            Planner.of(basis).days(ProvinceFixture.station(home), MONDAY, DAYS);
                    DayPlan last =
                            Planner.of(basis)
                                    .days(
                                            ProvinceFixture.station(home),
                                            MONDAY.plusDays(DAYS - 1),
                                            1)
                                    .getFirst();
                    assertThat(last).isEqualTo(days.getLast());
                });
    }
}
