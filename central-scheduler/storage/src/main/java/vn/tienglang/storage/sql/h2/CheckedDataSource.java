package vn.tienglang.storage.sql.h2;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Data source of the connection pool. It opens one connection at a time, and checks the first one
 * of each new database object of H2 before any work uses it. So one thread reopens a database that
 * closed itself, and no work runs on a database that went back.
 */
public final class CheckedDataSource implements DataSource {
    /** Check of a new database object. */
    public interface Check {
        /** Throws when the database must not be used. */
        void check(Connection connection) throws SQLException;
    }

    private final String url;
    private final String user;
    private final Check check;
    private volatile @Nullable Object instance;

    /** Opens connections to this address, and checks each new database object. */
    public CheckedDataSource(String url, String user, Check check) {
        this.url = url;
        this.user = user;
        this.check = check;
    }

    /** Returns true when the newest connection belongs to this database object of H2. */
    public boolean isCurrent(@Nullable Object other) {
        return Objects.equals(instance, other);
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, "");
        try {
            Object opened = H2Instance.of(connection);
            if (!isCurrent(opened)) {
                check.check(connection);
                instance = opened;
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String otherUser, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // The driver writes no log.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Opening a file has no timeout.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
