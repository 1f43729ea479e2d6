package vn.tienglang.planner.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.obligation.AirtimePacking.Assignment;
import vn.tienglang.planner.obligation.AirtimePacking.Bin;
import vn.tienglang.planner.obligation.AirtimePacking.Demand;

class AirtimePackingTest {
    private static final long PLENTY = 1_000;

    private static Bin bin(long room) {
        return new Bin(room, 0, 0);
    }

    private static Demand time(long need, Long... lengths) {
        return new Demand(need, List.of(lengths), true);
    }

    private static List<Assignment> fit(List<Bin> bins, Demand... demands) {
        return new AirtimePacking(bins, new long[] {PLENTY}, new long[] {PLENTY})
                .pack(List.of(demands));
    }

    @Test
    void demandIsSpreadOverTheSessions() {
        assertThat(fit(List.of(bin(60), bin(60)), time(10, 5L)))
                .containsExactly(new Assignment(0, 0, 0), new Assignment(0, 0, 1));
    }

    @Test
    void itemsAreUsedInRotation() {
        assertThat(fit(List.of(bin(60)), time(12, 4L, 5L)))
                .extracting(Assignment::item)
                .containsExactly(0, 1, 0);
    }

    @Test
    void demandWithTheSmallestMetShareIsServedFirst() {
        List<Assignment> choices = fit(List.of(bin(20)), time(30, 5L), time(10, 5L));
        // Three of six for one demand and one of two for the other: half of each need.
        assertThat(choices).extracting(Assignment::demand).containsExactlyInAnyOrder(0, 0, 0, 1);
    }

    @Test
    void searchFindsAPackingWhenRoundRobinFails() {
        // The greedy pass puts the first demand's 4 into the 6, so the second demand's 6 does not
        // fit.
        List<Demand> demands = List.of(time(4, 4L), time(6, 6L));
        List<Assignment> choices =
                new AirtimePacking(
                                List.of(bin(6), bin(4)), new long[] {PLENTY}, new long[] {PLENTY})
                        .pack(demands);
        assertThat(AirtimePacking.meets(choices, demands)).isTrue();
    }

    @Test
    void demandByCountCountsAirings() {
        var threeTimes = new Demand(3, List.of(5L), false);
        assertThat(fit(List.of(bin(60)), threeTimes)).hasSize(3);
    }

    @Test
    void smallCasesAreSolvedWheneverAPackingExists() {
        Seeds.each(
                3_000,
                random -> {
                    Case some = anyCase(random);
                    List<Assignment> choices = some.packing().pack(some.demands());
                    assertThat(keepsTheLimits(some, choices))
                            .as("%s -> %s", some, choices)
                            .isTrue();
                    assertThat(AirtimePacking.meets(choices, some.demands()))
                            .as("%s -> %s", some, choices)
                            .isEqualTo(canBeMet(some));
                });
    }

