package vn.tienglang.storage.sql;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.AreaRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

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
        long version =
                handle.createQuery("SELECT counted FROM counters WHERE name = :name")
                        .bind("name", COUNTER)
                        .mapTo(Long.class)
                        .one();
        CachedTree before = cache.last;
        if (before.version() == version) {
            return before.tree();
        }
        AreaTree tree = new AreaTree(all());
        // Cached only after the commit: a rollback would remove what this transaction added.
        handle.afterCommit(() -> cache.last = new CachedTree(version, tree));
        return tree;
    }

    private List<Area> all() {
        return handle.createQuery(
                        "SELECT code, parent, kind, name, valid_from, valid_until FROM areas"
                                + " ORDER BY code, valid_from")
                .map((row, _) ->
                        new Area(
                                new AreaCode(ColumnMapper.text(row, "code")),
                                new AreaCode(ColumnMapper.text(row, "parent")),
                                ColumnMapper.text(row, "kind"),
                                ColumnMapper.text(row, "name"),
                                ColumnMapper.date(row, "valid_from"),
                                ColumnMapper.until(row, "valid_until")))
                .list();
    }

    @Override
    public void add(List<Area> areas) {
        var counters = new SqlCounters(handle);
        counters.countTo(COUNTER, counters.value(COUNTER) + 1);
        var allAreas = new ArrayList<Area>(all());
        allAreas.addAll(areas);
        var _ = new AreaTree(allAreas);
        for (int from = 0; from < areas.size(); from += BATCH_ROWS) {
            insert(areas.subList(from, Math.min(from + BATCH_ROWS, areas.size())));
        }
    }

    private void insert(List<Area> areas) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO areas (code, parent, kind, name, valid_from, valid_until)"
                                + " VALUES (:code, :parent, :kind, :name, :from, :until)");
        for (Area area : areas) {
            batch.bind("code", area.code().value())
                    .bind("parent", area.parent().value())
                    .bind("kind", area.kind())
                    .bind("name", area.name())
                    .bind("from", area.from())
                    .bind("until", ColumnMapper.until(area.until()))
                    .add();
        }
        batch.execute();
    }
}
