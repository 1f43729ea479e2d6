package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.office.people.AuditEntry;

/** Repository of audit entries; entries are only added. */
public interface AuditRepository {
    /** Adds an entry. */
    void add(AuditEntry entry);

    /** The latest entries, the latest first. */
    List<AuditEntry> latest(int atMost);
}
