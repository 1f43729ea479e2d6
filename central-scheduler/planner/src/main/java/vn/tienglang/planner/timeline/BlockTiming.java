package vn.tienglang.planner.timeline;

import java.util.Arrays;

/**
 * A row of items that wants the air in one piece: head items, then items that may be left out from
 * the last on when there is no room, then tail items. Immutable; all times in milliseconds.
 */
public final class BlockTiming {
    private final long start;
    private final long maxDelay;
    private final long hardEnd;
    private final long[] lengths;

    /**
     * This row.
     *
     * @param start when it should begin
     * @param patience how much later it may begin; 0 for on the instant
     * @param hardEnd when it must be over; {@link Long#MAX_VALUE} when nothing says so
     * @param ends how long head and tail take together
     * @param body how long each item takes that may be left out; none when the ends are everything
     */
    public BlockTiming(long start, long patience, long hardEnd, long ends, long... body) {
        this.start = start;
        this.maxDelay = patience;
        this.hardEnd = hardEnd;
        this.lengths = new long[body.length + 1];
        lengths[0] = ends;
        for (int index = 0; index < body.length; index++) {
            lengths[index + 1] = lengths[index] + body[index];
        }
    }

    /** A block of one item that begins on the instant. */
    public static BlockTiming single(long start, long length) {
        return new BlockTiming(start, 0, Long.MAX_VALUE, length);
    }

    /** When it should begin. */
    public long start() {
        return start;
    }

    /** How much later it may begin. */
    public long maxDelay() {
        return maxDelay;
    }

    /** When it must be over. */
    public long hardEnd() {
        return hardEnd;
    }

    /** How many items of it may be left out. */
    public int optionalItems() {
        return lengths.length - 1;
    }

    /** How long it takes with the first {@code items} of those. */
    public long length(int items) {
        return lengths[items];
    }

    /** How many of them fit beside head and tail; -1 when those do not fit, or no item does. */
    int itemsWithin(long room) {
        int items = optionalItems();
        while (items >= 0 && lengths[items] > room) {
            items--;
        }
        return items == 0 && optionalItems() > 0 ? -1 : items;
    }

    @Override
    public String toString() {
        return "Block[at %d, patience %d, until %d, lengths %s]"
                .formatted(start, maxDelay, hardEnd, Arrays.toString(lengths));
    }
}
