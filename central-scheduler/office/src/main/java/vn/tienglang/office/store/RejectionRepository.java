package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.tienglang.office.store.station.RejectionCount;

/** Repository of rejection counts. */
public interface RejectionRepository {
    /** Adds to the count of this sender and reason; replaces detail and time. */
    void add(RejectionCount more);

    /** Every count, by sender, then by reason. */
    List<RejectionCount> all();

    /** The counts of these senders, by sender, then by reason. */
    List<RejectionCount> of(Set<String> senders);

    /** Removes counts whose last rejection was before this, at most so many; returns how many. */
    int removeBefore(Instant instant, int atMost);
}
