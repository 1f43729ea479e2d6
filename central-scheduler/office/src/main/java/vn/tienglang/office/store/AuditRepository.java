package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.office.people.AuditEntry;

/** Which person did what; only ever added to. */
public interface AuditRepository {
    /** Enters an act. */
    void add(AuditEntry entry);

    /** The latest acts, latest first. */
    List<AuditEntry> latest(int atMost);
}
