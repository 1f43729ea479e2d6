package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.office.store.RejectionRepository;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/** Table {@code objections}. */
record SqlRejectionRepository(Handle handle) implements RejectionRepository {
    private static final String SELECT = "SELECT who, why, times, detail, last_at FROM objections";

    @Override
    public void add(RejectionCount more) {
        UpdateOrInsert.execute(
                "UPDATE objections SET times = times + :times, detail = :detail,"
                        + " last_at = :last WHERE who = :who AND why = :why",
                "INSERT INTO objections (who, why, times, detail, last_at)"
                        + " VALUES (:who, :why, :times, :detail, :last)",
                sql -> bind(sql, more));
    }

    private Update bind(String sql, RejectionCount count) {
        return handle.createUpdate(sql)
                .bind("who", count.sender())
                .bind("why", count.reason().name())
                .bind("times", count.count())
                .bind("detail", count.detail())
                .bind("last", ColumnMapper.of(count.lastAt()));
    }

    @Override
    public List<RejectionCount> all() {
        return sorted(handle.createQuery(SELECT).map((row, _) -> count(row)).list());
    }

    @Override
    public List<RejectionCount> of(Set<String> senders) {
        if (senders.isEmpty()) {
            return List.of();
        }
        return sorted(
                handle.createQuery(SELECT + " WHERE who IN (<senders>)")
                        .bindList("senders", List.copyOf(senders))
                        .map((row, _) -> count(row))
                        .list());
    }

    private static RejectionCount count(ResultSet row) throws SQLException {
        return new RejectionCount(
                ColumnMapper.text(row, "who"),
                IntakeRejection.valueOf(ColumnMapper.text(row, "why")),
                row.getLong("times"),
                ColumnMapper.text(row, "detail"),
                ColumnMapper.instant(row, "last_at"));
    }

    private static List<RejectionCount> sorted(List<RejectionCount> counts) {
        return counts.stream()
                .sorted(
                        Comparator.comparing(RejectionCount::sender)
                                .thenComparing(RejectionCount::reason))
                .toList();
    }

    @Override
    public int removeBefore(Instant instant, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM objections WHERE (who, why) IN (SELECT who, why"
                                + " FROM objections WHERE last_at < :before"
                                + " ORDER BY last_at LIMIT :most)")
                .bind("before", ColumnMapper.of(instant))
                .bind("most", atMost)
                .execute();
    }
}
