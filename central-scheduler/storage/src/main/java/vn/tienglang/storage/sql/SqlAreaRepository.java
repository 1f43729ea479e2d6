package vn.tienglang.storage.sql;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.AreaRepository;

/**
 * Table {@code areas}. The counter of that name tells whether the tree known from an earlier
 * transaction is still the tree.
 */
record SqlAreaRepository(Handle handle, TreeCache known) implements AreaRepository {
    private static final String COUNTER = "areas";
    private static final int ROWS_A_BATCH = 1_000;

    /** The tree between transactions: it is large and rarely changes. */
    static final class TreeCache {
        private volatile CachedTree last = new CachedTree(0, new AreaTree(List.of()));
    }

    /** A tree, and what the counter said when it was read. */
    private record CachedTree(long version, AreaTree tree) {}

    @Override
    public AreaTree tree() {
        long version =
                handle.createQuery("SELECT counted FROM counters WHERE name = :name")
                        .bind("name", COUNTER)
                        .mapTo(Long.class)
                        .one();
        CachedTree before = known.last;
        if (before.version() == version) {
            return before.tree();
        }
        AreaTree tree = new AreaTree(all());
        // Kept only once the transaction is through: what it added may be taken back yet.
        handle.afterCommit(() -> known.last = new CachedTree(version, tree));
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
        var together = new ArrayList<Area>(all());
        together.addAll(areas);
        var _ = new AreaTree(together);
        for (int from = 0; from < areas.size(); from += ROWS_A_BATCH) {
            insert(areas.subList(from, Math.min(from + ROWS_A_BATCH, areas.size())));
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
