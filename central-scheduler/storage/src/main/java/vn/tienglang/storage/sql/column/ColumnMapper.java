package vn.tienglang.storage.sql.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.tienglang.office.store.Transactions;

/** Mapper of types to columns, the same for H2 and PostgreSQL. */
public final class ColumnMapper {
    /** Last day of a date column; means no end. */
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    /**
     * Table {@code wanted} of distinct stations, for {@code bindMethodsList("stations", …, ID)}. H2
     * uses an index on station and day for each of them; for {@code station IN (…)} with a range of
     * days it reads the whole index.
     */
    public static final String OF_STATIONS = "(VALUES <stations>) AS wanted (id)";

    /** Property of a station id that is bound. */
    public static final List<String> ID = List.of("value");

    private ColumnMapper() {}

    public static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The instant of a column that may be empty. */
    public static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** Returns the day to store: a day after the last day of the column becomes that day. */
    public static LocalDate until(LocalDate date) {
        return date.isAfter(NO_END) ? NO_END : date;
    }

    /** Returns the stored day; the last day of the column becomes {@link LocalDate#MAX}. */
    public static LocalDate until(ResultSet row, String column) throws SQLException {
        LocalDate date = date(row, column);
        return date.equals(NO_END) ? LocalDate.MAX : date;
    }

    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** Returns the text of a column that is never null. */
    public static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /** Returns the failure for a stored row that cannot be read; {@code what} names the row. */
    public static Transactions.Failed damaged(String what) {
        return new Transactions.Failed("a stored row is damaged: " + what);
    }
}
