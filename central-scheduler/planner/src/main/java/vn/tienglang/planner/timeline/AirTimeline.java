package vn.tienglang.planner.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.planner.timeline.Placement.Limit;

/**
 * Airtime of one station around one day, filled block by block in the order of calls. Blocks never
 * overlap, lie in open airtime and never exceed the caps. Not thread-safe.
 *
 * <p>Open airtime depends on the order: a response campaign has its own hours. Each set of rules
 * has its own {@link Allocator}. All allocators share the airtime and the cap of the day; each
 * counts the caps of its own sessions.
 */
public final class AirTimeline {
    private static final int NO_BLOCK = -1;
    private static final int USUAL_BLOCKS = 64;

    private long placedMillis;
    private long[] starts = new long[USUAL_BLOCKS];
    private long[] ends = new long[USUAL_BLOCKS];
    private int[] blockNumbers = new int[USUAL_BLOCKS];
    private int blocks;

    /** Returns an allocator for these open times. */
    public Allocator allocator(OpenDayIndex clearance) {
        return new Allocator(clearance);
    }

    /** Returns the total length of all placed blocks in milliseconds. */
    public long placedMillis() {
        return placedMillis;
    }

    /**
     * Occupies airtime for a block of the day before or after; it counts towards no cap of this
     * day.
     *
     * @param block the block number, reported when it blocks another
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
     * Interval of free airtime.
     *
     * @param start epoch milliseconds
     * @param end epoch milliseconds, exclusive
     * @param session index of its session
     */
    public record FreeInterval(long start, long end, int session) {
        /** Returns the length in milliseconds. */
        public long length() {
            return end - start;
        }
    }

    /** Allocator of airtime under one set of open times. */
    public final class Allocator {
        private final OpenDayIndex clearance;
        private final long[] usedBySession;

        private Allocator(OpenDayIndex clearance) {
            this.clearance = clearance;
            this.usedBySession = new long[clearance.sessions()];
        }

        /**
         * Places the block, if possible: at the earliest start at which all its items fit;
         * otherwise at the earliest start at which some fit.
         *
         * @param block the block number, reported when it blocks another
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

        /**
         * Reserves airtime that was committed earlier, even if the rules no longer allow it. It
         * counts towards the caps.
         */
        public void reserve(long start, long end, int block) {
            occupy(start, end, block);
            int part = clearance.partAt(start);
            if (part != OpenDayIndex.CLOSED) {
                usedBySession[clearance.sessionOf(part)] += end - start;
            }
            placedMillis += end - start;
        }

        /** Returns the open and free intervals between these instants, in order. */
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

        /** Returns the remaining cap of each session in milliseconds, at least 0. */
        public long[] remainingBySession() {
            long[] left = new long[usedBySession.length];
            for (int session = 0; session < left.length; session++) {
                left[session] = Math.max(0, clearance.capOf(session) - usedBySession[session]);
            }
            return left;
        }

        /** Returns the remaining cap of the day in milliseconds, at least 0. */
        public long remainingInDay() {
            return Math.max(0, clearance.dayCap() - placedMillis);
        }

        private static boolean isComplete(Placement fit, BlockTiming wanted) {
            return fit instanceof Placement.Placed placed
                    && placed.keptItems() == wanted.optionalItems();
        }

        /**
         * The room changes only where a block ends or an open part begins, so only these instants
         * are tried.
         */
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
            // The smallest limit counts; the first of several equal ones.
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

    /** Returns the first block, by time, that ends after that instant. */
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
