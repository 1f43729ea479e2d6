package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.office.store.station.RejectionCount;

/** What was not taken, counted. */
public interface RejectionRepository {
    /** Adds {@code count} to what is counted of this sender and reason; the rest is kept anew. */
    void add(RejectionCount more);

    /** All counts, in order of sender, then of reason. */
    List<RejectionCount> all();
}
