package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import vn.tienglang.office.people.AuditEntry;

/** Repository of audit entries; entries are only added. */
public interface AuditRepository {
    /** Adds an entry. */
    void add(AuditEntry entry);

    /** The latest entries, the latest first. */
    List<AuditEntry> latest(int atMost);

    /** Removes entries older than this, at most so many; returns how many. */
    int removeBefore(Instant instant, int atMost);
}
