package vn.tienglang.planner.timeline;

import java.util.Arrays;

/**
 * Timing of a block of items that plays without a break: head items, then optional items of which
 * the last are omitted if there is no room, then tail items. Immutable; all times in milliseconds.
 */
public final class BlockTiming {
    private final long start;
    private final long maxDelay;
    private final long hardEnd;
    private final long[] lengths;

    /**
     * Creates a timing.
     *
     * @param start the planned start, epoch milliseconds
     * @param maxDelay the maximum delay; 0 for exactly on time
     * @param hardEnd the latest end; {@link Long#MAX_VALUE} without a limit
     * @param ends the length of head and tail together
     * @param body the length of each optional item; empty if there are none
     */
    public BlockTiming(long start, long maxDelay, long hardEnd, long ends, long... body) {
        this.start = start;
        this.maxDelay = maxDelay;
        this.hardEnd = hardEnd;
        this.lengths = new long[body.length + 1];
        lengths[0] = ends;
        for (int index = 0; index < body.length; index++) {
            lengths[index + 1] = lengths[index] + body[index];
        }
    }

    /** Returns the timing of one item that starts exactly on time. */
    public static BlockTiming single(long start, long length) {
        return new BlockTiming(start, 0, Long.MAX_VALUE, length);
    }

    /** Returns the planned start, epoch milliseconds. */
    public long start() {
        return start;
    }

    /** Returns the maximum delay. */
    public long maxDelay() {
        return maxDelay;
    }

    /** Returns the latest end, epoch milliseconds. */
    public long hardEnd() {
        return hardEnd;
    }

    /** Returns the number of optional items. */
    public int optionalItems() {
        return lengths.length - 1;
    }

    /** Returns the length with the first {@code items} optional items. */
    public long length(int items) {
        return lengths[items];
    }

    /**
     * Returns how many optional items fit beside head and tail; -1 if head and tail do not fit, or
     * no optional item does.
     */
    int itemsWithin(long room) {
        int items = optionalItems();
        while (items >= 0 && lengths[items] > room) {
            items--;
        }
        return items == 0 && optionalItems() > 0 ? -1 : items;
    }

    @Override
    public String toString() {
        return "Block[at %d, maxDelay %d, until %d, lengths %s]"
                .formatted(start, maxDelay, hardEnd, Arrays.toString(lengths));
    }
}
