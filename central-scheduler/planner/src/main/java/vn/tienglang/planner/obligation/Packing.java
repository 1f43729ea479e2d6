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
 * #WAYS} steps; so in a small case all needs are met whenever there is a way to meet them, and in a
 * large one the first answer stands.
 */
public final class Packing {
    /** How many steps are spent on looking for a way; some milliseconds. */
    static final int WAYS = 60_000;

    private final long[] rooms;
    private final int[] sessionOf;
    private final int[] dayOf;
    private final long[] sessionLeft;
    private final long[] dayLeft;
    private int stepsLeft = WAYS;

    /**
     * A stretch of free air.
     *
     * @param room how long it is
     * @param session whose cap it counts towards, an index
     * @param day whose cap it counts towards, an index
     */
    public record Bin(long room, int session, int day) {}

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
        private long least() {
            long shortest = lengths.stream().mapToLong(Long::longValue).min().orElse(0);
            return byTime ? need : need * shortest;
        }

        long worth(int item) {
            return byTime ? lengths.get(item) : 1;
        }
    }

    /** That an item of a demand is fitted into a bin; all three are indices. */
    public record Choice(int demand, int item, int bin) {}

    /**
     * Air that is left.
     *
     * @param bins its stretches, earliest first
     * @param sessionLeft how much each session may still sound
     * @param dayLeft how much each day may still sound
     */
    public Packing(List<Bin> bins, long[] sessionLeft, long[] dayLeft) {
        rooms = bins.stream().mapToLong(Bin::room).toArray();
        sessionOf = bins.stream().mapToInt(Bin::session).toArray();
        dayOf = bins.stream().mapToInt(Bin::day).toArray();
        this.sessionLeft = sessionLeft.clone();
        this.dayLeft = dayLeft.clone();
    }

    /** What goes where; asked once. Items of one bin follow one another in any order. */
    public List<Choice> fit(List<Demand> demands) {
        boolean isHopeless = isHopeless(demands);
        List<Choice> inTurns = inTurns(demands);
        if (isHopeless || meets(inTurns, demands)) {
            return inTurns;
        }
        inTurns.forEach(choice -> give(choice.bin(), -length(demands, choice)));
        var way = new ArrayList<Choice>();
        return search(demands, 0, needs(demands), 0, way) ? List.copyOf(way) : inTurns;
    }

    /** Whether all of it is more than all the air, so that no way meets all needs. */
    private boolean isHopeless(List<Demand> demands) {
        long least = demands.stream().mapToLong(Demand::least).sum();
        return least > LongStream.of(rooms).sum();
    }

    private static long[] needs(List<Demand> demands) {
        return demands.stream().mapToLong(Demand::need).toArray();
    }

    private static long length(List<Demand> demands, Choice choice) {
        return demands.get(choice.demand()).lengths().get(choice.item());
    }

    /** True when every demand has what it needs by these choices. */
    static boolean meets(List<Choice> choices, List<Demand> demands) {
        long[] left = needs(demands);
        for (Choice choice : choices) {
            left[choice.demand()] -= demands.get(choice.demand()).worth(choice.item());
        }
        for (long need : left) {
            if (need > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasRoom(int bin, long length) {
        return rooms[bin] >= length
                && sessionLeft[sessionOf[bin]] >= length
                && dayLeft[dayOf[bin]] >= length;
    }

    private void give(int bin, long length) {
        rooms[bin] -= length;
        sessionLeft[sessionOf[bin]] -= length;
        dayLeft[dayOf[bin]] -= length;
    }

    private List<Choice> inTurns(List<Demand> demands) {
        var choices = new ArrayList<Choice>();
        long[] left = needs(demands);
        boolean[] out = new boolean[left.length];
        int[][] used = new int[left.length][rooms.length];
        int[] turns = new int[left.length];
        for (int next = neediest(demands, left, out); next >= 0; ) {
            Demand demand = demands.get(next);
            Choice choice = bestOf(next, demand, used[next], turns[next]);
            if (choice.bin() < 0) {
                out[next] = true;
            } else {
                give(choice.bin(), demand.lengths().get(choice.item()));
                left[next] -= demand.worth(choice.item());
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
    private Choice bestOf(int number, Demand demand, int[] used, int turn) {
        for (int shift = 0; shift < demand.lengths().size(); shift++) {
            int item = (turn + shift) % demand.lengths().size();
            int best = -1;
            for (int bin = 0; bin < rooms.length; bin++) {
                boolean fits = hasRoom(bin, demand.lengths().get(item));
                if (fits && (best < 0 || used[bin] < used[best])) {
                    best = bin;
                }
            }
            if (best >= 0) {
                return new Choice(number, item, best);
            }
        }
        return new Choice(number, 0, -1);
    }

    /**
     * Depth first. Choices of one demand are made in ascending order of item and bin, for their
     * order changes nothing; {@code from} is where this one may go on.
     */
    private boolean search(
            List<Demand> demands, int demand, long[] left, int from, List<Choice> way) {
        if (demand == demands.size()) {
            return true;
        }
        if (left[demand] <= 0) {
            return search(demands, demand + 1, left, 0, way);
        }
        Demand wanted = demands.get(demand);
        int ways = wanted.lengths().size() * rooms.length;
        for (int index = from; index < ways; index++) {
            int item = index / rooms.length;
            int bin = index % rooms.length;
            long length = wanted.lengths().get(item);
            if (!hasRoom(bin, length)) {
                continue;
            }
            if (--stepsLeft < 0) {
                return false;
            }
            give(bin, length);
            left[demand] -= wanted.worth(item);
            way.add(new Choice(demand, item, bin));
            if (search(demands, demand, left, index, way)) {
                return true;
            }
            way.removeLast();
            left[demand] += wanted.worth(item);
            give(bin, -length);
        }
        return false;
    }
}
