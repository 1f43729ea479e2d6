package vn.tienglang.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.tinylog.Logger;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.lock.CentreLock;

/**
 * Database of a PostgreSQL server. The server writes a commit to its disk before it answers; a
 * server that is set to answer earlier is overruled for the connections of the centre.
 *
 * <p>A transaction that loses its connection before the commit is repeated. When the connection is
 * lost during the commit, nobody knows whether it is stored: the transaction fails and says so.
 * While the server is away each transaction fails after {@link #CONNECTION_WAIT}, and the next one
 * tries again, so the centre goes on by itself when the server is back.
 */
final class PostgresqlDatabase extends Database {
    /** Longest wait for a connection. */
    static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

    /** Longest silence of the server, in seconds; then the connection counts as lost. */
    private static final int ANSWER_WAIT_S = 60;

    /**
     * Options of the session: the waits for a lock, and for the centre within a transaction; and
     * how soon the server notices a machine that lost power, whose locks others wait for.
     */
    private static final String OPTIONS =
            "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=120000"
                    + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=3"
                    + " -c tcp_keepalives_count=3 -c tcp_user_timeout=20000";

    private static final String DISK_FULL = "53100";

    private final String name;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** The lock of a command that runs alone; a running centre holds it by its connections. */
    private final Optional<CentreLock> alone;

    /** Whether the last write failed because the disk of the server is full. */
    private final AtomicBoolean diskFull = new AtomicBoolean();

    private PostgresqlDatabase(String name, HikariDataSource pool, Optional<CentreLock> alone) {
        this.name = name;
        this.pool = pool;
        this.alone = alone;
        this.jdbi = Jdbi.create(pool);
    }

    static PostgresqlDatabase open(DatabaseSettings.Postgresql settings, Use use) {
        String password = password(settings.passwordFile());
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(poolSettings(settings, password, use));
        } catch (PoolInitializationException e) {
            throw unusable(settings, e);
        }
        try {
            check(pool, settings);
            Optional<CentreLock> alone =
                    switch (use) {
                        case BESIDE_OTHERS -> Optional.empty();
                        case ALONE -> Optional.of(lockAlone(pool, settings));
                    };
            migrate(pool, "postgresql", settings.url());
            return new PostgresqlDatabase(settings.url(), pool, alone);
        } catch (SQLException e) {
            pool.close();
            throw unusable(settings, e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static CentreLock lockAlone(DataSource pool, DatabaseSettings.Postgresql settings)
            throws SQLException {
        return CentreLock.tryAlone(pool)
                .orElseThrow(() ->
                        new Unusable(
                                "The database "
                                        + settings.url()
                                        + " is in use; is a centre running already?"));
    }

    private static String password(Path file) {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                throw new Unusable(
                        "Everybody can read the password of the database in "
                                + file
                                + "; run: chmod 600 "
                                + file);
            }
            String password = Files.readString(file).strip();
            if (password.isEmpty() || password.lines().count() != 1) {
                throw new Unusable(
                        "The file " + file + " must contain one line, the database password.");
            }
            return password;
        } catch (MalformedInputException e) {
            throw new Unusable("The password in " + file + " is not encoded in UTF-8.", e);
        } catch (IOException e) {
            throw new Unusable(
                    "The password of the database cannot be read from " + file + ": " + e + ".", e);
        }
    }

    private static HikariConfig poolSettings(
            DatabaseSettings.Postgresql settings, String password, Use use) {
        var config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(password);
        int locked =
                switch (use) {
                    case BESIDE_OTHERS -> 0;
                    case ALONE -> 1;
                };
        config.setMaximumPoolSize(settings.connections() + locked);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setInitializationFailTimeout(CONNECTION_WAIT.toMillis());
        // One string: the pool runs it on each new connection.
        // A commit must be on the disk of the server, whatever its settings say.
        config.setConnectionInitSql(
                "SELECT set_config('synchronous_commit', 'on', FALSE)"
                        + " WHERE current_setting('synchronous_commit') = 'off'"
                        + switch (use) {
                            case BESIDE_OTHERS -> "; " + CentreLock.TAKE_SHARED;
                            case ALONE -> "";
                        });
        config.addDataSourceProperty("ApplicationName", "tieng-lang-centre");
        config.addDataSourceProperty("connectTimeout", CONNECTION_WAIT.toSeconds());
        config.addDataSourceProperty("socketTimeout", ANSWER_WAIT_S);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("options", OPTIONS);
        return config;
    }

