package vn.tienglang.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.h2.AnchoredFileSystem;
import vn.tienglang.storage.sql.h2.CheckedDataSource;
import vn.tienglang.storage.sql.h2.GroupCommit;
import vn.tienglang.storage.sql.h2.H2Instance;

/**
 * Embedded H2 database in a folder.
 *
 * <p>H2 reports a commit before the data is on the disk, so a power cut could lose committed data.
 * Here a transaction returns only after a sync that covers everything it wrote and read; concurrent
 * transactions share one. It is one class, because opening, checking and reopening the file need
 * the same pool and the same error codes.
 *
 * <p>Each sync writes a number, in the database and in memory. When H2 closed itself and is opened
 * again with a lower number, acknowledged data are lost; then every transaction fails.
 */
final class H2Database extends Database {
    /** Name of the file in the data folder, without the extension that H2 adds. */
    private static final String NAME = "centre";

    private static final String OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    /** User without a password: the permissions of the folder protect an embedded database. */
    private static final String USER = "centre";

    private static final int CONNECTIONS = 10;

    /**
     * Number of rows of each table read at the start to detect a damaged file. More would delay the
     * start of a large centre; a page damaged further on is reported when it is read.
     */
    private static final int ROWS_CHECKED = 200;

    /**
     * Error codes of H2 after it closed itself: "database has been closed", "connection broken".
     */
    private static final Set<Integer> CLOSED_ITSELF = Set.of(90098, 90121, 90007, 90067);

    /**
     * Free space below which nothing is written. It is left to the database itself, which closes
     * when a write of its own fails, and may then lose what it reported as stored.
     */
    static final long RESERVE_BYTES = 32L << 20;

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final CheckedDataSource source;
    private final SyncCounter syncCounter;
    private final Checkpoint checkpoint;
    private final Jdbi jdbi;
    private final GroupCommit groupCommit;
    private final RollbackDetector rollbackDetector;
    private final LongSupplier usableBytes;
    private final AtomicBoolean reopening = new AtomicBoolean();

    private H2Database(
            HikariDataSource pool,
            CheckedDataSource source,
            SyncCounter syncCounter,
            Checkpoint checkpoint,
            RollbackDetector rollbackDetector,
            LongSupplier usableBytes) {
        this.pool = pool;
        this.source = source;
        this.syncCounter = syncCounter;
        this.checkpoint = checkpoint;
        this.rollbackDetector = rollbackDetector;
        this.usableBytes = usableBytes;
        this.jdbi = Jdbi.create(pool);
        this.groupCommit = new GroupCommit(this::sync);
    }

    /** Sync of the database of a connection with the disk. */
    interface Checkpoint {
        /** Returns when everything committed is on the disk, or throws. */
        void sync(Connection connection) throws SQLException;
    }

    /** Opens the database and syncs it with the checkpoint, which may fail in tests. */
    static H2Database open(Path folder, Checkpoint checkpoint) {
        return open(folder, checkpoint, () -> folder.toFile().getUsableSpace());
    }

