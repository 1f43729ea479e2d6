package vn.tienglang.planner.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.planner.timeline.Placement.Limit;

/**
 * The air of one station around one day, filled block by block; whoever is served first has it.
 * Blocks never overlap, lie in what is open to them, and never pass the caps. Used by one thread.
 *
 * <p>What is open depends on who asks: a campaign of a response situation has hours of its own. So
 * blocks are placed through a {@link Allocator}, one for each set of rules; all lanes share the air
 * and the day's cap, and each counts the caps of its own sessions.
 */
public final class AirTimeline {
    private static final int NO_BLOCK = -1;
    private static final int USUAL_BLOCKS = 64;

    private long placedMillis;
    private long[] starts = new long[USUAL_BLOCKS];
    private long[] ends = new long[USUAL_BLOCKS];
    private int[] blockNumbers = new int[USUAL_BLOCKS];
    private int blocks;

    /** A way into the air under these rules. */
    public Allocator allocator(OpenDayIndex clearance) {
        return new Allocator(clearance);
    }

    /** How long everything placed takes, in milliseconds. */
    public long placedMillis() {
        return placedMillis;
    }

    /**
     * Takes the air from the day before or after, which counts towards no cap of this day.
     *
     * @param block which block it is, for who asks who is in the way
     */
    public void occupy(long start, long end, int block) {
        long at = start;
        while (at < end) {
            int next = firstEndingAfter(at);
            if (next < blocks && starts[next] <= at) {
                at = ends[next];
                continue;
            }
            long stop = next < blocks ? Math.min(end, starts[next]) : end;
            insert(at, stop, block);
            at = stop;
        }
    }

    /**
     * A stretch of air that nobody has.
     *
     * @param session of which session it is, an index
     */
    public record FreeInterval(long start, long end, int session) {
        /** How long it is. */
        public long length() {
            return end - start;
        }
    }

    /** The air, as one set of rules opens it. */
    public final class Allocator {
        private final OpenDayIndex clearance;
        private final long[] usedBySession;

        private Allocator(OpenDayIndex clearance) {
            this.clearance = clearance;
            this.usedBySession = new long[clearance.sessions()];
        }

        /**
         * Gives the block its place, if there is one: as early as it may begin with all its items;
         * else as early as it may begin with some of them.
         *
         * @param block its number, for who asks later who is in the way
         */
        public Placement place(BlockTiming wanted, int block) {
            Placement first = fitAt(wanted, wanted.start());
            Placement fit =
                    isComplete(first, wanted) || wanted.maxDelay() == 0
                            ? first
                            : fitLater(wanted, first);
            if (fit instanceof Placement.Placed(long start, int items, Limit _)) {
                long length = wanted.length(items);
                insert(start, start + length, block);
                usedBySession[clearance.sessionOf(clearance.partAt(start))] += length;
                placedMillis += length;
            }
            return fit;
        }

        /** Keeps air that was given away before, whatever the rules are by now; it counts. */
        public void reserve(long start, long end, int block) {
            occupy(start, end, block);
            int part = clearance.partAt(start);
            if (part != OpenDayIndex.CLOSED) {
                usedBySession[clearance.sessionOf(part)] += end - start;
            }
            placedMillis += end - start;
        }

        /** Every stretch within these instants that is open and that nobody has, in order. */
        public List<FreeInterval> freeIntervals(long from, long until) {
            var free = new ArrayList<FreeInterval>();
            long at = from;
            while (at < until) {
                int part = clearance.partAt(at);
                long opens = clearance.opensAfter(at);
                int after = firstEndingAfter(at);
                if (part == OpenDayIndex.CLOSED) {
                    at = opens;
                } else if (after < blocks && starts[after] <= at) {
                    at = ends[after];
                } else {
                    long end = Math.min(until, Math.min(opens, clearance.closesAt(part)));
                    end = after < blocks ? Math.min(end, starts[after]) : end;
                    free.add(new FreeInterval(at, end, clearance.sessionOf(part)));
                    at = end;
                }
            }
            return free;
        }

