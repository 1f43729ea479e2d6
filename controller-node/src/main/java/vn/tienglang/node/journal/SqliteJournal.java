package vn.tienglang.node.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;

/** Journal in a SQLite database of one file, which this connection alone has open. */
public final class SqliteJournal implements Journal {
    /** Acknowledged entries are kept for a month, in case the centre loses its own. */
    private static final int ENTRIES_KEPT_DAYS = 35;

    private final Path file;
    private final StationId station;
    private final JournalDatabase sql;
    private final JournalTables tables;

    /**
     * Opens the journal of this station in this folder; creates both if they do not exist.
     *
     * @throws Journal.JournalException with one sentence when the folder cannot be written, or the
     *     database is damaged, of a newer version, of another station, or in use
     */
    public static SqliteJournal open(Path folder, StationId station) {
        Path file = folder.resolve("journal.db");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new JournalException("cannot make the folder " + folder + " for the journal", e);
        }
        if (!Files.isWritable(folder)) {
            throw new JournalException(
                    "the folder " + folder + " of the journal cannot be written",
                    new IOException("not writable"));
        }
        JournalDatabase sql;
        try {
            sql = new JournalDatabase("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new JournalException("cannot open the journal " + file, e);
        }
        try {
            var journal = new SqliteJournal(file, station, sql);
            journal.prepare();
            return journal;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(sql, e);
            throw e instanceof JournalException failed ? failed : unusable(file, e);
        }
    }

    private SqliteJournal(Path file, StationId station, JournalDatabase sql) {
        this.file = file;
        this.station = station;
        this.sql = sql;
        this.tables = new JournalTables(sql);
    }

    private void prepare() throws SQLException {
        sql.run("PRAGMA busy_timeout = 0");
        // Locked first: nobody else may write between the check and the first fact.
        sql.run("PRAGMA locking_mode = EXCLUSIVE");
        sql.run("PRAGMA journal_mode = WAL");
        sql.run("PRAGMA synchronous = FULL");
        sql.run("PRAGMA journal_size_limit = 1048576");
        String health = sql.row(row -> row.text("quick_check"), "PRAGMA quick_check(1)");
        if (!health.equals("ok")) {
            throw new SQLException(health);
        }
        if (JournalSchema.isEmpty(sql)) {
            sql.inTransaction(() -> {
                JournalSchema.create(sql);
                tables.begin(station, JournalSchema.VERSION);
            });
        }
        int version = tables.schemaVersion();
        if (version != JournalSchema.VERSION) {
            throw new JournalException(
                    "the journal %s is of version %d and this program knows %d: install the program"
                                    .formatted(file, version, JournalSchema.VERSION)
                            + " that wrote it, or a newer one",
                    new SQLException("schema version " + version));
        }
        StationId owner = tables.station();
        if (!owner.equals(station)) {
            throw new JournalException(
                    "the journal %s belongs to station %s and not to %s"
                            .formatted(file, owner, station),
                    new SQLException("another station"));
        }
    }

    private static JournalException unusable(Path file, Exception cause) {
        boolean busy = String.valueOf(cause.getMessage()).contains("SQLITE_BUSY");
        return new JournalException(
                busy
                        ? "the journal " + file + " is in use by another process"
                        : "the journal %s is damaged (%s): put it aside, and the station begins a new one"
                                .formatted(file, cause.getMessage()),
                cause);
    }

    private static void closeQuietly(JournalDatabase sql, Exception cause) {
        try {
            sql.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Recovered recover() {
        try {
            sql.run("UPDATE state SET boots = boots + 1");
            LocalDate keptFrom = tables.keptFrom();
            return new Recovered(
                    tables.boots(),
                    tables.logs(station),
                    tables.marks(),
                    tables.settledFrom(station, keptFrom),
                    tables.urgents(),
                    tables.urgentNumber(),
                    checkedChain(),
                    tables.acknowledged(),
                    tables.timeHeard(),
                    keptFrom);
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            throw unusable(file, e);
        }
    }

    /** The end of the chain; it must match the last entry that is kept. */
    private AsRunLog checkedChain() throws SQLException {
        AsRunLog chain = tables.chain(station);
        List<AsRunEntry> last = tables.lastEntry(station);
        if (!last.isEmpty() && !chain.append(last.getFirst()).equals(chain)) {
            throw new IllegalArgumentException(
                    "entry " + last.getFirst().sequence() + " is not the end of the chain");
        }
        return chain;
    }

    @Override
    public void write(Fact fact) {
        try {
            sql.inTransaction(() -> put(fact));
        } catch (SQLException e) {
            throw new JournalException(
                    "cannot write into the journal %s (%s); playout stops"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private void put(Fact fact) throws SQLException {
        switch (fact) {
            case Fact.LogStored(DailyLog log) -> tables.putLog(log);
            case Fact.UrgentStored(Message.Urgent urgent) -> tables.putUrgent(urgent);
            case Fact.Started(Mark mark) -> tables.putMark(mark);
            case Fact.Settled(SignedEntry entry) -> settle(entry);
            case Fact.Acknowledged(long upTo) ->
                    sql.run("UPDATE state SET acknowledged = max(acknowledged, ?)", upTo);
            case Fact.TimeReceived(Instant at) ->
                    sql.run("UPDATE state SET time_heard = ?", at.toString());
            case Fact.DaysDropped(LocalDate before) -> forget(before);
        }
    }

    private void settle(SignedEntry signed) throws SQLException {
        AsRunEntry entry = signed.entry();
        AiringId airing = entry.airing();
        Digest head = entry.digest();
        tables.putEntry(signed);
        sql.run(
                "UPDATE state SET chain_sequence = ?, chain_head = ?",
                entry.sequence(),
                head.value());
        sql.run("DELETE FROM mark WHERE airing = ?", airing.value());
        sql.run("DELETE FROM urgent WHERE airing = ?", airing.value());
    }

    private void forget(LocalDate before) throws SQLException {
        sql.run("UPDATE state SET kept_from = ?", before.toString());
        tables.dropLogsBefore(before);
        sql.run(
                """
                DELETE FROM as_run WHERE date < ?
                    AND sequence <= (SELECT acknowledged FROM state)
                    AND sequence < (SELECT chain_sequence FROM state)
                """,
                before.minusDays(ENTRIES_KEPT_DAYS).toString());
    }

    @Override
    public List<SignedEntry> unacknowledged(int atMost) {
        try {
            return tables.unacknowledged(station, atMost);
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            throw new JournalException(
                    "cannot read the journal %s; playout stops".formatted(file), e);
        }
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw new JournalException("cannot close the journal " + file, e);
        }
    }
}
