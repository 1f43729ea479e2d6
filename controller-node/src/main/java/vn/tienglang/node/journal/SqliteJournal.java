package vn.tienglang.node.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.node.port.Journal;

/**
 * Journal in a SQLite database of one file, which this connection alone has open.
 *
 * <p>The first entry of a new journal names the last entry of the damaged one, if that can be read.
 *
 * <p>One class, because it owns one file from its opening, repair included, to its closing.
 */
public final class SqliteJournal implements Journal {
    /** Acknowledged entries are kept this long, in case the centre is restored from a copy. */
    private static final int ENTRIES_KEPT_DAYS = 400;

    /** Failures of the disk or of another process, which a new file would have as well. */
    private static final List<String> NO_DAMAGE =
            List.of(
                    "SQLITE_BUSY",
                    "SQLITE_FULL",
                    "SQLITE_IOERR",
                    "SQLITE_READONLY",
                    "SQLITE_CANTOPEN",
                    "SQLITE_PERM",
                    "SQLITE_NOMEM");

    private static final String FILE = "journal.db";

    private final Path file;
    private final StationId station;
    private final RandomGenerator random;
    private JournalDatabase sql;
    private JournalTables tables;
    private boolean replaced;
    private Digest headBefore = Digest.NONE;

    /**
     * Opens the journal of this station in this folder; creates both if they do not exist. A
     * damaged journal is put aside, with the ending {@code .damaged-1}, {@code -2}, …, and a new
     * one is made: a station with an empty journal works at once, and one without a journal does
     * not.
     *
     * @param random gives the id of the chain of a new journal
     * @throws Journal.JournalException with one sentence when the folder cannot be written, the
     *     card is full, or the database is of a newer version, of another station, or in use
     */
    public static SqliteJournal open(Path folder, StationId station, RandomGenerator random) {
        Path file = folder.resolve(FILE);
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
        return new SqliteJournal(file, station, random);
    }

    private SqliteJournal(Path file, StationId station, RandomGenerator random) {
        this.file = file;
        this.station = station;
        this.random = random;
        if (isEmpty(file)) {
            putAside("the file is empty");
        }
        try {
            sql = connect();
        } catch (SQLException | RuntimeException e) {
            putAsideIfDamaged(e);
            sql = connectToNew();
        }
        tables = new JournalTables(sql);
    }

    /** A journal is never empty: the first transaction creates its tables. */
    private static boolean isEmpty(Path file) {
        try {
            return Files.exists(file) && Files.size(file) == 0;
        } catch (IOException e) {
            throw new JournalException("cannot open the journal " + file, e);
        }
    }

    private JournalDatabase connectToNew() {
        try {
            return connect();
        } catch (SQLException | RuntimeException e) {
            throw failure(e);
        }
    }

    private JournalDatabase connect() throws SQLException {
        var database = new JournalDatabase("jdbc:sqlite:" + file);
        try {
            prepare(database, new JournalTables(database), ChainId.random(random));
            return database;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(database, e);
            throw e;
        }
    }

    /** Puts the journal aside if this failure shows damage; otherwise throws it as a sentence. */
    private void putAsideIfDamaged(Exception cause) {
        if (!isDamage(cause)) {
            throw failure(cause);
        }
        putAside(String.valueOf(cause.getMessage()));
    }

    /** Damage is what a new file does not have; a full or busy disk is none. */
    private static boolean isDamage(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        return !(cause instanceof JournalException)
                && NO_DAMAGE.stream().noneMatch(message::contains);
    }

