package vn.tienglang.office.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.slot.SlotId;

/** The reform of Lạng Sơn: a station in each of 200 communes, with orders of all tiers. */
final class LangSonReformTest {
    private static final AreaCode PROVINCE = OfficeSamples.LANG_SON;
    private static final Officer LAN = new Officer("lan", "Lan");
    private static final int DAYS = 3;
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofMinutes(1));

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final AreaService areas =
            new AreaService(
                    transactions,
                    new FakePublishTrigger(),
                    () -> OfficeSamples.EIGHT,
                    OfficeSamples.HANOI);
    private int slots;

    @BeforeEach
    void fill() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(VietnamUnits.shared().units2021());
            repositories.clips().put(CLIP);
            OfficePlanSamples.openNights(repositories);
            OfficeSamples.Keys keys =
                    OfficeSamples.Keys.of(OfficeSamples.station("ls-key", PROVINCE), 1);
            var communes = communes(repositories);
            for (Area commune : communes) {
                Station station = OfficeSamples.station("ls-" + commune.code(), commune.code());
                repositories.enrolments().put(OfficeSamples.enrolment(station, keys));
                book(repositories, commune.code(), LocalTime.of(5, slots % 40));
            }
            for (AreaCode district : repositories.areas().tree().directlyInside(PROVINCE, day())) {
                book(repositories, district, LocalTime.of(17, slots % 40));
                policy(repositories, district, 21);
            }
            policy(repositories, communes.getFirst().code(), 19);
            policy(repositories, communes.get(1).code(), 20);
            book(repositories, PROVINCE, LocalTime.of(18, 0));
            return slots;
        });
    }

    private static LocalDate day() {
        return OfficeSamples.SATURDAY;
    }

    private static List<Area> communes(Repositories repositories) {
        var tree = repositories.areas().tree();
        var communes = new ArrayList<Area>();
        for (AreaCode district : tree.directlyInside(PROVINCE, day())) {
            communes.addAll(tree.childrenOf(district, day()));
        }
        return communes;
    }

    private void book(Repositories repositories, AreaCode area, LocalTime time) {
        slots++;
        var id = new SlotId("s" + slots + "-x");
        var request =
                BookingRequest.once(
                        "Buổi " + slots,
                        area,
                        day().plusDays(1),
                        time,
                        CLIP.id(),
                        MessageClass.ORDINARY);
        repositories
                .slots()
                .add(
                        new SlotRevision(
                                slots,
                                1,
                                OfficeSamples.slot(id, request),
                                "lan",
                                OfficeSamples.EIGHT,
                                Stage.APPROVED));
    }

    private static void policy(Repositories repositories, AreaCode unit, int hour) {
        var name = new PlanItem.Name(PlanItem.Kind.POLICY, "p-" + unit);
        var policy = OfficePlanSamples.policy(unit, "QĐ " + unit, OfficePlanSamples.quiet(hour, 4));
        repositories
                .planItems()
                .put(
                        new PlanItemRevision(
                                new PlanItem.OfPolicy(name, policy),
                                1,
                                Stage.APPROVED,
                                "lan",
                                OfficeSamples.EIGHT));
    }

    private AreaPreview preview(AreaProposal proposal) {
        AreaService.PreviewResult result = areas.preview(proposal);
        assertThat(result).isInstanceOf(AreaService.PreviewResult.Found.class);
        return ((AreaService.PreviewResult.Found) result).preview();
    }

    private static Map<String, List<Airing>> airings(Repositories repositories) {
        List<Enrolment> enrolments = repositories.enrolments().all();
        var planner =
                Planner.of(
                        PlanInputLoader.basis(
                                repositories,
                                enrolments.stream().map(Enrolment::station).toList(),
                                day(),
                                day().plusDays(DAYS)));
        Map<String, List<Airing>> airings = new TreeMap<>();
        for (Enrolment one : enrolments) {
            planner.days(one.station(), day(), DAYS)
                    .forEach(each ->
                            airings.put(one.station().id() + " " + each.date(), each.airings()));
        }
        return airings;
    }

    @Test
    void everyStationPlaysWhatItPlayedBeforeAndNothingIsLost() {
        AreaProposal proposal = AreaProposal.ofReform(areas.tree(), PROVINCE).orElseThrow();
        Map<String, List<Airing>> before = transactions.inTransaction(LangSonReformTest::airings);
        AreaPreview first = preview(proposal);
        assertThat(first.silenced()).isEmpty();
        assertThat(first.undecided()).hasSize(6);
        assertThat(first.orders().stream().filter(one -> one.kind() == AreaPreview.OrderKind.SLOT))
                .hasSizeGreaterThan(190);
        assertThat(first.meetings()).isNotEmpty();
        assertThat(areas.apply(proposal, first.version(), Losses.REFUSE, LAN))
                .isInstanceOfSatisfying(
                        AreaResult.Refused.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .singleElement()
                                        .isInstanceOf(AreaResult.Reason.Undecided.class));
        AreaCode unit = proposal.reform().units().getLast().code();
        AreaProposal decided = proposal.with(Map.of(new AreaCode("05995"), unit), Map.of(), true);
        AreaPreview second = preview(decided);
        assertThat(second.undecided()).hasSize(5);
        assertThat(areas.apply(decided, second.version(), Losses.REFUSE, LAN))
                .isInstanceOf(AreaResult.Done.class);
        assertThat(transactions.inTransaction(LangSonReformTest::airings)).isEqualTo(before);
        var tree = areas.tree();
        assertThat(tree.presentUnit(new AreaCode("05995"), day()).orElseThrow().code())
                .isEqualTo(unit);
        assertThat(tree.childrenOf(PROVINCE, day()).stream().filter(area -> !area.former()))
                .hasSize(65);
        assertThat(tree.find(new AreaCode("05980"), LocalDate.of(2025, 6, 30)).orElseThrow())
                .satisfies(area -> assertThat(area.former()).isFalse());
        assertThat(areas.apply(decided, second.version(), Losses.REFUSE, LAN))
                .isEqualTo(
                        new AreaResult.Refused(List.of(new AreaResult.Reason.ChangedMeanwhile())));
    }

    @Test
    void aChangeOnWhichSomethingBuildsIsNotUndone() {
        AreaProposal proposal =
                AreaProposal.ofReform(areas.tree(), PROVINCE)
                        .orElseThrow()
                        .with(Map.of(), Map.of(), true);
        areas.apply(proposal, preview(proposal).version(), Losses.REFUSE, LAN);
        AreaCode added =
                areas.tree().presentUnit(new AreaCode("05980"), day()).orElseThrow().code();
        transactions.inTransaction(repositories -> {
            book(repositories, added, LocalTime.of(6, 0));
            return slots;
        });
        assertThat(areas.undo(1, LAN))
                .isEqualTo(new AreaResult.Refused(List.of(new AreaResult.Reason.InUse(added))));
        assertThat(areas.changes())
                .singleElement()
                .satisfies(one -> assertThat(one.undone()).isFalse());
    }

    /** A board knows the areas of its enrolment: an emergency names the former units too. */
    @Test
    void anEmergencyForANewUnitReachesTheBoardsOfItsFormerUnits() {
        AreaProposal proposal =
                AreaProposal.ofReform(areas.tree(), PROVINCE)
                        .orElseThrow()
                        .with(Map.of(), Map.of(), true);
        areas.apply(proposal, preview(proposal).version(), Losses.REFUSE, LAN);
        var former = new AreaCode("05980");
        AreaCode added = areas.tree().presentUnit(former, day()).orElseThrow().code();
        var emergencies =
                new EmergencyService(
                        transactions,
                        new FakeStationSender(),
                        () -> OfficeSamples.EIGHT,
                        OfficeSamples.HANOI);
        var expires = OfficeSamples.EIGHT.plus(Duration.ofHours(1));

        assertReached(released(emergencies, "one-unit", added, expires), former, added);
        assertThat(released(emergencies, "province", PROVINCE, expires)).containsExactly(PROVINCE);
    }

    private static List<AreaCode> released(
            EmergencyService emergencies, String key, AreaCode area, Instant expires) {
        EmergencyRecord draft =
                emergencies.prepare(
                        key,
                        EmergencySamples.content(List.of(area), CLIP.id(), expires),
                        EmergencySamples.FIRST);
        var asked = emergencies.ask(draft.id(), EmergencySamples.FIRST);
        assertThat(asked).isInstanceOf(EmergencyResult.Done.class);
        var confirmed = emergencies.confirm(draft.id(), EmergencySamples.SECOND);
        assertThat(confirmed).isInstanceOf(EmergencyResult.Done.class);
        return ((EmergencyResult.Done) confirmed)
                .emergency().message().orElseThrow().targets().stream()
                        .flatMap(target -> target.areas().stream())
                        .toList();
    }

    private static void assertReached(List<AreaCode> areas, AreaCode former, AreaCode added) {
        assertThat(areas).contains(former, added).hasSizeLessThan(8);
        assertThat(areas).doesNotContain(PROVINCE, new AreaCode("178"));
    }
}
