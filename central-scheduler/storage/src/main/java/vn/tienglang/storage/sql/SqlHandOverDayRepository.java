package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.store.HandOverDayRepository;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code hand_overs}. */
record SqlHandOverDayRepository(Handle handle) implements HandOverDayRepository {
    private static final String SELECT =
            "SELECT hand_over, handed_on, state, settled_by, settled_at FROM hand_overs";

    @Override
    public boolean enter(HandOverDay day) {
        int entered =
                handle.createUpdate(
                                "INSERT INTO hand_overs (hand_over, handed_on, state, settled_by,"
                                        + " settled_at)"
                                        + " SELECT :id, :date, :state, :by, :at"
                                        + " WHERE NOT EXISTS (SELECT 1 FROM hand_overs"
                                        + " WHERE hand_over = :id AND handed_on = :date)")
                        .bind("id", day.handOver().value())
                        .bind("date", day.date())
                        .bind("state", day.state().name())
                        .bind("by", day.by())
                        .bind("at", ColumnMapper.of(day.at()))
                        .execute();
        return entered == 1;
    }

    @Override
    public Optional<HandOverDay> find(HandOverId handOver, LocalDate date) {
        return handle.createQuery(SELECT + " WHERE hand_over = :id AND handed_on = :date")
                .bind("id", handOver.value())
                .bind("date", date)
                .map((row, _) -> day(row))
                .findOne();
    }

    @Override
    public Optional<LocalDate> lastBefore(HandOverId handOver, LocalDate date) {
        return handle.createQuery(
                        SELECT
                                + " WHERE hand_over = :id AND handed_on < :date"
                                + " ORDER BY handed_on DESC LIMIT 1")
                .bind("id", handOver.value())
                .bind("date", date)
                .map((row, _) -> day(row))
                .findOne()
                .map(HandOverDay::date);
    }

    @Override
    public List<HandOverDay> between(LocalDate from, LocalDate until) {
        return handle
                .createQuery(SELECT + " WHERE handed_on >= :from AND handed_on < :until")
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> day(row))
                .stream()
                .sorted(
                        Comparator.comparing(HandOverDay::handOver)
                                .thenComparing(HandOverDay::date))
                .toList();
    }

    private static HandOverDay day(ResultSet row) throws SQLException {
        return new HandOverDay(
                new HandOverId(ColumnMapper.text(row, "hand_over")),
                ColumnMapper.date(row, "handed_on"),
                HandOverDay.State.valueOf(ColumnMapper.text(row, "state")),
                ColumnMapper.text(row, "settled_by"),
                ColumnMapper.instant(row, "settled_at"));
    }
}