        /** How much each session may still sound; not below nothing. */
        public long[] remainingBySession() {
            long[] left = new long[usedBySession.length];
            for (int session = 0; session < left.length; session++) {
                left[session] = Math.max(0, clearance.capOf(session) - usedBySession[session]);
            }
            return left;
        }

        /** How much the day may still sound; not below nothing. */
        public long remainingInDay() {
            return Math.max(0, clearance.dayCap() - placedMillis);
        }

        private static boolean isComplete(Placement fit, BlockTiming wanted) {
            return fit instanceof Placement.Placed placed
                    && placed.keptItems() == wanted.optionalItems();
        }

        /** The room changes only where a block ends or a part opens, so only these are tried. */
        private Placement fitLater(BlockTiming wanted, Placement first) {
            long latest = wanted.start() + wanted.maxDelay();
            Placement best = first;
            long at = wanted.start();
            while (true) {
                at = Math.min(endsAfter(at), clearance.opensAfter(at));
                if (at > latest) {
                    return best;
                }
                Placement fit = fitAt(wanted, at);
                if (isComplete(fit, wanted)) {
                    return fit;
                }
                if (best instanceof Placement.Refused && fit instanceof Placement.Placed) {
                    best = fit;
                }
            }
        }

        private Placement fitAt(BlockTiming wanted, long start) {
            int part = clearance.partAt(start);
            if (part == OpenDayIndex.CLOSED) {
                return new Placement.Refused(Limit.CLOSED, NO_BLOCK);
            }
            int after = firstEndingAfter(start);
            if (after < blocks && starts[after] <= start) {
                return new Placement.Refused(Limit.TAKEN, blockNumbers[after]);
            }
            int session = clearance.sessionOf(part);
            // The tightest of everything that limits it; of two alike the one named first.
            long room = clearance.closesAt(part) - start;
            Limit limit = Limit.CLOSED;
            int by = NO_BLOCK;
            if (after < blocks && starts[after] - start < room) {
                room = starts[after] - start;
                limit = Limit.TAKEN;
                by = blockNumbers[after];
            }
            if (wanted.hardEnd() - start < room) {
                room = wanted.hardEnd() - start;
                limit = Limit.HARD_END;
                by = NO_BLOCK;
            }
            if (clearance.capOf(session) - usedBySession[session] < room) {
                room = clearance.capOf(session) - usedBySession[session];
                limit = Limit.SESSION_CAP;
                by = NO_BLOCK;
            }
            if (clearance.dayCap() - placedMillis < room) {
                room = clearance.dayCap() - placedMillis;
                limit = Limit.DAY_CAP;
                by = NO_BLOCK;
            }
            int items = wanted.itemsWithin(room);
            if (items < 0) {
                return new Placement.Refused(limit, by);
            }
            return new Placement.Placed(
                    start, items, items == wanted.optionalItems() ? Limit.NONE : limit);
        }
    }

    private long endsAfter(long instant) {
        for (int index = 0; index < blocks; index++) {
            if (ends[index] > instant) {
                return ends[index];
            }
        }
        return Long.MAX_VALUE;
    }

    /** The first block, in order of time, that is not over at that instant. */
    private int firstEndingAfter(long instant) {
        int low = 0;
        int high = blocks;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > instant) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void insert(long start, long end, int block) {
        if (blocks == starts.length) {
            starts = Arrays.copyOf(starts, 2 * blocks);
            ends = Arrays.copyOf(ends, 2 * blocks);
            blockNumbers = Arrays.copyOf(blockNumbers, 2 * blocks);
        }
        int at = firstEndingAfter(start);
        System.arraycopy(starts, at, starts, at + 1, blocks - at);
        System.arraycopy(ends, at, ends, at + 1, blocks - at);
        System.arraycopy(blockNumbers, at, blockNumbers, at + 1, blocks - at);
        starts[at] = start;
        ends[at] = end;
        blockNumbers[at] = block;
        blocks++;
    }
}
