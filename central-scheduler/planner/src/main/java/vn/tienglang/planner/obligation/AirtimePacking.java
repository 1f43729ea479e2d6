package vn.tienglang.planner.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Fits what several demands still need into the air that is left. Pure arithmetic on lengths, in
 * milliseconds: a bin is a stretch of free air, which belongs to a session and a day that each have
 * so much left before their caps.
 *
 * <p>First everybody takes turns, whoever has least of what they need first; that is quick, fair
 * and spreads over the bins. Should somebody be left short by it, every way is tried up to {@link
 * #SEARCH_STEPS} steps; so in a small case all needs are met whenever there is a way to meet them,
 * and in a large one the first answer stands.
 */
public final class AirtimePacking {
    /** How many steps are spent on looking for a way; some milliseconds. */
    static final int SEARCH_STEPS = 60_000;

    private final long[] capacities;
    private final int[] sessionOf;
    private final int[] dayOf;
    private final long[] sessionLeft;
    private final long[] dayLeft;
    private int stepsLeft = SEARCH_STEPS;

    /**
     * A stretch of free air.
     *
     * @param capacity how long it is
     * @param session whose cap it counts towards, an index
     * @param day whose cap it counts towards, an index
     */
    public record Bin(long capacity, int session, int day) {}

    /**
     * What one demand needs.
     *
     * @param need how much: milliseconds, or airings
     * @param lengths how long each item is that may serve it; an item may serve more than once
     * @param byTime whether what counts is how long an item is; else each counts one
     */
    public record Demand(long need, List<Long> lengths, boolean byTime) {
        /** Takes a copy; refuses items without length. */
        public Demand {
            lengths = List.copyOf(lengths);
            if (lengths.stream().anyMatch(length -> length < 1)) {
                throw new IllegalArgumentException("an item without length: " + lengths);
            }
        }

        /** How long whatever meets it sounds, at least. */
        private long minimumLength() {
            long shortest = lengths.stream().mapToLong(Long::longValue).min().orElse(0);
            return byTime ? need : need * shortest;
        }

        long unitsOf(int item) {
            return byTime ? lengths.get(item) : 1;
        }
    }

    /** That an item of a demand is fitted into a bin; all three are indices. */
    public record Assignment(int demand, int item, int bin) {}

    /**
     * Air that is left.
     *
     * @param bins its stretches, earliest first
     * @param sessionLeft how much each session may still sound
     * @param dayLeft how much each day may still sound
     */
    public AirtimePacking(List<Bin> bins, long[] sessionLeft, long[] dayLeft) {
        capacities = bins.stream().mapToLong(Bin::capacity).toArray();
        sessionOf = bins.stream().mapToInt(Bin::session).toArray();
        dayOf = bins.stream().mapToInt(Bin::day).toArray();
        this.sessionLeft = sessionLeft.clone();
        this.dayLeft = dayLeft.clone();
    }

    /** What goes where; asked once. Items of one bin follow one another in any order. */
    public List<Assignment> pack(List<Demand> demands) {
        boolean isHopeless = isInfeasible(demands);
        List<Assignment> inTurns = roundRobin(demands);
        if (isHopeless || meets(inTurns, demands)) {
            return inTurns;
        }
        inTurns.forEach(choice -> use(choice.bin(), -length(demands, choice)));
        var way = new ArrayList<Assignment>();
        return search(demands, 0, needs(demands), 0, way) ? List.copyOf(way) : inTurns;
    }

    /** Whether all of it is more than all the air, so that no way meets all needs. */
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

    /** True when every demand has what it needs by these choices. */
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
        boolean[] out = new boolean[left.length];
        int[][] used = new int[left.length][capacities.length];
        int[] turns = new int[left.length];
        for (int next = neediest(demands, left, out); next >= 0; ) {
            Demand demand = demands.get(next);
            Assignment choice = nextAssignment(next, demand, used[next], turns[next]);
            if (choice.bin() < 0) {
                out[next] = true;
            } else {
                use(choice.bin(), demand.lengths().get(choice.item()));
                left[next] -= demand.unitsOf(choice.item());
                used[next][choice.bin()]++;
                turns[next]++;
                choices.add(choice);
            }
            next = neediest(demands, left, out);
        }
        return choices;
    }

    /** Who has the smallest part of what they need; of two alike the first. */
    private static int neediest(List<Demand> demands, long[] left, boolean[] out) {
        int neediest = -1;
        for (int index = 0; index < left.length; index++) {
            boolean waits = left[index] > 0 && !out[index];
            // left/need compared without dividing; a month has less than 2^32 ms, so nothing
            // overflows.
            if (waits
                    && (neediest < 0
                            || left[index] * demands.get(neediest).need()
                                    > left[neediest] * demands.get(index).need())) {
                neediest = index;
            }
        }
        return neediest;
    }

    /** The items in turn, each into the bin that has fewest of this demand; of two the earlier. */
    private Assignment nextAssignment(int number, Demand demand, int[] used, int turn) {
        for (int shift = 0; shift < demand.lengths().size(); shift++) {
            int item = (turn + shift) % demand.lengths().size();
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
     * Depth first. Choices of one demand are made in ascending order of item and bin, for their
     * order changes nothing; {@code from} is where this one may go on.
     */
    private boolean search(
            List<Demand> demands, int demand, long[] left, int from, List<Assignment> way) {
        if (demand == demands.size()) {
            return true;
        }
        if (left[demand] <= 0) {
            return search(demands, demand + 1, left, 0, way);
        }
        Demand wanted = demands.get(demand);
        int ways = wanted.lengths().size() * capacities.length;
        for (int index = from; index < ways; index++) {
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
            way.add(new Assignment(demand, item, bin));
            if (search(demands, demand, left, index, way)) {
                return true;
            }
            way.removeLast();
            left[demand] += wanted.unitsOf(item);
            use(bin, -length);
        }
        return false;
    }
}
