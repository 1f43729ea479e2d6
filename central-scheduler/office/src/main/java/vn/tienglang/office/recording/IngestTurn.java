package vn.tienglang.office.recording;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When this centre ingests recordings. Of several centres only one does; while the list of centres
 * changes two may, and then both make the same delivery copy.
 *
 * @param mine whether it is the turn of this centre; called on any thread, returns at once
 * @param poll longest time without a look at the queue: another centre may have filled it
 */
public record IngestTurn(BooleanSupplier mine, Duration poll) {
    /** A centre that is alone: it fills the queue itself. */
    public static final IngestTurn ALWAYS = new IngestTurn(() -> true, Duration.ofDays(1));

    private static final Duration POLL = Duration.ofSeconds(5);

    /** One of several centres. */
    public static IngestTurn shared(BooleanSupplier mine) {
        return new IngestTurn(mine, POLL);
    }
}