    /** Checks what cannot be set for one connection. */
    private static void check(DataSource pool, DatabaseSettings.Postgresql settings)
            throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT current_setting('server_encoding'),"
                                        + " current_setting('fsync')")) {
            row.next();
            if (!"UTF8".equals(row.getString(1))) {
                throw new Unusable(
                        "The database "
                                + settings.url()
                                + " is encoded in "
                                + row.getString(1)
                                + "; create it with ENCODING 'UTF8'.");
            }
            if (!"on".equals(row.getString(2))) {
                throw new Unusable(
                        "The server of "
                                + settings.url()
                                + " does not write to its disk (fsync = off), so a power cut would"
                                + " lose acknowledged data; set fsync = on.");
            }
        }
    }

    private static Unusable unusable(DatabaseSettings.Postgresql settings, Exception e) {
        SQLException cause = sqlCauseOf(e);
        String state = String.valueOf(cause.getSQLState());
        String what = "The database " + settings.url() + " ";
        return switch (state) {
            case "28P01", "28000" ->
                    new Unusable(
                            what
                                    + "rejects the user "
                                    + settings.user()
                                    + " or the password in "
                                    + settings.passwordFile()
                                    + ": "
                                    + brief(cause)
                                    + ".",
                            e);
            case "3D000" -> new Unusable(what + "does not exist: " + brief(cause) + ".", e);
            case "53300" ->
                    new Unusable(what + "has too many connections: " + brief(cause) + ".", e);
            default -> new Unusable(what + "cannot be reached: " + brief(cause) + ".", e);
        };
    }

    private static SQLException sqlCauseOf(Throwable e) {
        SQLException found = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found == null ? new SQLException(brief(e)) : found;
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public boolean isDiskFull() {
        return diskFull.get();
    }

    @Override
    <T> T inTransaction(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            var transaction = new Attempt();
            try {
                T result = jdbi.inTransaction(handle -> transaction.run(handle, work));
                if (transaction.wrote.get()) {
                    diskFull.set(false);
                }
                return result;
            } catch (JdbiException e) {
                SQLException cause = sqlCause(e);
                boolean retry =
                        isRetryable(cause)
                                || (transaction.begun
                                        && !transaction.committing
                                        && isConnectionLost(cause));
                if (attempt == ATTEMPTS || !retry) {
                    throw failed(transaction, cause);
                }
            }
        }
    }

    /** One attempt to run a transaction, and how far it came. */
    private static final class Attempt {
        private final AtomicBoolean wrote = new AtomicBoolean();
        private boolean begun;
        private boolean committing;

        private <T> T run(Handle handle, Function<Handle, T> work) {
            begun = true;
            handle.getConfig(SqlStatements.class).setSqlLogger(new WriteDetector(wrote, () -> {}));
            T result = work.apply(handle);
            committing = wrote.get();
            return result;
        }
    }

    /** Connection lost, or the server stops, starts or refuses connections. */
    private static boolean isConnectionLost(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private Transactions.Failed failed(Attempt transaction, SQLException cause) {
        if (DISK_FULL.equals(cause.getSQLState())) {
            if (!diskFull.getAndSet(true)) {
                Logger.error("The disk of the database server of {} is full.", name);
            }
            return new Transactions.DiskFull("the disk of the database server is full", cause);
        }
        String what =
                transaction.committing && isConnectionLost(cause)
                        ? "the connection to the database was lost during the commit; it is not"
                                + " known whether the changes are stored"
                        : transaction.begun
                                ? "the database did not take the transaction"
                                : "the database cannot be reached";
        return new Transactions.Failed(what + ": " + brief(cause), cause);
    }

    @Override
    public void close() {
        alone.ifPresent(PostgresqlDatabase::unlock);
        pool.close();
    }

    private static void unlock(CentreLock lock) {
        try {
            lock.close();
        } catch (SQLException e) {
            // The server gives it back when the connection ends.
            Logger.warn("The lock of the database was not given back: {}.", brief(e));
        }
    }
}
