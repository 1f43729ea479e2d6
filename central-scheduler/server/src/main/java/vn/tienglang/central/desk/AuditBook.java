package vn.tienglang.central.desk;

import java.util.List;

/** Which person did what; only ever added to. */
public interface AuditBook {
    /** Enters an act. */
    void add(AuditEntry entry);

    /** The latest acts, latest first. */
    List<AuditEntry> newest(int atMost);
}
