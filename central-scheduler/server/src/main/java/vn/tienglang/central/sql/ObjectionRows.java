package vn.tienglang.central.sql;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.central.desk.Objection;
import vn.tienglang.central.desk.ObjectionBook;
import vn.tienglang.central.desk.ObjectionCount;

/** Table {@code objections}. */
record ObjectionRows(Handle handle) implements ObjectionBook {
    @Override
    public void add(ObjectionCount more) {
        int known =
                bind(
                                "UPDATE objections SET times = times + :times, detail = :detail,"
                                        + " last_at = :last WHERE who = :who AND why = :why",
                                more)
                        .execute();
        if (known == 0) {
            bind(
                            "INSERT INTO objections (who, why, times, detail, last_at)"
                                    + " VALUES (:who, :why, :times, :detail, :last)",
                            more)
                    .execute();
        }
    }

    private Update bind(String sql, ObjectionCount count) {
        return handle.createUpdate(sql)
                .bind("who", count.who())
                .bind("why", count.why().name())
                .bind("times", count.count())
                .bind("detail", count.detail())
                .bind("last", Columns.of(count.lastAt()));
    }

    @Override
    public List<ObjectionCount> all() {
        return handle
                .createQuery("SELECT who, why, times, detail, last_at FROM objections")
                .map((row, _) ->
                        new ObjectionCount(
                                Columns.text(row, "who"),
                                Objection.valueOf(Columns.text(row, "why")),
                                row.getLong("times"),
                                Columns.text(row, "detail"),
                                Columns.instant(row, "last_at")))
                .stream()
                .sorted(
                        Comparator.comparing(ObjectionCount::who)
                                .thenComparing(ObjectionCount::why))
                .toList();
    }
}
