package vn.tienglang.storage.sql.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Advisory lock of PostgreSQL on one database. Every connection of a running centre holds it in
 * shared mode from its opening to its end, so several centres may run on one database, and the lock
 * is there again as soon as a lost connection is. A command that must not run beside a centre holds
 * it in exclusive mode on a connection of its own; a centre that starts meanwhile waits for it as
 * long as for any lock, and then does not start.
 *
 * <p>The embedded database needs none: its file is locked.
 */
public final class CentreLock implements AutoCloseable {
    /** Number of the lock within the database; no other lock of the program has a number. */
    private static final long NUMBER = 0x7469_656e_676c_616eL;

    /** Statement by which a connection of a centre takes the lock. */
    public static final String TAKE_SHARED = "SELECT pg_advisory_lock_shared(" + NUMBER + ")";

    private static final String TRY_EXCLUSIVE = "SELECT pg_try_advisory_lock(" + NUMBER + ")";

    private final Connection connection;

    private CentreLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock alone, with a connection of this source.
     *
     * @return empty when a centre runs, or another command holds it
     */
    public static Optional<CentreLock> tryAlone(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_EXCLUSIVE)) {
            if (row.next() && row.getBoolean(1)) {
                return Optional.of(new CentreLock(connection));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** Gives the lock back, with its connection. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + NUMBER + ")");
        }
    }
}
