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
    public Allocator allocator(OpenDayIndex openTimes) {
        return new Allocator(openTimes);
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
        long instant = start;
        while (instant < end) {
            int next = firstEndingAfter(instant);
            if (next < blocks && starts[next] <= instant) {
                instant = ends[next];
                continue;
            }
            long stop = next < blocks ? Math.min(end, starts[next]) : end;
            insert(instant, stop, block);
            instant = stop;
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
        private final OpenDayIndex openTimes;
        private final long[] usedBySession;

        private Allocator(OpenDayIndex openTimes) {
            this.openTimes = openTimes;
            this.usedBySession = new long[openTimes.sessions()];
        }

        /**
         * Places the block, if possible: at the earliest start at which all its items fit;
         * otherwise at the earliest start at which some fit.
         *
         * @param block the block number, reported when it blocks another
         */
        public Placement place(BlockTiming wanted, int block) {
            Placement first = fitAt(wanted, wanted.start());
            Placement placement =
                    isComplete(first, wanted) || wanted.maxDelay() == 0
                            ? first
                            : fitLater(wanted, first);
            if (placement instanceof Placement.Placed(long start, int items, Limit _)) {
                long length = wanted.length(items);
                insert(start, start + length, block);
                usedBySession[openTimes.sessionOf(openTimes.partAt(start))] += length;
                placedMillis += length;
            }
            return placement;
        }

        /**
         * Reserves airtime that was committed earlier, even if the rules no longer allow it. It
         * counts towards the caps.
         */
        public void reserve(long start, long end, int block) {
            occupy(start, end, block);
            int part = openTimes.partAt(start);
            if (part != OpenDayIndex.CLOSED) {
                usedBySession[openTimes.sessionOf(part)] += end - start;
            }
            placedMillis += end - start;
        }

        /** Returns the open and free intervals between these instants, in order. */
        public List<FreeInterval> freeIntervals(long from, long until) {
            var free = new ArrayList<FreeInterval>();
            long instant = from;
            while (instant < until) {
                int part = openTimes.partAt(instant);
                long opens = openTimes.opensAfter(instant);
                int nextBlock = firstEndingAfter(instant);
                if (part == OpenDayIndex.CLOSED) {
                    instant = opens;
                } else if (nextBlock < blocks && starts[nextBlock] <= instant) {
                    instant = ends[nextBlock];
                } else {
                    long end = Math.min(until, Math.min(opens, openTimes.closesAt(part)));
                    end = nextBlock < blocks ? Math.min(end, starts[nextBlock]) : end;
                    free.add(new FreeInterval(instant, end, openTimes.sessionOf(part)));
                    instant = end;
                }
            }
            return free;
        }

        /** Returns the remaining cap of each session in milliseconds, at least 0. */
        public long[] remainingBySession() {
            long[] left = new long[usedBySession.length];
            for (int session = 0; session < left.length; session++) {
                left[session] = Math.max(0, openTimes.capOf(session) - usedBySession[session]);
            }
            return left;
        }

        /** Returns the remaining cap of the day in milliseconds, at least 0. */
        public long remainingInDay() {
            return Math.max(0, openTimes.dayCap() - placedMillis);
        }

        private static boolean isComplete(Placement placement, BlockTiming wanted) {
            return placement instanceof Placement.Placed placed
                    && placed.keptItems() == wanted.optionalItems();
        }

        /**
         * The room changes only where a block ends or an open part begins, so only these instants
         * are tried.
         */
        private Placement fitLater(BlockTiming wanted, Placement first) {
            long latest = wanted.start() + wanted.maxDelay();
            Placement best = first;
            long instant = wanted.start();
            while (true) {
                instant = Math.min(endsAfter(instant), openTimes.opensAfter(instant));
                if (instant > latest) {
                    return best;
                }
                Placement placement = fitAt(wanted, instant);
                if (isComplete(placement, wanted)) {
                    return placement;
                }
                if (best instanceof Placement.Refused && placement instanceof Placement.Placed) {
                    best = placement;
                }
            }
        }

        private Placement fitAt(BlockTiming wanted, long start) {
            int part = openTimes.partAt(start);
            if (part == OpenDayIndex.CLOSED) {
                return new Placement.Refused(Limit.CLOSED, NO_BLOCK);
            }
            int nextBlock = firstEndingAfter(start);
            if (nextBlock < blocks && starts[nextBlock] <= start) {
                return new Placement.Refused(Limit.TAKEN, blockNumbers[nextBlock]);
            }
            int session = openTimes.sessionOf(part);
            // The smallest limit counts; the first of several equal ones.
            long room = openTimes.closesAt(part) - start;
            Limit limit = Limit.CLOSED;
            int blockedBy = NO_BLOCK;
            if (nextBlock < blocks && starts[nextBlock] - start < room) {
                room = starts[nextBlock] - start;
                limit = Limit.TAKEN;
                blockedBy = blockNumbers[nextBlock];
            }
            if (wanted.hardEnd() - start < room) {
                room = wanted.hardEnd() - start;
                limit = Limit.HARD_END;
                blockedBy = NO_BLOCK;
            }
            if (openTimes.capOf(session) - usedBySession[session] < room) {
                room = openTimes.capOf(session) - usedBySession[session];
                limit = Limit.SESSION_CAP;
                blockedBy = NO_BLOCK;
            }
            if (openTimes.dayCap() - placedMillis < room) {
                room = openTimes.dayCap() - placedMillis;
                limit = Limit.DAY_CAP;
                blockedBy = NO_BLOCK;
            }
            int items = wanted.itemsWithin(room);
            if (items < 0) {
                return new Placement.Refused(limit, blockedBy);
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
            int mid = (low + high) >>> 1;
            if (ends[mid] > instant) {
                high = mid;
            } else {
                low = mid + 1;
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
        int index = firstEndingAfter(start);
        System.arraycopy(starts, index, starts, index + 1, blocks - index);
        System.arraycopy(ends, index, ends, index + 1, blocks - index);
        System.arraycopy(blockNumbers, index, blockNumbers, index + 1, blocks - index);
        starts[index] = start;
        ends[index] = end;
        blockNumbers[index] = block;
        blocks++;
    }
}
