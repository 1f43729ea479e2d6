package vn.tienglang.storage.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tinylog.Logger;
import vn.tienglang.office.store.Transactions;

/**
 * Number of syncs, in the database and in memory. Each sync writes the next number first, so a
 * database with a lower number than the one in memory has lost acknowledged data.
 *
 * <p>Syncs run one after another. The check runs on other threads.
 */
final class SyncCounter {
    private static final String COUNTER = "synced";

    private final Path file;
    private final RollbackDetector rollbackDetector;

    /** Number of the last sync that succeeded; 0 before the first one is known. */
    private volatile long acknowledged;

    private volatile boolean wentBack;

    SyncCounter(Path file, RollbackDetector rollbackDetector) {
        this.file = file;
        this.rollbackDetector = rollbackDetector;
    }

    /**
     * Returns when no acknowledged data are known to be lost.
     *
     * @throws Transactions.Failed after {@link #check} has found a database that went back
     */
    void requireComplete() {
        if (wentBack) {
            throw new Transactions.Failed(sentence());
        }
    }

    private String sentence() {
        return "The database "
                + file
                + " lost acknowledged data when it closed itself; stop the centre and restore a"
                + " backup.";
    }

    /** Reads the number at the start, and creates it in a database without one. */
    void load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet rows = select(statement)) {
                exists = rows.next();
                acknowledged = exists ? rows.getLong(1) : 0;
            }
            if (!exists) {
                statement.execute(
                        "INSERT INTO counters (name, counted) VALUES ('" + COUNTER + "', 0)");
            }
        }
    }

    private static ResultSet select(Statement statement) throws SQLException {
        return statement.executeQuery(
                "SELECT counted FROM counters WHERE name = '" + COUNTER + "'");
    }

    /** Writes the next number and syncs; one call at a time. */
    void sync(Connection connection, H2Database.Checkpoint checkpoint) throws SQLException {
        long next = acknowledged + 1;
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE counters SET counted = ? WHERE name = ?")) {
            update.setLong(1, next);
            update.setString(2, COUNTER);
            update.executeUpdate();
        }
        checkpoint.sync(connection);
        acknowledged = next;
    }

    /**
     * Checks a database that was opened again. A database that lost acknowledged data is also
     * rejected at the next start of the program.
     *
     * @throws SQLException when the database lost acknowledged data
     */
    void check(Connection connection) throws SQLException {
        if (acknowledged == 0) {
            return;
        }
        long stored;
        try (Statement statement = connection.createStatement();
                ResultSet rows = select(statement)) {
            stored = rows.next() ? rows.getLong(1) : 0;
        }
        if (stored < acknowledged) {
            wentBack = true;
            Logger.error(sentence());
            try {
                rollbackDetector.markRolledBack();
            } catch (IOException e) {
                Logger.error(e, "{} cannot be written.", rollbackDetector);
            }
            throw new SQLException(sentence());
        }
    }
}
