package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Between our types and columns, the same on H2 and PostgreSQL. */
final class ColumnMapper {
    /** The last day a date column holds: what has no end. */
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    /**
     * A table {@code wanted} of stations, for {@code bindMethodsList("stations", …, ID)}; none of
     * them twice. H2 looks each of them up in an index on station and day; of {@code station IN
     * (…)} with a range of days it reads the whole index instead.
     */
    static final String OF_STATIONS = "(VALUES <stations>) AS wanted (id)";

    /** What of a station identifier is compared. */
    static final List<String> ID = List.of("value");

    private ColumnMapper() {}

    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** {@link LocalDate#MAX}, and what lies beyond the column, becomes its last day... */
    static LocalDate until(LocalDate date) {
        return date.isAfter(NO_END) ? NO_END : date;
    }

    /** ...and the last day {@link LocalDate#MAX} again. */
    static LocalDate until(ResultSet row, String column) throws SQLException {
        LocalDate date = date(row, column);
        return date.equals(NO_END) ? LocalDate.MAX : date;
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A column that is never null. */
    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
