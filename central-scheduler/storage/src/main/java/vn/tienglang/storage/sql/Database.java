package vn.tienglang.storage.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.h2.H2Instance;

/**
 * Database of the centre: the embedded H2, or PostgreSQL. A transaction returns only after its
 * changes are on the disk, so that what the centre answers is not lost in a power cut. Thread-safe.
 */
public abstract sealed class Database implements AutoCloseable
        permits H2Database, PostgresqlDatabase {
    /** Attempts of one transaction before it fails. */
    static final int ATTEMPTS = 8;

    /** SQL states that justify a retry: deadlock, conflict, lock timeout, duplicate key. */
    private static final Set<String> RETRYABLE =
            Set.of("40001", "40P01", "HYT00", "90131", "55P03", "23505");

    /** Only the two database systems. */
    Database() {}

    /**
     * Opens the database and migrates its tables to the version of this program. The embedded one
     * is created when missing; the one of PostgreSQL must exist.
     *
     * @throws Unusable with one sentence for the administrator
     */
    public static Database open(DatabaseSettings settings) {
        return open(settings, Use.BESIDE_OTHERS);
    }

    /**
     * Opens the database for a command that must not run beside a centre.
     *
     * @throws Unusable when a centre runs, and as {@link #open(DatabaseSettings)}
     */
    public static Database openAlone(DatabaseSettings settings) {
        return open(settings, Use.ALONE);
    }

    /** Whether other programs may use the database meanwhile; the embedded one allows none. */
    enum Use {
        /** Other centres may. */
        BESIDE_OTHERS,
        /** No centre may. */
        ALONE
    }

    private static Database open(DatabaseSettings settings, Use use) {
        Database database =
                switch (settings) {
                    case DatabaseSettings.Embedded(Path folder) ->
                            H2Database.open(folder, H2Instance::sync);
                    case DatabaseSettings.Postgresql server -> PostgresqlDatabase.open(server, use);
                };
        try {
            SlotReferences.writeMissing(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Opens the embedded database in this folder. */
    public static Database open(Path folder) {
        return open(new DatabaseSettings.Embedded(folder));
    }

    /**
     * Returns the data source of the scheduler, which has its own tables, and of the move to
     * another database. On H2 its commits are not synced.
     */
    public abstract DataSource dataSource();

    /** True when the disk of the database is so full that nothing is written. */
    public abstract boolean isDiskFull();

    /**
     * Runs the work in one transaction and repeats it after a conflict. Returns when everything
     * that it wrote and read is on the disk.
     *
     * @throws Transactions.Failed when the database fails; when it fails during or after the
     *     commit, the changes may be stored or not
     */
    abstract <T> T inTransaction(Function<Handle, T> work);

    /** Closes the database; running transactions fail. */
    @Override
    public abstract void close();

    /** Returns transactions on the repositories in this database. */
    public Transactions transactions() {
        return new SqlTransactions(this);
    }

    /** Migrates the tables: common migrations, and those of one database system. */
    static void migrate(DataSource source, String vendor, String name) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration", "classpath:db/" + vendor)
                    // A database of a newer program is rejected.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Unusable(
                    "The database " + name + " does not fit this program: " + brief(e) + ".", e);
        }
    }

    static boolean isRetryable(SQLException cause) {
        return RETRYABLE.contains(String.valueOf(cause.getSQLState()));
    }

    /** Returns the exception of the driver; the message around it contains all bound values. */
    static SQLException sqlCause(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(e.getClass().getSimpleName());
    }

    /** Returns the first line of the message, without a full stop. */
    static String brief(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message).strip().replaceFirst("\\.$", "");
    }

    /** Detector of writes in a transaction; runs a check before the first one. */
    record WriteDetector(AtomicBoolean wrote, Runnable beforeFirstWrite) implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            if (!context.getRawSql().stripLeading().startsWith("SELECT")) {
                if (!wrote.get()) {
                    beforeFirstWrite.run();
                }
                wrote.set(true);
            }
        }
    }

    /** Failure to use the database; the message is one sentence for the administrator. */
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
