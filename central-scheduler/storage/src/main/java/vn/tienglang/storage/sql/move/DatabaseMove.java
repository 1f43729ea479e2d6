package vn.tienglang.storage.sql.move;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.DatabaseSettings;
import vn.tienglang.storage.sql.move.MoveResult.TableProof;

/**
 * Move of a centre from its embedded database to an empty one of PostgreSQL.
 *
 * <p>The embedded database can be opened by one program only, so a running centre is noticed. All
 * tables are copied in one transaction of PostgreSQL, then read back and compared by digest; only
 * then it is committed. After that the embedded database is marked as moved and not opened again.
 * The move may be stopped and repeated at any time: when it is stopped after the commit and before
 * the mark, the next one compares all tables and writes the mark.
 */
public final class DatabaseMove {
    private final DatabaseSettings.Embedded from;
    private final DatabaseSettings.Postgresql to;

    /** Moves the first database to the second. */
    public DatabaseMove(DatabaseSettings.Embedded from, DatabaseSettings.Postgresql to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Moves all tables.
     *
     * @param now the time that the mark tells
     * @throws Database.Unusable when a database cannot be opened, or was moved before
     * @throws Transactions.Failed when a database fails; the move can be repeated
     */
    public MoveResult run(Instant now) {
        if (!Files.exists(from.file())) {
            return new MoveResult.NothingToMove();
        }
        MoveResult result;
        try (Database source = Database.open(from);
                Database target = Database.openAlone(to);
                Connection read = source.dataSource().getConnection();
                Connection write = target.dataSource().getConnection()) {
            read.setAutoCommit(false);
            write.setAutoCommit(false);
            result = move(read, write);
            switch (result) {
                case MoveResult.Moved _ -> write.commit();
                case MoveResult.MovedBefore _,
                        MoveResult.NothingToMove _,
                        MoveResult.TargetNotEmpty _,
                        MoveResult.Different _ ->
                        write.rollback();
            }
            read.rollback();
        } catch (SQLException e) {
            throw new Transactions.Failed(
                    "The move failed: " + e.getMessage() + "; it can be repeated.", e);
        }
        switch (result) {
            case MoveResult.Moved _, MoveResult.MovedBefore _ -> mark(now);
            case MoveResult.NothingToMove _,
                    MoveResult.TargetNotEmpty _,
                    MoveResult.Different _ -> {}
        }
        return result;
    }

    private static MoveResult move(Connection read, Connection write) throws SQLException {
        List<MovedTable> tables = MovedTables.of(write);
        List<String> expected = described(MovedTables.of(read));
        List<String> found = described(tables);
        if (!found.equals(expected)) {
            var other = new ArrayList<>(found);
            other.removeAll(expected);
            return new MoveResult.TargetNotEmpty((other.isEmpty() ? expected : other).getFirst());
        }
        for (MovedTable table : tables) {
            if (table.hasRows(write)) {
                return different(tables, read, write).isEmpty()
                        ? new MoveResult.MovedBefore(proofs(tables, read))
                        : new MoveResult.TargetNotEmpty(table.name());
            }
        }
        var proofs = new ArrayList<TableProof>();
        for (MovedTable table : tables) {
            proofs.add(table.copy(read, write));
        }
        continueIdentities(read, write);
        Optional<String> different = different(tables, read, write);
        return different.isPresent()
                ? new MoveResult.Different(different.get())
                : new MoveResult.Moved(List.copyOf(proofs));
    }

    private static List<String> described(List<MovedTable> tables) {
        return tables.stream().map(MovedTables::described).sorted().toList();
    }

    private static List<TableProof> proofs(List<MovedTable> tables, Connection connection)
            throws SQLException {
        var proofs = new ArrayList<TableProof>();
        for (MovedTable table : tables) {
            proofs.add(table.proof(connection));
        }
        return List.copyOf(proofs);
    }

    /** Returns the first table that differs. */
    private static Optional<String> different(
            List<MovedTable> tables, Connection read, Connection write) throws SQLException {
        for (MovedTable table : tables) {
            if (!table.proof(read).equals(table.proof(write))) {
                return Optional.of(table.name());
            }
        }
        return Optional.empty();
    }

    /** Lets the target continue to number rows where the source stopped. */
    private static void continueIdentities(Connection read, Connection write) throws SQLException {
        var next = new TreeMap<String, Long>();
        try (Statement statement = read.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT LOWER(table_name), LOWER(column_name), identity_base"
                                        + " FROM information_schema.columns"
                                        + " WHERE is_identity = 'YES' AND table_schema = 'PUBLIC'")) {
            while (rows.next()) {
                next.put(rows.getString(1) + " " + rows.getString(2), rows.getLong(3));
            }
        }
        try (PreparedStatement set =
                write.prepareStatement("SELECT setval(pg_get_serial_sequence(?, ?), ?, FALSE)")) {
            for (var identity : next.entrySet()) {
                String[] name = identity.getKey().split(" ", 2);
                set.setString(1, name[0]);
                set.setString(2, name[1]);
                set.setLong(3, identity.getValue());
                set.execute();
            }
        }
    }

    private void mark(Instant now) {
        try {
            Files.writeString(
                    from.movedMark(),
                    to.url() + " at " + now + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + from.movedMark(), e);
        }
    }
}
