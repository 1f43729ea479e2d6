package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.APART;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.WEST;
import static vn.tienglang.planner.engine.ProvinceFixture.clip;
import static vn.tienglang.planner.engine.ProvinceFixture.ofClass;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;
import static vn.tienglang.planner.engine.ProvinceFixture.withStartPolicy;

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
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

class ChangedOrdersTest {
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final List<AreaCode> AREAS = List.of(PROVINCE, DISTRICT, EAST, WEST, APART);
    private static final List<AreaCode> HOMES = List.of(EAST, WEST, APART);

    private static ProvinceFixture province() {
        return new ProvinceFixture()
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
                        new SlotPart.Recording(TALK.id()));
        Slot patient = random.nextBoolean() ? slot : withStartPolicy(slot, new StartPolicy.Next());
        return random.nextInt(4) == 0 ? ofClass(patient, MessageClass.PRIORITY) : patient;
    }

    private static AirtimeOrders changed(RandomGenerator random, AirtimeOrders orders) {
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
        List<ActiveSituation> situations =
                random.nextInt(3) == 0 ? List.of(anySituation(random)) : orders.activeSituations();
        return new AirtimeOrders(slots, Map.of(), situations, List.of());
    }

    private static ActiveSituation anySituation(RandomGenerator random) {
        return new ActiveSituation(
                new SlotId("k-" + random.nextInt(100)),
                Seeds.oneOf(random, AREAS),
                Seeds.oneOf(random, Playbook.provincialDefaults()),
                Set.of(),
                List.of(new BulletinId("b-1")),
                MONDAY.atStartOfDay(HANOI).toInstant(),
                Instant.MAX);
    }

    @Test
    void plannerWithChangedOrdersEqualsANewPlanner() {
        Seeds.each(
                200,
                random -> {
                    PlanInput basis = province().input();
                    Planner planning = Planner.of(basis);
                    AirtimeOrders orders = basis.orders();
                    for (int change = 0; change < 8; change++) {
                        orders = changed(random, orders);
                        planning = planning.with(orders);
                        Planner anew =
                                Planner.of(
                                        new PlanInput(
                                                basis.network(),
                                                basis.content(),
                                                orders,
                                                basis.policies()));
                        for (AreaCode home : HOMES) {
                            assertThat(planning.days(ProvinceFixture.station(home), MONDAY, 2))
                                    .isEqualTo(anew.days(ProvinceFixture.station(home), MONDAY, 2));
                        }
                    }
                });
    }

    @Test
    void slotsInsertedRepeatedlyBetweenTwoKeepTheirOrder() {
        Slot first = slot("first", EAST, LocalTime.of(5, 30), new SlotPart.Recording(TALK.id()));
        Slot last = slot("last", EAST, LocalTime.of(5, 30), new SlotPart.Recording(TALK.id()));
        var slots = new ArrayList<>(List.of(first, last));
        Planner planning = Planner.of(province().with(first).with(last).input());
        for (int number = 0; number < 40; number++) {
            slots.add(
                    1,
                    slot(
                            "s-" + number,
                            EAST,
                            LocalTime.of(5, 30),
                            new SlotPart.Recording(TALK.id())));
            planning = planning.with(new AirtimeOrders(slots, Map.of(), List.of(), List.of()));
        }
        DayPlan day = planning.days(ProvinceFixture.station(EAST), MONDAY, 1).getFirst();
        assertThat(day.airings())
                .singleElement()
                .matches(one -> one.id().value().startsWith("first"));
        assertThat(day.unplaced())
                .extracting(left -> left.order().value())
                .startsWith("s-39", "s-38")
                .endsWith("s-0", "last");
    }
}