    private void putAside(String why) {
        try {
            Path aside = firstFree();
            for (String ending : List.of("", "-wal", "-shm")) {
                Path part = file.resolveSibling(FILE + ending);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + ending));
                }
            }
            replaced = true;
            headBefore = DamagedJournal.head(aside, station);
            Logger.error(
                    "The journal {} is damaged ({}). It is put aside as {}, and a new one begins: the"
                            + " logs come again from the centre; entries that were not sent are only"
                            + " in the file that is put aside.",
                    file,
                    why,
                    aside.getFileName());
        } catch (IOException e) {
            throw new JournalException("cannot put the damaged journal " + file + " aside", e);
        }
    }

    private Path firstFree() {
        int number = 1;
        Path aside;
        do {
            aside = file.resolveSibling(FILE + ".damaged-" + number);
            number++;
        } while (Files.exists(aside));
        return aside;
    }

    private void prepare(JournalDatabase sql, JournalTables tables, ChainId newChain)
            throws SQLException {
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
        syncWhatCanBeRead(sql);
        if (JournalSchema.isEmpty(sql)) {
            sql.inTransaction(() -> {
                JournalSchema.upgrade(sql, 0);
                tables.begin(new AsRunLog(station, newChain, 0, headBefore));
            });
        }
        int version = tables.schemaVersion();
        if (version < JournalSchema.VERSION) {
            int from = version;
            sql.inTransaction(() -> {
                JournalSchema.upgrade(sql, from);
                tables.completeUpgrade(newChain);
            });
            version = JournalSchema.VERSION;
        }
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

    /**
     * Copies the write-ahead log into the database file and syncs that. The program before may have
     * ended because a sync failed after the write: its last commit can then be read from memory,
     * but is not on the disk, and no later sync of the log would write it. Nobody may act on such a
     * row, let alone report it, before it is durable.
     */
    private static void syncWhatCanBeRead(JournalDatabase sql) throws SQLException {
        int busy = sql.row(row -> row.small("busy"), "PRAGMA wal_checkpoint(TRUNCATE)");
        if (busy != 0) {
            throw new SQLException("SQLITE_BUSY: the write-ahead log cannot be copied");
        }
    }

    private JournalException failure(Exception cause) {
        if (cause instanceof JournalException sentence) {
            return sentence;
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("SQLITE_BUSY")) {
            return new JournalException(
                    "the journal " + file + " is in use by another process", cause);
        }
        if (message.contains("SQLITE_FULL")) {
            return new JournalException(
                    "the disk of the journal " + file + " is full: make room, then start again",
                    cause);
        }
        return new JournalException(
                "cannot use the journal %s (%s)".formatted(file, message), cause);
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
            return readBack();
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            closeQuietly(sql, e);
            putAsideIfDamaged(e);
            sql = connectToNew();
            tables = new JournalTables(sql);
        }
        try {
            return readBack();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Recovered readBack() throws SQLException {
        sql.run("UPDATE state SET boots = boots + 1");
        LocalDate keptFrom = tables.keptFrom();
        AsRunLog chain = checkedChain();
        return new Recovered(
                tables.boots(),
                tables.logs(station),
                tables.interrupted(),
                tables.settledFrom(chain, keptFrom),
                tables.emergencies(),
                tables.urgentNumber(),
                chain,
                tables.acknowledged(),
                tables.firstStart(),
                keptFrom,
                replaced,
                tables.mutedUntil(),
                tables.stopped(),
                tables.unsureRuns(),
                tables.batteryCheck());
    }

    /** The end of the chain; it must match the last entry that is kept. */
    private AsRunLog checkedChain() throws SQLException {
        AsRunLog chain = tables.chain(station);
        List<AsRunEntry> last = tables.lastEntry(chain);
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
            boolean isFull = String.valueOf(e.getMessage()).contains("SQLITE_FULL");
            throw new JournalException(
                    "cannot write into the journal %s (%s); playout stops"
                            .formatted(file, isFull ? "the disk is full" : e.getMessage()),
                    e);
        }
    }

    private void put(Fact fact) throws SQLException {
        switch (fact) {
            case Fact.LogStored(DailyLog log) -> tables.putLog(log);
            case Fact.EmergencyStored(Emergency emergency) -> tables.putEmergency(emergency);
            case Fact.EmergencyForgotten(long number) ->
                    sql.run("DELETE FROM emergency WHERE number = ?", number);
            case Fact.Started(Mark mark) -> tables.putMark(mark);
            case Fact.Settled(SignedEntry entry) -> settle(entry);
            case Fact.Acknowledged(long upTo) -> sql.run("UPDATE state SET acknowledged = ?", upTo);
            case Fact.FirstStarted(Instant at) ->
                    sql.run("UPDATE state SET first_start = ?", at.toString());
            case Fact.PreviousChainEnded(Digest head) ->
                    sql.run("UPDATE state SET chain_head = ?", head.value());
            case Fact.RanUnsure(UnsureRun run) -> tables.putUnsureRun(run);
            case Fact.UnsureRunsJudged() -> sql.run("DELETE FROM unsure_run");
            case Fact.BatteryClockChecked(var check) -> tables.putBatteryCheck(check);
            case Fact.Progressed(AiringId airing, long frames) ->
                    sql.run("UPDATE mark SET frames = ? WHERE airing = ?", frames, airing.value());
            case Fact.MutedUntil(Instant until) ->
                    sql.run("UPDATE state SET muted_until = ?", until.toString());
            case Fact.ProgrammeStopped(StoppedProgramme programme) -> tables.putStopped(programme);
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
        sql.run("DELETE FROM stopped_programme WHERE date < ?", before.toString());
        sql.run(
                """
                DELETE FROM as_run WHERE date < ?
                    AND sequence <= (SELECT acknowledged FROM state)
                    AND sequence < (SELECT chain_sequence FROM state)
                """,
                before.minusDays(ENTRIES_KEPT_DAYS).toString());
    }

    @Override
    public List<SignedEntry> entriesAfter(long sequence, int atMost) {
        return read(() -> tables.entriesAfter(tables.chain(station), sequence, atMost));
    }

    @Override
    public Optional<Digest> digest(long sequence) {
        return read(() -> tables.entry(tables.chain(station), sequence)).stream()
                .map(AsRunEntry::digest)
                .findFirst();
    }

    private <T> T read(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            throw new JournalException(
                    "cannot read the journal %s; playout stops".formatted(file), e);
        }
    }

    /** Reads from the tables. */
    @FunctionalInterface
    private interface Query<T> {
        T run() throws SQLException;
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
