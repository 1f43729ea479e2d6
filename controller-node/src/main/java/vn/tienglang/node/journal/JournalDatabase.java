package vn.tienglang.node.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQLite connection of the journal, with helpers for statements and transactions. */
final class JournalDatabase implements AutoCloseable {
    private final Connection connection;

    /** Opens the database behind the URL; statements outside {@link #inTransaction} commit. */
    JournalDatabase(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
    }

    /** Runs a statement; arguments are texts, longs, ints and booleans. */
    void run(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            statement.execute();
        }
    }

    /** Every row of a query, in its order. */
    <T> List<T> rows(RowReader<T> reader, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(new Row(result)));
            }
            return rows;
        }
    }

    /** The row of a query that returns exactly one. */
    <T> T row(RowReader<T> reader, String sql, Object... arguments) throws SQLException {
        List<T> rows = rows(reader, sql, arguments);
        if (rows.size() != 1) {
            throw new SQLException(rows.size() + " rows for " + sql);
        }
        return rows.getFirst();
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Runs the work in one transaction; it is synced to disk when this returns. */
    void inTransaction(TransactionBody work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Mapper of a row to a value. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Work of one transaction. */
    @FunctionalInterface
    interface TransactionBody {
        void run() throws SQLException;
    }

    /** Current row of a query; no column is ever NULL. */
    record Row(ResultSet result) {
        String text(String column) throws SQLException {
            String text = result.getString(column);
            if (text == null) {
                throw new SQLException("nothing in " + column);
            }
            return text;
        }

        long number(String column) throws SQLException {
            return result.getLong(column);
        }

        int small(String column) throws SQLException {
            return result.getInt(column);
        }
    }
}
