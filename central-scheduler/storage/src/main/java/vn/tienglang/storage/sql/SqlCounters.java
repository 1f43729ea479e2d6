package vn.tienglang.storage.sql;

import org.jdbi.v3.core.Handle;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Transactions;

/** Table {@code counters}; {@link #hold} locks the row of the counter. */
record SqlCounters(Handle handle) implements Counters {
    @Override
    public void hold(String counter) {
        value(counter);
    }

    @Override
    public long value(String counter) {
        return handle.createQuery("SELECT counted FROM counters WHERE name = :name FOR UPDATE")
                .bind("name", counter)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void countTo(String counter, long value) {
        int counted =
                handle.createUpdate(
                                "UPDATE counters SET counted = :value"
                                        + " WHERE name = :name AND counted < :value")
                        .bind("name", counter)
                        .bind("value", value)
                        .execute();
        if (counted != 1) {
            throw new Transactions.Failed(counter + " cannot be set to " + value);
        }
    }
}