    @Test
    void moreFreeTimeNeverLeavesAMetDemandShort() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random);
                    if (AirtimePacking.meets(some.packing().pack(some.demands()), some.demands())) {
                        Case more = some.withMore(random);
                        assertThat(
                                        AirtimePacking.meets(
                                                more.packing().pack(more.demands()),
                                                more.demands()))
                                .as("%s, then %s", some, more)
                                .isTrue();
                    }
                });
    }

    private record Case(
            List<Bin> bins, List<Long> sessionLeft, List<Long> dayLeft, List<Demand> demands) {
        AirtimePacking packing() {
            return new AirtimePacking(bins, array(sessionLeft), array(dayLeft));
        }

        Case withMore(RandomGenerator random) {
            var wider = new ArrayList<Bin>();
            for (Bin bin : bins) {
                wider.add(new Bin(bin.capacity() + random.nextInt(3), bin.session(), bin.day()));
            }
            return new Case(
                    wider,
                    sessionLeft.stream().map(left -> left + random.nextInt(3)).toList(),
                    dayLeft.stream().map(left -> left + random.nextInt(3)).toList(),
                    demands);
        }
    }

    private static long[] array(List<Long> longs) {
        return longs.stream().mapToLong(Long::longValue).toArray();
    }

    private static Case anyCase(RandomGenerator random) {
        var bins = new ArrayList<Bin>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            bins.add(new Bin(random.nextInt(12), random.nextInt(2), random.nextInt(2)));
        }
        var demands = new ArrayList<Demand>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            var lengths = new ArrayList<Long>();
            for (int items = 1 + random.nextInt(2); items > 0; items--) {
                lengths.add(random.nextLong(2, 6));
            }
            demands.add(
                    random.nextBoolean()
                            ? new Demand(random.nextLong(1, 10), lengths, true)
                            : new Demand(random.nextLong(1, 3), lengths, false));
        }
        return new Case(
                bins,
                List.of(random.nextLong(15), random.nextLong(15)),
                List.of(random.nextLong(15), random.nextLong(15)),
                demands);
    }

    private static boolean keepsTheLimits(Case some, List<Assignment> choices) {
        long[] rooms = some.bins().stream().mapToLong(Bin::capacity).toArray();
        long[] sessions = array(some.sessionLeft());
        long[] days = array(some.dayLeft());
        for (Assignment choice : choices) {
            long length = some.demands().get(choice.demand()).lengths().get(choice.item());
            rooms[choice.bin()] -= length;
            sessions[some.bins().get(choice.bin()).session()] -= length;
            days[some.bins().get(choice.bin()).day()] -= length;
        }
        return List.of(rooms, sessions, days).stream()
                .allMatch(left -> Arrays.stream(left).allMatch(one -> one >= 0));
    }

    /** Searches breadth first over all remaining capacities and needs. */
    private static boolean canBeMet(Case some) {
        var seen = new HashSet<List<Long>>();
        var next = new ArrayList<List<Long>>();
        next.add(initialState(some));
        while (!next.isEmpty()) {
            List<Long> state = next.removeLast();
            if (isMet(some, state)) {
                return true;
            }
            for (int demand = 0; demand < some.demands().size(); demand++) {
                for (int item = 0; item < some.demands().get(demand).lengths().size(); item++) {
                    for (int bin = 0; bin < some.bins().size(); bin++) {
                        step(some, state, new Assignment(demand, item, bin), seen, next);
                    }
                }
            }
        }
        return false;
    }

    private static List<Long> initialState(Case some) {
        var state = new ArrayList<Long>();
        some.demands().forEach(demand -> state.add(demand.need()));
        some.bins().forEach(bin -> state.add(bin.capacity()));
        state.addAll(some.sessionLeft());
        state.addAll(some.dayLeft());
        return state;
    }

    private static boolean isMet(Case some, List<Long> state) {
        return state.subList(0, some.demands().size()).stream().allMatch(need -> need <= 0);
    }

    private static void step(
            Case some,
            List<Long> state,
            Assignment choice,
            Set<List<Long>> seen,
            List<List<Long>> next) {
        Demand demand = some.demands().get(choice.demand());
        if (state.get(choice.demand()) <= 0) {
            return;
        }
        long length = demand.lengths().get(choice.item());
        Bin bin = some.bins().get(choice.bin());
        int bins = some.demands().size();
        int sessions = bins + some.bins().size();
        int days = sessions + some.sessionLeft().size();
        var after = new ArrayList<>(state);
        after.set(choice.demand(), state.get(choice.demand()) - (demand.byTime() ? length : 1));
        boolean fits = true;
        for (int index :
                new int[] {bins + choice.bin(), sessions + bin.session(), days + bin.day()}) {
            after.set(index, after.get(index) - length);
            fits &= after.get(index) >= 0;
        }
        if (fits && seen.add(after)) {
            next.add(after);
        }
    }
}
