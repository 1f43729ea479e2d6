package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.APART;
import static vn.tienglang.planner.programme.Province.DISTRICT;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.NUNG;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.WEST;

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
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/**
 * Stations share what is alike for them: what a slot sounds, and what everybody inside an area
 * wants. Whatever is shared, each must have the days it would have had alone.
 */
class SharedPlanTest {
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
    private static final Clip TALK = Province.clip("Phát thanh", VIET, 10);
    private static final int DAYS = 3;

    private static Province anyProvince(RandomGenerator random) {
        Province province = new Province().withStations(EAST, WEST, APART).with(TALK);
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
                Province.daily(random.nextInt(4) == 0 ? LocalTime.of(23, 30) : time),
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
            case 1 -> new Target(Set.of(area), Set.of(new Tag("cho")), Set.of());
            case 2 -> new Target(Set.of(PROVINCE), Set.of(), Set.of(Seeds.oneOf(random, HOMES)));
            default -> Target.of(area);
        };
    }

    private static Starting anyStarting(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Starting.Next();
            case 1 -> new Starting.WaitUpTo(Duration.ofMinutes(random.nextInt(90)));
            default -> new Starting.OnTime();
        };
    }

    private static Part anyPart(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Part.Recording(TALK.id());
            case 1 -> new Part.Notices(Duration.ofMinutes(random.nextInt(1, 60)));
            case 2 -> new Part.Relay("VOV1", Duration.ofMinutes(random.nextInt(1, 60)));
            default ->
                    Province.bulletins(
                            random.nextInt(1, 3),
                            "b-" + random.nextInt(2),
                            "b-" + random.nextInt(2, 4));
        };
    }

    private static Raised raised(RandomGenerator random) {
        return new Raised(
                new SlotId("k-1"),
                Seeds.oneOf(random, AREAS),
                Seeds.oneOf(random, Playbook.ofThePlan()),
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
                        new Rule.DayCap(
                                Days.EVERY,
                                Rule.Force.BINDING,
                                Duration.ofMinutes(random.nextInt(10, 300)))));
    }

    @Test
    void aStationAmongOthersHasTheDaysItHasAlone() {
        Seeds.each(
                600,
                random -> {
                    Basis basis = anyProvince(random).basis();
                    Planning shared = Planning.of(basis);
                    for (AreaCode home : HOMES) {
                        List<StationDay> days = shared.days(Province.station(home), MONDAY, DAYS);
                        assertThat(days)
                                .as("%s", home)
                                .isEqualTo(
                                        Planning.of(basis)
                                                .days(Province.station(home), MONDAY, DAYS));
                    }
                });
    }

    @Test
    void aStationAskedAgainHasTheSameDays() {
        Seeds.each(
                200,
                random -> {
                    Planning planning = Planning.of(anyProvince(random).basis());
                    AreaCode home = Seeds.oneOf(random, HOMES);
                    List<StationDay> first = planning.days(Province.station(home), MONDAY, DAYS);
                    HOMES.forEach(other -> planning.days(Province.station(other), MONDAY, DAYS));
                    assertThat(planning.days(Province.station(home), MONDAY, DAYS))
                            .isEqualTo(first);
                });
    }

    /** The day before is asked what of it still sounds; its answer must not be cut short. */
    @Test
    void aDayAskedAloneIsTheDayAskedAmongOthers() {
        Seeds.each(
                300,
                random -> {
                    Basis basis = anyProvince(random).basis();
                    AreaCode home = Seeds.oneOf(random, HOMES);
                    List<StationDay> days =
                            Planning.of(basis).days(Province.station(home), MONDAY, DAYS);
                    StationDay last =
                            Planning.of(basis)
                                    .days(Province.station(home), MONDAY.plusDays(DAYS - 1), 1)
                                    .getFirst();
                    assertThat(last).isEqualTo(days.getLast());
                });
    }
}
