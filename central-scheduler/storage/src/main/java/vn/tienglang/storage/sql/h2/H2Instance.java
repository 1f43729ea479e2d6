package vn.tienglang.storage.sql.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Access to the database object of H2 behind a connection. H2 makes a new one each time it opens
 * the file; data that an old one has not written are not in the new one.
 */
public final class H2Instance {
    /** Error code of H2 for a database that closed itself. */
    private static final int CLOSED = 90098;

    private H2Instance() {}

    /** Returns the database object, for comparison only. */
    public static Object of(Connection connection) throws SQLException {
        return database(connection);
    }

    private static Database database(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        try {
            return session.getDatabase();
        } catch (DbException e) {
            // H2 closed the database meanwhile; inside, it reports that by an unchecked exception.
            throw DbException.toSQLException(e);
        }
    }

    /**
     * Returns when everything committed in the database of this connection is on the disk.
     *
     * <p>{@code CHECKPOINT SYNC} of H2 2.5 is not enough. When a background thread has begun to
     * store the same data, it returns before that thread has written them. When the file is closed
     * meanwhile, it forces nothing and reports no error.
     *
     * @throws SQLException when the data may not be on the disk
     */
    public static void sync(Connection connection) throws SQLException {
        MVStore store = database(connection).getStore().getMvStore();
        try {
            store.commit();
            // Waits for the threads that serialize and write in the background.
            store.executeFilestoreOperation(() -> {});
            store.sync();
        } catch (MVStoreException e) {
            throw new SQLException("the database file cannot be written", "HY000", CLOSED, e);
        }
        if (store.isClosed() || store.getPanicException() != null) {
            throw new SQLException(
                    "the database closed itself during a sync",
                    "HY000",
                    CLOSED,
                    store.getPanicException());
        }
    }
}
