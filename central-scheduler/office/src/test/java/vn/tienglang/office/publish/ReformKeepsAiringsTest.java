package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.area.AreaPreview;
import vn.tienglang.office.area.AreaProposal;
import vn.tienglang.office.area.AreaResult;
import vn.tienglang.office.area.AreaService;
import vn.tienglang.office.area.Reform;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.Planner;

/**
 * Law of equal airings: after a reform of random units with random orders, every station plays what
 * it played before. Stations of split units are put into a part, or stay undecided.
 */
final class ReformKeepsAiringsTest {
    private static final int SEEDS = 60;
    private static final int CHANGES = 40;
    private static final int DAYS = 9;
    private static final Officer LAN = new Officer("lan", "Lan");

    @Test
    void everyStationPlaysWhatItPlayedBefore() {
        long airings = 0;
        int moved = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var transactions = new InMemoryTransactions();
            var changes = new RandomPlanChanges(random, false);
            transactions.inTransaction(repositories -> {
                changes.begin(repositories);
                for (int change = 0; change < CHANGES; change++) {
                    changes.change(repositories, OfficeSamples.EIGHT);
                }
                return changes;
            });
            var areas =
                    new AreaService(
                            transactions,
                            new FakePublishTrigger(),
                            () -> OfficeSamples.EIGHT,
                            OfficeSamples.HANOI);
            AreaTree tree = areas.tree();
            LocalDate on = OfficeSamples.SATURDAY.plusDays(random.nextInt(6) - 2L);
            Reform reform = changes.reform(random, tree, on);
            Map<String, List<Airing>> before = transactions.inTransaction(this::airings);
            Map<StationId, AreaCode> chosen = new TreeMap<>();
            transactions
                    .inTransaction(repositories -> repositories.enrolments().all())
                    .forEach(one -> {
                        var parts = reform.successors().get(one.station().area());
                        if (parts != null && parts.size() > 1 && random.nextBoolean()) {
                            chosen.put(one.station().id(), parts.iterator().next());
                        }
                    });
            moved += chosen.size();
            var proposal = new AreaProposal(AreaChange.Kind.REFORM, "thử", reform, chosen, true);
            String where = "seed " + seed + " " + reform;
            AreaService.PreviewResult preview = areas.preview(proposal);
            assertThat(preview).as(where).isInstanceOf(AreaService.PreviewResult.Found.class);
            AreaPreview found = ((AreaService.PreviewResult.Found) preview).preview();
            assertThat(found.silenced()).as(where).isEmpty();
            assertThat(areas.apply(proposal, found.version(), Losses.REFUSE, LAN))
                    .as(where)
                    .isInstanceOf(AreaResult.Done.class);
            assertEqual(transactions.inTransaction(this::airings), before, where);
            airings += before.values().stream().mapToLong(List::size).sum();
            long number = areas.changes().getFirst().number();
            assertThat(areas.undo(number, LAN)).as(where).isInstanceOf(AreaResult.Done.class);
            assertThat(areas.tree().all()).as(where).isEqualTo(tree.all());
            assertEqual(transactions.inTransaction(this::airings), before, where);
        }
        assertThat(airings).isGreaterThan(10L * SEEDS);
        assertThat(moved).isGreaterThan(5);
    }

    private static void assertEqual(
            Map<String, List<Airing>> after, Map<String, List<Airing>> before, String where) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((day, airings) ->
                assertThat(after.get(day)).as(day + ", " + where).isEqualTo(airings));
    }

    private Map<String, List<Airing>> airings(Repositories repositories) {
        List<Enrolment> enrolments = repositories.enrolments().all();
        LocalDate first = LocalDate.ofInstant(OfficeSamples.EIGHT, OfficeSamples.HANOI);
        var planner =
                Planner.of(
                        PlanInputLoader.basis(
                                repositories,
                                enrolments.stream().map(Enrolment::station).toList(),
                                first,
                                first.plusDays(DAYS)));
        Map<String, List<Airing>> airings = new TreeMap<>();
        for (Enrolment one : enrolments) {
            planner.days(one.station(), first, DAYS)
                    .forEach(day ->
                            airings.put(one.station().id() + " " + day.date(), day.airings()));
        }
        return airings;
    }
}
