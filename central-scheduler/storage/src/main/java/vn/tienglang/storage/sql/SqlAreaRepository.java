package vn.tienglang.storage.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.AreaRepository;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.storage.sql.area.AreaChangeTables;
import vn.tienglang.storage.sql.area.AreaColumns;

/**
 * Table {@code areas}. The counter of that name is the version of the tree; a cached tree of the
 * same version is used again.
 */
record SqlAreaRepository(Handle handle, TreeCache cache) implements AreaRepository {
    private static final String COUNTER = "areas";
    private static final int BATCH_ROWS = 1_000;

    /** Cache of the tree across transactions; the tree is large and rarely changes. */
    static final class TreeCache {
        private volatile CachedTree last = new CachedTree(0, new AreaTree(List.of()));
    }

    /** Tree and its version. */
    private record CachedTree(long version, AreaTree tree) {}

    @Override
    public AreaTree tree() {
        long version = version();
        CachedTree before = cache.last;
        if (before.version() == version) {
            return before.tree();
        }
        AreaTree tree = new AreaTree(all());
        // Cached only after the commit: a rollback would remove what this transaction added.
        handle.afterCommit(() -> cache.last = new CachedTree(version, tree));
        return tree;
    }

    @Override
    public long version() {
        return handle.createQuery("SELECT counted FROM counters WHERE name = :name")
                .bind("name", COUNTER)
                .mapTo(Long.class)
                .one();
    }

    private List<Area> all() {
        return handle.createQuery(
                        "SELECT " + AreaColumns.NAMES + " FROM areas ORDER BY code, valid_from")
                .map((row, _) -> AreaColumns.area(row))
                .list();
    }

    @Override
    public void add(List<Area> areas) {
        replace(List.of(), areas);
    }

    @Override
    public void replace(List<Area> before, List<Area> after) {
        var counters = new SqlCounters(handle);
        counters.countTo(COUNTER, counters.value(COUNTER) + 1);
        var gone = new HashSet<>(before);
        var remaining = new ArrayList<Area>();
        for (Area area : all()) {
            if (!gone.remove(area)) {
                remaining.add(area);
            }
        }
        if (!gone.isEmpty()) {
            throw new IllegalArgumentException("not stored: " + gone.iterator().next());
        }
        remaining.addAll(after);
        var _ = new AreaTree(remaining);
        delete(before);
        for (int from = 0; from < after.size(); from += BATCH_ROWS) {
            insert(after.subList(from, Math.min(from + BATCH_ROWS, after.size())));
        }
    }

    @Override
    public void add(AreaChange change) {
        new AreaChangeTables(handle).add(change);
    }

    @Override
    public void markUndone(long number) {
        new AreaChangeTables(handle).markUndone(number);
    }

    @Override
    public List<AreaChange> changes() {
        return new AreaChangeTables(handle).all();
    }

    private void delete(List<Area> areas) {
        if (areas.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("DELETE FROM areas WHERE code = :code AND valid_from = :from");
        for (Area area : areas) {
            batch.bind("code", area.code().value()).bind("from", area.from()).add();
        }
        batch.execute();
    }

    private void insert(List<Area> areas) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO areas ("
                                + AreaColumns.NAMES
                                + ") VALUES ("
                                + AreaColumns.VALUES
                                + ")");
        for (Area area : areas) {
            AreaColumns.bind(batch, area).add();
        }
        batch.execute();
    }
}
