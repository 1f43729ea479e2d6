package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.APART;
import static vn.tienglang.planner.programme.Province.DISTRICT;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.WEST;
import static vn.tienglang.planner.programme.Province.at;
import static vn.tienglang.planner.programme.Province.clip;
import static vn.tienglang.planner.programme.Province.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

class PreviewTest {
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final Part TALK_PART = new Part.Recording(TALK.id());
    private static final List<Station> STATIONS =
            List.of(Province.station(EAST), Province.station(WEST), Province.station(APART));

    private static Province province() {
        return new Province()
                .withStations(EAST, WEST, APART)
                .with(TALK)
                .speaking(EAST, VIET, TAY)
                .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                .with(slot("dawn", PROVINCE, at(6, 0), TALK_PART));
    }

    private static Orders raised(Orders orders) {
        var raised =
                new Raised(
                        new SlotId("k-4"),
                        DISTRICT,
                        Playbook.ofThePlan().get(3),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        MONDAY.atStartOfDay(HANOI).toInstant(),
                        Instant.MAX);
        return new Orders(orders.slots(), orders.firstAt(), List.of(raised), orders.obligations());
    }

    @Test
    void raisingShowsTheMinutesOfEachLanguageAndWhatGivesWay() {
        Planning before = Planning.of(province().basis());
        Planning after = before.with(raised(province().orders()));
        Preview preview = Preview.of(before, after, STATIONS, MONDAY, 1);
        assertThat(preview.stations()).isEqualTo(3);
        assertThat(preview.reached()).isEqualTo(2);
        assertThat(preview.first())
                .containsExactly(Province.station(EAST).id(), Province.station(WEST).id());
        // Fifteen times 3 minutes at each; one station speaks both languages in turn.
        Preview.Airtimes tay = preview.in(TAY);
        Preview.Airtimes viet = preview.in(VIET);
        assertThat(tay.gained().plus(viet.gained())).isEqualTo(Duration.ofMinutes(90));
        assertThat(tay.lost()).isZero();
        assertThat(viet.lost()).isEqualTo(Duration.ofMinutes(20));
        assertThat(preview.givesWay().groups())
                .containsExactly(
                        new Conflicts.Group(
                                new SlotId("dawn"),
                                new Ground.Taken(new SlotId("k-4")),
                                2,
                                2,
                                preview.first()));
    }

    @Test
    void loweringGivesBackWhatRaisingTook() {
        Planning calm = Planning.of(province().basis());
        Planning raised = calm.with(raised(province().orders()));
        Preview up = Preview.of(calm, raised, STATIONS, MONDAY, 2);
        Preview down = Preview.of(raised, calm, STATIONS, MONDAY, 2);
        assertThat(down.reached()).isEqualTo(up.reached());
        for (LanguageTag language : List.of(VIET, TAY)) {
            assertThat(down.in(language).lost()).isEqualTo(up.in(language).gained());
            assertThat(down.in(language).gained()).isEqualTo(up.in(language).lost());
        }
        assertThat(down.givesWay().groups()).isEmpty();
    }

    @Test
    void conflictsOfManyStationsAndDaysAreOneGroup() {
        Province province = province().with(slot("other", DISTRICT, at(6, 5), TALK_PART));
        Conflicts conflicts = Conflicts.over(Planning.of(province.basis()), STATIONS, MONDAY, 7);
        assertThat(conflicts)
                .isEqualTo(
                        new Conflicts(
                                List.of(
                                        new Conflicts.Group(
                                                new SlotId("other"),
                                                new Ground.Taken(new SlotId("dawn")),
                                                14,
                                                2,
                                                List.of(
                                                        Province.station(EAST).id(),
                                                        Province.station(WEST).id()))),
                                0));
    }

    @Test
    void moreGroupsThanAnybodyReadsAreCounted() {
        var tally = new Conflicts.Tally();
        for (int number = 0; number < Conflicts.GROUPS + 7; number++) {
            tally.add(
                    new Left(
                            Province.station(EAST).id(),
                            new SlotId("slot-" + number),
                            MONDAY.atStartOfDay(),
                            new Ground.NothingToTell()));
        }
        assertThat(tally.conflicts().groups()).hasSize(Conflicts.GROUPS);
        assertThat(tally.conflicts().beyond()).isEqualTo(7);
    }
}