    /** Opens the database on a disk with so many usable bytes. */
    static H2Database open(Path folder, Checkpoint checkpoint, LongSupplier usableBytes) {
        Path file = folder.resolve(NAME + ".mv.db");
        makeFolder(folder);
        rejectMoved(new DatabaseSettings.Embedded(folder));
        boolean isNew = !Files.exists(file);
        // "async:" instead of "file:": a thread interrupted during a write closes the file channel
        // and thereby the whole database, and Quartz interrupts its threads when it stops.
        AnchoredFileSystem.register();
        String url =
                "jdbc:h2:"
                        + AnchoredFileSystem.SCHEME
                        + ":async:"
                        + folder.toAbsolutePath().resolve(NAME)
                        + OPTIONS;
        // Stays open until the pool has connections: H2 closes with the last connection.
        var rollbackDetector = new RollbackDetector(folder, NAME);
        var syncCounter = new SyncCounter(file, rollbackDetector);
        var source = new CheckedDataSource(url, USER, syncCounter::check);
        try (Connection first = source.getConnection()) {
            if (!isNew) {
                checkForDamage(first, file);
            }
            HikariDataSource pool = pool(source);
            try {
                migrate(pool, "h2", file.toString());
                syncCounter.load(first);
                var database =
                        new H2Database(
                                pool,
                                source,
                                syncCounter,
                                checkpoint,
                                rollbackDetector,
                                usableBytes);
                database.checkRollback(file);
                return database;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    private static void rejectMoved(DatabaseSettings.Embedded settings) {
        Path mark = settings.movedMark();
        if (Files.exists(mark)) {
            String where;
            try {
                where = Files.readString(mark).strip();
            } catch (IOException e) {
                where = "another one (" + e + ")";
            }
            throw new Unusable(
                    "The database "
                            + settings.file()
                            + " was moved to "
                            + where
                            + "; set database.url to it, or delete "
                            + mark
                            + " to go on with the old data.");
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
     * Checks that tables exist and that their rows can be read. H2 may open a truncated or
     * overwritten file as an empty database without an error, and reports a damaged page only when
     * it is read.
     */
    private static void checkForDamage(Connection connection, Path file) throws SQLException {
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
                                    "SELECT * FROM \"" + table + "\" LIMIT " + ROWS_CHECKED)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
    }

    private static HikariDataSource pool(DataSource source) {
        var settings = new HikariConfig();
        settings.setPoolName(NAME);
        settings.setDataSource(source);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        return new HikariDataSource(settings);
    }

    private void checkRollback(Path file) {
        if (rollbackDetector.isRolledBack(this)) {
            throw new Unusable(
                    "The database "
                            + file
                            + " is damaged: it is older than when it was last used;"
                            + " restore it from a backup, and if it is one, delete "
                            + rollbackDetector
                            + ".");
        }
        try {
            rollbackDetector.increment(this);
        } catch (Transactions.Failed e) {
            throw new Unusable(
                    "The database " + file + " cannot be written: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new Unusable(
                    "The file " + rollbackDetector + " cannot be written: " + e + ".", e);
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

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public boolean isDiskFull() {
        return usableBytes.getAsLong() < RESERVE_BYTES;
    }

    private void requireSpace() {
        if (isDiskFull()) {
            throw new Transactions.DiskFull(
                    "the disk of the database is full: less than "
                            + (RESERVE_BYTES >> 20)
                            + " MB are free");
        }
    }

    /** The failure of a transaction; when the disk is full, that is its reason. */
    private Transactions.Failed failed(String what, SQLException cause) {
        return isDiskFull()
                ? new Transactions.DiskFull(what + "; the disk is full", cause)
                : new Transactions.Failed(what + ": " + brief(cause), cause);
    }

    @Override
    <T> T inTransaction(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            syncCounter.requireComplete();
            var transaction = new Attempt();
            try {
                T result = transaction.run(work);
                groupCommit.await();
                if (source.isCurrent(transaction.instance)) {
                    reopening.set(false);
                    return result;
                }
                // The database was reopened after the commit, and the sync covered the new one.
                if (transaction.wrote.get() || attempt == ATTEMPTS) {
                    throw new Transactions.Failed(
                            "the database closed itself after the commit; it is not known whether"
                                    + " the changes are stored");
                }
            } catch (JdbiException e) {
                SQLException cause = sqlCause(e);
                boolean closed = CLOSED_ITSELF.contains(cause.getErrorCode());
                if (closed) {
                    reopen();
                }
                boolean retry = isRetryable(cause) || (closed && !transaction.committing);
                if (attempt == ATTEMPTS || !retry) {
                    throw failed("the database did not take the transaction", cause);
                }
            }
        }
    }

    /** One attempt to run a transaction. */
    private final class Attempt {
        private final AtomicBoolean wrote = new AtomicBoolean();
        private @Nullable Object instance;
        private boolean committing;

        /** Runs the work and commits. */
        private <T> T run(Function<Handle, T> work) {
            try {
                return jdbi.inTransaction(handle -> {
                    instance = H2Instance.of(handle.getConnection());
                    handle.getConfig(SqlStatements.class)
                            .setSqlLogger(new WriteDetector(wrote, H2Database.this::requireSpace));
                    T result = work.apply(handle);
                    if (wrote.get()) {
                        groupCommit.beginCommit();
                        committing = true;
                    }
                    return result;
                });
            } catch (SQLException e) {
                throw new ConnectionException(e);
            } finally {
                if (committing) {
                    groupCommit.endCommit();
                }
            }
        }
    }

    /**
     * Drops all connections, so that the next one reopens the file. H2 closes itself when the disk
     * is full or fails, and all connections of before stay closed.
     */
    private void reopen() {
        if (reopening.compareAndSet(false, true)) {
            Logger.warn("The database closed itself; it is reopened.");
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private void sync() {
        syncCounter.requireComplete();
        try (Connection connection = pool.getConnection()) {
            syncCounter.sync(connection, checkpoint);
        } catch (SQLException e) {
            if (CLOSED_ITSELF.contains(e.getErrorCode())) {
                reopen();
            }
            throw failed(
                    "the database cannot reach the disk; it is not known whether the changes"
                            + " committed last are stored",
                    e);
        }
    }

    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        try {
            rollbackDetector.increment(this);
        } catch (IOException | Transactions.Failed e) {
            Logger.warn("The database is closed without a last count of its generation: {}", e);
        }
        pool.close();
    }
}
