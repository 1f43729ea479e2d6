package vn.tienglang.office.store.report;

import java.util.List;
import java.util.Optional;

/** Repository of tasks about stations. */
public interface StationTaskRepository {
    /** Stores a task; replaces the one of its number. */
    void put(StationTask task);

    /** The task of this number, if there is one. */
    Optional<StationTask> find(long number);

    /** The open tasks, by number. */
    List<StationTask> open();

    /** The tasks closed last, the latest first. */
    List<StationTask> closed(int atMost);
}
