package vn.tienglang.planner.air;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.planner.air.Fit.Limit;

/**
 * The air of one station around one day, filled block by block; whoever is served first has it.
 * Blocks never overlap, lie in what is open to them, and never pass the caps. Used by one thread.
 *
 * <p>What is open depends on who asks: a campaign of a response situation has hours of its own. So
 * blocks are placed through a {@link Lane}, one for each set of rules; all lanes share the air and
 * the day's cap, and each counts the caps of its own sessions.
 */
public final class Air {
    private static final int NOBODY = -1;
    private static final int USUAL_BLOCKS = 64;

    private long soundedToday;
    private long[] starts = new long[USUAL_BLOCKS];
    private long[] ends = new long[USUAL_BLOCKS];
    private int[] served = new int[USUAL_BLOCKS];
    private int blocks;

    /** A way into the air under these rules. */
    public Lane lane(Clearance clearance) {
        return new Lane(clearance);
    }

    /** How long everything placed takes, in milliseconds. */
    public long soundedToday() {
        return soundedToday;
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
            enter(at, stop, block);
            at = stop;
        }
    }

    /**
     * A stretch of air that nobody has.
     *
     * @param session of which session it is, an index
     */
    public record Free(long start, long end, int session) {
        /** How long it is. */
        public long length() {
            return end - start;
        }
    }

    /** The air, as one set of rules opens it. */
    public final class Lane {
        private final Clearance clearance;
        private final long[] sounded;

        private Lane(Clearance clearance) {
            this.clearance = clearance;
            this.sounded = new long[clearance.sessions()];
        }

        /**
         * Gives the block its place, if there is one: as early as it may begin with all its items;
         * else as early as it may begin with some of them.
         *
         * @param block its number, for who asks later who is in the way
         */
        public Fit place(Block wanted, int block) {
            Fit first = fitAt(wanted, wanted.start());
            Fit fit =
                    isWhole(first, wanted) || wanted.patience() == 0 ? first : later(wanted, first);
            if (fit instanceof Fit.Placed(long start, int items, Limit _)) {
                long length = wanted.length(items);
                enter(start, start + length, block);
                sounded[clearance.sessionOf(clearance.partAt(start))] += length;
                soundedToday += length;
            }
            return fit;
        }

        /** Keeps air that was given away before, whatever the rules are by now; it counts. */
        public void keep(long start, long end, int block) {
            occupy(start, end, block);
            int part = clearance.partAt(start);
            if (part != Clearance.CLOSED) {
                sounded[clearance.sessionOf(part)] += end - start;
            }
            soundedToday += end - start;
        }

        /** Every stretch within these instants that is open and that nobody has, in order. */
        public List<Free> free(long from, long until) {
            var free = new ArrayList<Free>();
            long at = from;
            while (at < until) {
                int part = clearance.partAt(at);
                long opens = clearance.opensAfter(at);
                int after = firstEndingAfter(at);
                if (part == Clearance.CLOSED) {
                    at = opens;
                } else if (after < blocks && starts[after] <= at) {
                    at = ends[after];
                } else {
                    long end = Math.min(until, Math.min(opens, clearance.closesAt(part)));
                    end = after < blocks ? Math.min(end, starts[after]) : end;
                    free.add(new Free(at, end, clearance.sessionOf(part)));
                    at = end;
                }
            }
            return free;
        }

        /** How much each session may still sound; not below nothing. */
        public long[] sessionsLeft() {
            long[] left = new long[sounded.length];
            for (int session = 0; session < left.length; session++) {
                left[session] = Math.max(0, clearance.capOf(session) - sounded[session]);
            }
            return left;
        }

        /** How much the day may still sound; not below nothing. */
        public long dayLeft() {
            return Math.max(0, clearance.dayCap() - soundedToday);
        }

        private static boolean isWhole(Fit fit, Block wanted) {
            return fit instanceof Fit.Placed placed && placed.items() == wanted.items();
        }

        /** The room changes only where a block ends or a part opens, so only these are tried. */
        private Fit later(Block wanted, Fit first) {
            long latest = wanted.start() + wanted.patience();
            Fit best = first;
            long at = wanted.start();
            while (true) {
                at = Math.min(endsAfter(at), clearance.opensAfter(at));
                if (at > latest) {
                    return best;
                }
                Fit fit = fitAt(wanted, at);
                if (isWhole(fit, wanted)) {
                    return fit;
                }
                if (best instanceof Fit.Refused && fit instanceof Fit.Placed) {
                    best = fit;
                }
            }
        }

        private Fit fitAt(Block wanted, long start) {
            int part = clearance.partAt(start);
            if (part == Clearance.CLOSED) {
                return new Fit.Refused(Limit.CLOSED, NOBODY);
            }
            int after = firstEndingAfter(start);
            if (after < blocks && starts[after] <= start) {
                return new Fit.Refused(Limit.TAKEN, served[after]);
            }
            int session = clearance.sessionOf(part);
            // The tightest of everything that limits it; of two alike the one named first.
            long room = clearance.closesAt(part) - start;
            Limit limit = Limit.CLOSED;
            int by = NOBODY;
            if (after < blocks && starts[after] - start < room) {
                room = starts[after] - start;
                limit = Limit.TAKEN;
                by = served[after];
            }
            if (wanted.hardEnd() - start < room) {
                room = wanted.hardEnd() - start;
                limit = Limit.HARD_END;
                by = NOBODY;
            }
            if (clearance.capOf(session) - sounded[session] < room) {
                room = clearance.capOf(session) - sounded[session];
                limit = Limit.SESSION_CAP;
                by = NOBODY;
            }
            if (clearance.dayCap() - soundedToday < room) {
                room = clearance.dayCap() - soundedToday;
                limit = Limit.DAY_CAP;
                by = NOBODY;
            }
            int items = wanted.itemsWithin(room);
            if (items < 0) {
                return new Fit.Refused(limit, by);
            }
            return new Fit.Placed(start, items, items == wanted.items() ? Limit.NONE : limit);
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

    private void enter(long start, long end, int block) {
        if (blocks == starts.length) {
            starts = Arrays.copyOf(starts, 2 * blocks);
            ends = Arrays.copyOf(ends, 2 * blocks);
            served = Arrays.copyOf(served, 2 * blocks);
        }
        int at = firstEndingAfter(start);
        System.arraycopy(starts, at, starts, at + 1, blocks - at);
        System.arraycopy(ends, at, ends, at + 1, blocks - at);
        System.arraycopy(served, at, served, at + 1, blocks - at);
        starts[at] = start;
        ends[at] = end;
        served[at] = block;
        blocks++;
    }
}
