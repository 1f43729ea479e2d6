package vn.tienglang.storage.sql.move;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.storage.sql.move.MoveResult.TableProof;

/**
 * Table that is moved. Names are in small letters; both databases accept them.
 *
 * @param name name of the table
 * @param columns all columns, in the order of their names
 * @param key columns of the primary key, in its order
 */
record MovedTable(String name, List<String> columns, List<String> key) {
    private static final int BATCH_ROWS = 500;

    /** Counters that the embedded database keeps for itself; each opening changes them. */
    private static final String COUNTERS = "counters";

    private static final String NOT_ITS_OWN = " WHERE name NOT IN ('generation', 'synced')";

    /** Receiver of each row. */
    private interface RowConsumer {
        void accept(List<@Nullable Object> row) throws SQLException;
    }

    private boolean isCounters() {
        return name.equals(COUNTERS);
    }

    private String rows() {
        return " FROM " + name + (isCounters() ? NOT_ITS_OWN : "");
    }

    /** Whether the table has rows besides counters that never counted. */
    boolean hasRows(Connection connection) throws SQLException {
        String counted = isCounters() ? " AND counted > 0" : "";
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1" + rows() + counted + " LIMIT 1")) {
            return found.next();
        }
    }

    /** Copies all rows, after deleting those of the target, and returns the proof of the source. */
    TableProof copy(Connection from, Connection to) throws SQLException {
        String names = String.join(", ", columns);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (Statement delete = to.createStatement()) {
            delete.executeUpdate("DELETE" + rows());
        }
        try (PreparedStatement insert =
                to.prepareStatement(
                        "INSERT INTO " + name + " (" + names + ") VALUES (" + marks + ")")) {
            var waiting = new int[1];
            TableProof proof =
                    read(
                            from,
                            row -> {
                                for (int i = 0; i < row.size(); i++) {
                                    insert.setObject(i + 1, row.get(i));
                                }
                                insert.addBatch();
                                if (++waiting[0] == BATCH_ROWS) {
                                    insert.executeBatch();
                                    waiting[0] = 0;
                                }
                            });
            insert.executeBatch();
            return proof;
        }
    }

    /** Returns the proof of the rows in this database. */
    TableProof proof(Connection connection) throws SQLException {
        return read(connection, _ -> {});
    }

    private TableProof read(Connection connection, RowConsumer consumer) throws SQLException {
        MessageDigest digest = sha256();
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH_ROWS);
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT " + String.join(", ", columns) + rows() + order(connection))) {
                while (found.next()) {
                    List<@Nullable Object> row = values(found);
                    row.forEach(value -> update(digest, value));
                    consumer.accept(row);
                    rows++;
                }
            }
        }
        return new TableProof(name, rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** The key in the order of the characters' codes, as H2 sorts; PostgreSQL has to be told. */
    private String order(Connection connection) throws SQLException {
        boolean isPostgresql =
                connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        var order = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery(
                                "SELECT "
                                        + String.join(", ", key)
                                        + " FROM "
                                        + name
                                        + " WHERE 1 = 0")) {
            for (int i = 0; i < key.size(); i++) {
                boolean isText = none.getMetaData().getColumnType(i + 1) == Types.VARCHAR;
                order.add(key.get(i) + (isPostgresql && isText ? " COLLATE \"C\"" : ""));
            }
        }
        return " ORDER BY " + String.join(", ", order);
    }

    private static List<@Nullable Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData types = row.getMetaData();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= types.getColumnCount(); i++) {
            values.add(value(row, i, types.getColumnType(i)));
        }
        return values;
    }

    /** Returns the value as a type that both databases take and give. */
    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        Object value =
                switch (type) {
                    case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB ->
                            row.getString(column);
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                            row.getLong(column);
                    case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(column);
                    case Types.BOOLEAN, Types.BIT -> row.getBoolean(column);
                    case Types.DATE -> row.getObject(column, LocalDate.class);
                    case Types.TIME -> row.getObject(column, LocalTime.class);
                    case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                            row.getObject(column, OffsetDateTime.class);
                    case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                            row.getBytes(column);
                    default ->
                            throw new SQLException(
                                    "the type " + type + " of a column cannot be moved");
                };
        return row.wasNull() ? null : value;
    }

    /** Adds the value with its length, so that no two different rows have the same digest. */
    private static void update(MessageDigest digest, @Nullable Object value) {
        byte[] bytes =
                switch (value) {
                    case null -> new byte[0];
                    case byte[] raw -> raw;
                    case OffsetDateTime time -> utf8(time.toInstant().toString());
                    case BigDecimal number -> utf8(number.stripTrailingZeros().toPlainString());
                    case Object other -> utf8(other.toString());
                };
        digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
