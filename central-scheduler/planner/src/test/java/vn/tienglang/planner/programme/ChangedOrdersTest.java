package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.APART;
import static vn.tienglang.planner.programme.Province.DISTRICT;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.WEST;
import static vn.tienglang.planner.programme.Province.clip;
import static vn.tienglang.planner.programme.Province.ofClass;
import static vn.tienglang.planner.programme.Province.slot;
import static vn.tienglang.planner.programme.Province.withStarting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

class ChangedOrdersTest {
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final List<AreaCode> AREAS = List.of(PROVINCE, DISTRICT, EAST, WEST, APART);
    private static final List<AreaCode> HOMES = List.of(EAST, WEST, APART);

    private static Province province() {
        return new Province()
                .withStations(EAST, WEST, APART)
                .with(TALK)
                .bulletin("b-1", 3, List.of(VIET), List.of(VIET));
    }

    private static Slot anySlot(RandomGenerator random) {
        Slot slot =
                slot(
                        "slot-" + random.nextInt(40),
                        Seeds.oneOf(random, AREAS),
                        LocalTime.of(random.nextInt(24), 5 * random.nextInt(12)),
                        new Part.Recording(TALK.id()));
        Slot patient = random.nextBoolean() ? slot : withStarting(slot, new Starting.Next());
        return random.nextInt(4) == 0 ? ofClass(patient, MessageClass.PRIORITY) : patient;
    }

    private static Orders changed(RandomGenerator random, Orders orders) {
        var slots = new ArrayList<>(orders.slots());
        int at = random.nextInt(slots.size() + 1);
        switch (random.nextInt(4)) {
            case 0 -> slots.add(at, anySlot(random));
            case 1 -> slots.subList(0, at).clear();
            case 2 -> slots.addAll(at, List.of(anySlot(random), anySlot(random)));
            default -> {
                if (at < slots.size()) {
                    slots.set(at, anySlot(random));
                }
            }
        }
        List<Raised> raised = random.nextInt(3) == 0 ? List.of(raised(random)) : orders.raised();
        return new Orders(slots, Map.of(), raised, List.of());
    }

    private static Raised raised(RandomGenerator random) {
        return new Raised(
                new SlotId("k-" + random.nextInt(100)),
                Seeds.oneOf(random, AREAS),
                Seeds.oneOf(random, Playbook.ofThePlan()),
                Set.of(),
                List.of(new BulletinId("b-1")),
                MONDAY.atStartOfDay(HANOI).toInstant(),
                Instant.MAX);
    }

    @Test
    void aPlanWithOtherOrdersIsThePlanThatIsMadeOfThemAnew() {
        Seeds.each(
                200,
                random -> {
                    Basis basis = province().basis();
                    Planning planning = Planning.of(basis);
                    Orders orders = basis.orders();
                    for (int change = 0; change < 8; change++) {
                        orders = changed(random, orders);
                        planning = planning.with(orders);
                        Planning anew =
                                Planning.of(
                                        new Basis(
                                                basis.places(),
                                                basis.content(),
                                                orders,
                                                basis.law()));
                        for (AreaCode home : HOMES) {
                            assertThat(planning.days(Province.station(home), MONDAY, 2))
                                    .isEqualTo(anew.days(Province.station(home), MONDAY, 2));
                        }
                    }
                });
    }

    @Test
    void slotsPutBetweenTwoAgainAndAgainKeepTheirOrder() {
        Slot first = slot("first", EAST, LocalTime.of(5, 30), new Part.Recording(TALK.id()));
        Slot last = slot("last", EAST, LocalTime.of(5, 30), new Part.Recording(TALK.id()));
        var slots = new ArrayList<>(List.of(first, last));
        Planning planning = Planning.of(province().with(first).with(last).basis());
        for (int number = 0; number < 40; number++) {
            slots.add(
                    1,
                    slot("s-" + number, EAST, LocalTime.of(5, 30), new Part.Recording(TALK.id())));
            planning = planning.with(new Orders(slots, Map.of(), List.of(), List.of()));
        }
        StationDay day = planning.days(Province.station(EAST), MONDAY, 1).getFirst();
        assertThat(day.airings())
                .singleElement()
                .matches(one -> one.id().value().startsWith("first"));
        assertThat(day.left())
                .extracting(left -> left.order().value())
                .startsWith("s-39", "s-38")
                .endsWith("s-0", "last");
    }
}
