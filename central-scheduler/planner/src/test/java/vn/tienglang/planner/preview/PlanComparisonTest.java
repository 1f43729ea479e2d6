package vn.tienglang.planner.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.APART;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.WEST;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.clip;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.engine.ProvinceFixture;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

class PlanComparisonTest {
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final SlotPart TALK_PART = new SlotPart.Recording(TALK.id());
    private static final List<Station> STATIONS =
            List.of(
                    ProvinceFixture.station(EAST),
                    ProvinceFixture.station(WEST),
                    ProvinceFixture.station(APART));

    private static ProvinceFixture province() {
        return new ProvinceFixture()
                .withStations(EAST, WEST, APART)
                .with(TALK)
                .speaking(EAST, VIET, TAY)
                .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                .with(slot("dawn", PROVINCE, at(6, 0), TALK_PART));
    }

    private static AirtimeOrders withSituation(AirtimeOrders orders) {
        var raised =
                new ActiveSituation(
                        new SlotId("k-4"),
                        DISTRICT,
                        Playbook.provincialDefaults().get(3),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        MONDAY.atStartOfDay(HANOI).toInstant(),
                        Instant.MAX);
        return new AirtimeOrders(
                orders.slots(), orders.priorityOrder(), List.of(raised), orders.obligations());
    }

    @Test
    void activatingASituationShowsMinutesPerLanguageAndDisplacedItems() {
        Planner before = Planner.of(province().input());
        Planner after = before.with(withSituation(province().orders()));
        PlanComparison preview = PlanComparison.of(before, after, STATIONS, MONDAY, 1);
        assertThat(preview.stations()).isEqualTo(3);
        assertThat(preview.affected()).isEqualTo(2);
        assertThat(preview.firstAffected())
                .containsExactly(
                        ProvinceFixture.station(EAST).id(), ProvinceFixture.station(WEST).id());
        // Fifteen times 3 minutes at each station; one station alternates both languages.
        PlanComparison.AirtimeChange tay = preview.changeIn(TAY);
        PlanComparison.AirtimeChange viet = preview.changeIn(VIET);
        assertThat(tay.gained().plus(viet.gained())).isEqualTo(Duration.ofMinutes(90));
        assertThat(tay.lost()).isZero();
        assertThat(viet.lost()).isEqualTo(Duration.ofMinutes(20));
        assertThat(preview.displaced().groups())
                .containsExactly(
                        new Conflicts.Group(
                                new SlotId("dawn"),
                                new UnplacedReason.Occupied(new SlotId("k-4")),
                                2,
                                2,
                                preview.firstAffected()));
    }

    @Test
    void endingASituationRestoresTheDisplacedItems() {
        Planner calm = Planner.of(province().input());
        Planner raised = calm.with(withSituation(province().orders()));
        PlanComparison up = PlanComparison.of(calm, raised, STATIONS, MONDAY, 2);
        PlanComparison down = PlanComparison.of(raised, calm, STATIONS, MONDAY, 2);
        assertThat(down.affected()).isEqualTo(up.affected());
        for (LanguageTag language : List.of(VIET, TAY)) {
            assertThat(down.changeIn(language).lost()).isEqualTo(up.changeIn(language).gained());
            assertThat(down.changeIn(language).gained()).isEqualTo(up.changeIn(language).lost());
        }
        assertThat(down.displaced().groups()).isEmpty();
    }

    @Test
    void equalConflictsOfManyStationsAndDaysFormOneGroup() {
        ProvinceFixture province = province().with(slot("other", DISTRICT, at(6, 5), TALK_PART));
        Conflicts conflicts = Conflicts.over(Planner.of(province.input()), STATIONS, MONDAY, 7);
        assertThat(conflicts)
                .isEqualTo(
                        new Conflicts(
                                List.of(
                                        new Conflicts.Group(
                                                new SlotId("other"),
                                                new UnplacedReason.Occupied(new SlotId("dawn")),
                                                14,
                                                2,
                                                List.of(
                                                        ProvinceFixture.station(EAST).id(),
                                                        ProvinceFixture.station(WEST).id()))),
                                0));
    }

    @Test
    void groupsBeyondTheLimitAreOnlyCounted() {
        var tally = new Conflicts.Counter();
        for (int number = 0; number < Conflicts.MAX_GROUPS + 7; number++) {
            tally.add(
                    new UnplacedItem(
                            ProvinceFixture.station(EAST).id(),
                            new SlotId("slot-" + number),
                            MONDAY.atStartOfDay(),
                            new UnplacedReason.NothingToPlay()));
        }
        assertThat(tally.conflicts().groups()).hasSize(Conflicts.MAX_GROUPS);
        assertThat(tally.conflicts().omittedGroups()).isEqualTo(7);
    }
}
