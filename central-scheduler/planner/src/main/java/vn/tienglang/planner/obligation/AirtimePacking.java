package vn.tienglang.planner.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Packer of obligation demands into free airtime. All lengths are in milliseconds. A bin is an
 * interval of free airtime; its session and its day each have a remaining cap.
 *
 * <p>A greedy pass serves the demand with the smallest met share first. If it leaves a demand
 * short, a search tries all assignments up to {@link #SEARCH_STEPS} steps. In a small case all
 * demands are met whenever that is possible; in a large case the greedy result stands.
 */
public final class AirtimePacking {
    /** Maximum number of search steps; takes a few milliseconds. */
    static final int SEARCH_STEPS = 60_000;

    private final long[] capacities;
    private final int[] sessionOf;
    private final int[] dayOf;
    private final long[] sessionLeft;
    private final long[] dayLeft;
    private int stepsLeft = SEARCH_STEPS;

    /**
     * Interval of free airtime.
     *
     * @param capacity its length in milliseconds
     * @param session index of the session whose cap it counts towards
     * @param day index of the day whose cap it counts towards
     */
    public record Bin(long capacity, int session, int day) {}

    /**
     * Demand of one obligation.
     *
     * @param need the amount: milliseconds, or airings
     * @param lengths the length of each item that can serve it, in milliseconds; an item may serve
     *     more than once
     * @param byTime whether an item counts by its length; otherwise each counts one
     */
    public record Demand(long need, List<Long> lengths, boolean byTime) {
        /** Copies the lengths; rejects an item without length. */
        public Demand {
            lengths = List.copyOf(lengths);
            if (lengths.stream().anyMatch(length -> length < 1)) {
                throw new IllegalArgumentException("an item without length: " + lengths);
            }
        }

        /** Returns the least playing time that meets the demand, in milliseconds. */
        private long minimumLength() {
            long shortest = lengths.stream().mapToLong(Long::longValue).min().orElse(0);
            return byTime ? need : need * shortest;
        }

        long unitsOf(int item) {
            return byTime ? lengths.get(item) : 1;
        }
    }

    /** Assignment of an item of a demand to a bin; all three are indices. */
    public record Assignment(int demand, int item, int bin) {}

    /**
     * Creates a packer for the remaining airtime.
     *
     * @param bins the free intervals, earliest first
     * @param sessionLeft the remaining cap of each session, in milliseconds
     * @param dayLeft the remaining cap of each day, in milliseconds
     */
    public AirtimePacking(List<Bin> bins, long[] sessionLeft, long[] dayLeft) {
        capacities = bins.stream().mapToLong(Bin::capacity).toArray();
        sessionOf = bins.stream().mapToInt(Bin::session).toArray();
        dayOf = bins.stream().mapToInt(Bin::day).toArray();
        this.sessionLeft = sessionLeft.clone();
        this.dayLeft = dayLeft.clone();
    }

    /** Returns the assignments. Call it once. The items of one bin may play in any order. */
    public List<Assignment> pack(List<Demand> demands) {
        boolean infeasible = isInfeasible(demands);
        List<Assignment> greedy = roundRobin(demands);
        if (infeasible || meets(greedy, demands)) {
            return greedy;
        }
        greedy.forEach(choice -> use(choice.bin(), -length(demands, choice)));
        var choices = new ArrayList<Assignment>();
        return search(demands, 0, needs(demands), 0, choices) ? List.copyOf(choices) : greedy;
    }

    /**
     * Returns whether the demands exceed the free airtime, so that no assignment can meet them all.
     */
    private boolean isInfeasible(List<Demand> demands) {
        long least = demands.stream().mapToLong(Demand::minimumLength).sum();
        return least > LongStream.of(capacities).sum();
    }

    private static long[] needs(List<Demand> demands) {
        return demands.stream().mapToLong(Demand::need).toArray();
    }

    private static long length(List<Demand> demands, Assignment choice) {
        return demands.get(choice.demand()).lengths().get(choice.item());
    }

    /** Returns whether these assignments meet every demand. */
    static boolean meets(List<Assignment> choices, List<Demand> demands) {
        long[] left = needs(demands);
        for (Assignment choice : choices) {
            left[choice.demand()] -= demands.get(choice.demand()).unitsOf(choice.item());
        }
        for (long need : left) {
            if (need > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasRoom(int bin, long length) {
        return capacities[bin] >= length
                && sessionLeft[sessionOf[bin]] >= length
                && dayLeft[dayOf[bin]] >= length;
    }

    private void use(int bin, long length) {
        capacities[bin] -= length;
        sessionLeft[sessionOf[bin]] -= length;
        dayLeft[dayOf[bin]] -= length;
    }

    private List<Assignment> roundRobin(List<Demand> demands) {
        var choices = new ArrayList<Assignment>();
        long[] left = needs(demands);
        boolean[] isExhausted = new boolean[left.length];
        int[][] used = new int[left.length][capacities.length];
        int[] turns = new int[left.length];
        for (int next = neediest(demands, left, isExhausted); next >= 0; ) {
            Demand demand = demands.get(next);
            Assignment choice = nextAssignment(next, demand, used[next], turns[next]);
            if (choice.bin() < 0) {
                isExhausted[next] = true;
            } else {
                use(choice.bin(), demand.lengths().get(choice.item()));
                left[next] -= demand.unitsOf(choice.item());
                used[next][choice.bin()]++;
                turns[next]++;
                choices.add(choice);
            }
            next = neediest(demands, left, isExhausted);
        }
        return choices;
    }

    /** Returns the demand with the smallest met share; the first of several equal ones. */
    private static int neediest(List<Demand> demands, long[] left, boolean[] isExhausted) {
        int neediest = -1;
        for (int index = 0; index < left.length; index++) {
            boolean isWaiting = left[index] > 0 && !isExhausted[index];
            // Compares left/need without division. A month has less than 2^32 ms, so nothing
            // overflows.
            if (isWaiting
                    && (neediest < 0
                            || left[index] * demands.get(neediest).need()
                                    > left[neediest] * demands.get(index).need())) {
                neediest = index;
            }
        }
        return neediest;
    }

    /**
     * Returns the next item in rotation, in the bin that has the fewest items of this demand; the
     * earlier of two equal bins.
     */
    private Assignment nextAssignment(int number, Demand demand, int[] used, int turn) {
        for (int offset = 0; offset < demand.lengths().size(); offset++) {
            int item = (turn + offset) % demand.lengths().size();
            int best = -1;
            for (int bin = 0; bin < capacities.length; bin++) {
                boolean fits = hasRoom(bin, demand.lengths().get(item));
                if (fits && (best < 0 || used[bin] < used[best])) {
                    best = bin;
                }
            }
            if (best >= 0) {
                return new Assignment(number, item, best);
            }
        }
        return new Assignment(number, 0, -1);
    }

    /**
     * Searches depth first. Assignments of one demand ascend by item and bin, because their order
     * changes nothing; {@code from} is the first one still allowed.
     */
    private boolean search(
            List<Demand> demands, int demand, long[] left, int from, List<Assignment> choices) {
        if (demand == demands.size()) {
            return true;
        }
        if (left[demand] <= 0) {
            return search(demands, demand + 1, left, 0, choices);
        }
        Demand wanted = demands.get(demand);
        int choiceCount = wanted.lengths().size() * capacities.length;
        for (int index = from; index < choiceCount; index++) {
            int item = index / capacities.length;
            int bin = index % capacities.length;
            long length = wanted.lengths().get(item);
            if (!hasRoom(bin, length)) {
                continue;
            }
            if (--stepsLeft < 0) {
                return false;
            }
            use(bin, length);
            left[demand] -= wanted.unitsOf(item);
            choices.add(new Assignment(demand, item, bin));
            if (search(demands, demand, left, index, choices)) {
                return true;
            }
            choices.removeLast();
            left[demand] += wanted.unitsOf(item);
            use(bin, -length);
        }
        return false;
    }
}
