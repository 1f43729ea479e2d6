package vn.tienglang.storage.sql.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.store.report.DayLock;
import vn.tienglang.office.store.report.FinalReport;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code frozen_reports} and {@code day_locks}. */
public record SqlFinalReportRepository(Handle handle) implements FinalReportRepository {
    private static final String COLUMNS =
            "number, unit, from_date, until_date, language, theme, theme_filtered, origin,"
                    + " message_class, rules, digest, station_days, change_number, frozen_by,"
                    + " frozen_at";

    @Override
    public void add(FinalReport report) {
        ReportQuery.Filter filter = report.query().filter();
        handle.createUpdate(
                        "INSERT INTO frozen_reports ("
                                + COLUMNS
                                + ", content) VALUES (:number, :unit, :from, :until, :language,"
                                + " :theme, :themeFiltered, :origin, :messageClass, :rules,"
                                + " :digest, :stationDays, :change, :by, :at, :content)")
                .bind("number", report.number())
                .bind("unit", report.query().unit().value())
                .bind("from", report.query().from())
                .bind("until", report.query().until())
                .bind("language", filter.language().map(LanguageTag::value).orElse(""))
                .bind("theme", filter.theme().orElse(""))
                .bind("themeFiltered", filter.theme().isPresent())
                .bind("origin", filter.origin().map(Enum::name).orElse(""))
                .bind("messageClass", filter.messageClass().map(Enum::name).orElse(""))
                .bind("rules", report.rules())
                .bind("digest", report.digest())
                .bind("stationDays", report.stationDays())
                .bind("change", report.change())
                .bind("by", report.by())
                .bind("at", ColumnMapper.of(report.at()))
                .bind("content", report.content())
                .execute();
    }

    @Override
    public Optional<FinalReport> find(long number) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + ", content FROM frozen_reports WHERE number = :number")
                .bind("number", number)
                .map((row, _) -> report(row, ColumnMapper.text(row, "content")))
                .findOne();
    }

    @Override
    public List<FinalReport> latest(int atMost) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM frozen_reports ORDER BY number DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> report(row, ""))
                .list();
    }

    private static FinalReport report(ResultSet row, String content) throws SQLException {
        var filter =
                new ReportQuery.Filter(
                        optional(row, "language", LanguageTag::new),
                        row.getBoolean("theme_filtered")
                                ? Optional.of(ColumnMapper.text(row, "theme"))
                                : Optional.empty(),
                        optional(row, "origin", AirtimeOrigin::valueOf),
                        optional(row, "message_class", MessageClass::valueOf));
        return new FinalReport(
                row.getLong("number"),
                new ReportQuery(
                        new AreaCode(ColumnMapper.text(row, "unit")),
                        ColumnMapper.date(row, "from_date"),
                        ColumnMapper.date(row, "until_date"),
                        filter),
                ColumnMapper.text(row, "rules"),
                ColumnMapper.text(row, "digest"),
                row.getLong("station_days"),
                row.getLong("change_number"),
                content,
                ColumnMapper.text(row, "frozen_by"),
                ColumnMapper.instant(row, "frozen_at"));
    }

    private static <T> Optional<T> optional(ResultSet row, String column, Function<String, T> read)
            throws SQLException {
        String text = ColumnMapper.text(row, column);
        return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
    }

    @Override
    public boolean lock(DayLock lock) {
        boolean exists =
                handle.createQuery(
                                        "SELECT COUNT(*) FROM day_locks WHERE unit = :unit"
                                                + " AND log_date = :date")
                                .bind("unit", lock.unit().value())
                                .bind("date", lock.date())
                                .mapTo(Long.class)
                                .one()
                        > 0;
        if (exists) {
            return false;
        }
        handle.createUpdate(
                        "INSERT INTO day_locks (unit, log_date, locked_by, locked_at,"
                                + " change_number) VALUES (:unit, :date, :by, :at, :change)")
                .bind("unit", lock.unit().value())
                .bind("date", lock.date())
                .bind("by", lock.by())
                .bind("at", ColumnMapper.of(lock.at()))
                .bind("change", lock.change())
                .execute();
        return true;
    }

    @Override
    public List<DayLock> locks(Set<AreaCode> units, LocalDate from, LocalDate until) {
        if (units.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT unit, log_date, locked_by, locked_at, change_number FROM day_locks"
                                + " WHERE log_date >= :from AND log_date < :until"
                                + " AND unit IN (<units>) ORDER BY log_date, unit")
                .bindList("units", units.stream().map(AreaCode::value).toList())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) ->
                        new DayLock(
                                new AreaCode(ColumnMapper.text(row, "unit")),
                                ColumnMapper.date(row, "log_date"),
                                ColumnMapper.text(row, "locked_by"),
                                ColumnMapper.instant(row, "locked_at"),
                                row.getLong("change_number")))
                .list();
    }
}
