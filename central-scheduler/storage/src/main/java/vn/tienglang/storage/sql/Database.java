package vn.tienglang.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.tinylog.Logger;
import vn.tienglang.office.store.Transactions;

/**
 * The embedded database in a folder.
 *
 * <p>H2 alone says "committed" before the disk has it, and a power cut then takes back what was
 * promised. Here a transaction that wrote anything returns only after {@code CHECKPOINT SYNC};
 * transactions that end at the same time share one.
 */
public final class Database implements AutoCloseable {
    /** The file, in the data folder, without H2's ending. */
    private static final String NAME = "centre";

    private static final String OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    /** Nobody reaches an embedded database but this process; the folder's rights are its lock. */
    private static final String USER = "centre";

    private static final int CONNECTIONS = 10;

    /** How many rows of each table are read at the start, to find a damaged file before work. */
    private static final int ROWS_LOOKED_AT = 20_000;

    private static final int ATTEMPTS = 8;

    /** Deadlock, lost race, lock not given in time; and a key that another one took first. */
    private static final Set<String> WORTH_ANOTHER_ATTEMPT =
            Set.of("40001", "40P01", "HYT00", "90131", "23505");

    /**
     * What H2 says once it has closed itself: "database has been closed", "connection is broken".
     */
    private static final Set<Integer> CLOSED_ITSELF = Set.of(90098, 90121, 90007, 90067);

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final GroupCommit sync;
    private final RollbackDetector generation;

    private Database(HikariDataSource pool, RollbackDetector generation) {
        this.pool = pool;
        this.generation = generation;
        this.jdbi = Jdbi.create(pool);
        this.sync = new GroupCommit(this::checkpoint);
    }

    /**
     * Opens the database in this folder, makes both if they are not there, and brings the tables to
     * the shape this program knows.
     *
     * @throws Unusable with one sentence for the administrator
     */
    public static Database open(Path folder) {
        Path file = folder.resolve(NAME + ".mv.db");
        makeFolder(folder);
        boolean isNew = !Files.exists(file);
        // "async:" and not "file:", because a thread that is interrupted while it writes takes a
        // file channel down with it, and the whole database with that; Quartz interrupts its own
        // threads whenever it stops.
        String url = "jdbc:h2:async:" + folder.toAbsolutePath().resolve(NAME) + OPTIONS;
        // Kept open until the pool has connections of its own: H2 closes with the last one.
        try (Connection first = DriverManager.getConnection(url, USER, "")) {
            if (!isNew) {
                lookForDamage(first, file);
            }
            HikariDataSource pool = pool(url);
            try {
                migrate(pool, file);
                var database = new Database(pool, new RollbackDetector(folder, NAME));
                database.begin(file);
                return database;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    private static void makeFolder(Path folder) {
        if (folder.toString().contains(";")) {
            throw new Unusable("The data folder " + folder + " must not have a ';' in its name.");
        }
        Path probe = folder.resolve(".writable");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(probe);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException | SecurityException e) {
            throw new Unusable("The data folder " + folder + " cannot be written: " + e + ".", e);
        }
    }

    /**
     * A file that was cut short or overwritten may open as an empty database without a word, and a
     * page gone bad shows only when it is read. So tables must be there, and their rows are read.
     */
    private static void lookForDamage(Connection connection, Path file) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT table_name FROM information_schema.tables"
                                        + " WHERE table_schema = 'PUBLIC'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        if (tables.isEmpty()) {
            throw new Unusable(
                    "The database "
                            + file
                            + " is damaged: its tables are gone; restore it from a"
                            + " backup, or move it away to begin anew.");
        }
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT * FROM \"" + table + "\" LIMIT " + ROWS_LOOKED_AT)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
    }

    private static HikariDataSource pool(String url) {
        var settings = new HikariConfig();
        settings.setPoolName(NAME);
        settings.setJdbcUrl(url);
        settings.setUsername(USER);
        settings.setPassword("");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        return new HikariDataSource(settings);
    }

    private static void migrate(DataSource source, Path file) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration", "classpath:db/h2")
                    // A database of a newer program is refused, not used by guess.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Unusable(
                    "The database " + file + " does not fit this program: " + brief(e) + ".", e);
        }
    }

    private void begin(Path file) {
        if (generation.wentBack(this)) {
            throw new Unusable(
                    "The database "
                            + file
                            + " is damaged: it is older than when it was last used;"
                            + " restore it from a backup, and if it is one, delete "
                            + generation
                            + ".");
        }
        try {
            generation.count(this);
        } catch (IOException e) {
            throw new Unusable("The file " + generation + " cannot be written: " + e + ".", e);
        }
    }

    private static Unusable unusable(Path file, SQLException e) {
        return switch (e.getErrorCode()) {
            case 90020 ->
                    new Unusable(
                            "The database " + file + " is in use; is a centre running already?", e);
            case 90028, 90030, 50000 ->
                    new Unusable(
                            "The database "
                                    + file
                                    + " is damaged; restore it from a backup, or"
                                    + " move it away to begin anew ("
                                    + brief(e)
                                    + ").",
                            e);
            default ->
                    new Unusable(
                            "The database " + file + " cannot be opened: " + brief(e) + ".", e);
        };
    }

    private static String brief(Throwable e) {
        String words = String.valueOf(e.getMessage());
        return words.lines().findFirst().orElse(words).strip();
    }

    /** For the alarm clock, which keeps its own tables. Its commits are not waited for. */
    public DataSource dataSource() {
        return pool;
    }

    /** The desk's books in this database. */
    public Transactions archive() {
        return new SqlTransactions(this);
    }

    /**
     * Runs the work in one transaction, again when it lost a race; returns when what it wrote is on
     * the disk.
     *
     * @throws Transactions.Failed when the database does not take or give what it should
     */
    <T> T inTransaction(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            var wrote = new AtomicBoolean();
            try {
                T result =
                        jdbi.inTransaction(handle -> {
                            handle.getConfig(SqlStatements.class)
                                    .setSqlLogger(new WriteDetector(wrote));
                            return work.apply(handle);
                        });
                if (wrote.get()) {
                    sync.await();
                }
                return result;
            } catch (JdbiException e) {
                SQLException cause = sqlCause(e);
                boolean closed = CLOSED_ITSELF.contains(cause.getErrorCode());
                if (closed) {
                    openAgain();
                }
                if (attempt == ATTEMPTS || !(closed || isWorthAnotherAttempt(cause))) {
                    throw new Transactions.Failed(
                            "the database did not take the transaction: " + brief(cause), e);
                }
            }
        }
    }

    /**
     * When the disk is full or fails, H2 closes itself and stays closed for every connection it
     * gave. With those gone the next one opens the file anew, and all that was acknowledged is in
     * it.
     */
    private void openAgain() {
        Logger.warn("The database has closed itself; it is opened again.");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static boolean isWorthAnotherAttempt(SQLException cause) {
        return WORTH_ANOTHER_ATTEMPT.contains(String.valueOf(cause.getSQLState()));
    }

    /** What the driver said: the wrapping has every value of the statement in it. */
    private static SQLException sqlCause(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(e.getClass().getSimpleName());
    }

    private void checkpoint() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            throw new Transactions.Failed(
                    "the database cannot reach the disk; what was committed last may not survive a"
                            + " power cut",
                    e);
        }
    }

    /** Closes the file; transactions under way fail. */
    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        try {
            generation.count(this);
        } catch (IOException | Transactions.Failed e) {
            Logger.warn(e, "The database is closed without a last mark.");
        }
        pool.close();
    }

    /** Notices whether a transaction changed anything, so that looking costs no disk write. */
    private record WriteDetector(AtomicBoolean wrote) implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            if (!context.getRawSql().stripLeading().startsWith("SELECT")) {
                wrote.set(true);
            }
        }
    }

    /** The database cannot be used; the message is one sentence for the administrator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
