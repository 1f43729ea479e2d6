package vn.tienglang.node.journal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Tables of the journal, by version. A released version is never changed; a new one follows it. */
final class JournalSchema {
    private static final String CLIP_COLUMNS =
            """
            clip TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
            length TEXT NOT NULL, bytes INTEGER NOT NULL, part_bytes INTEGER NOT NULL
            """;

    static final List<String> VERSION_1 =
            List.of(
                    """
                    CREATE TABLE state(
                        one INTEGER PRIMARY KEY CHECK (one = 1),
                        schema_version INTEGER NOT NULL, station TEXT NOT NULL,
                        boots INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
                        urgent_number INTEGER NOT NULL, time_heard TEXT NOT NULL,
                        kept_from TEXT NOT NULL,
                        chain_sequence INTEGER NOT NULL, chain_head TEXT NOT NULL) STRICT
                    """,
                    """
                    CREATE TABLE log(
                        date TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE airing(
                        date TEXT NOT NULL, airing TEXT NOT NULL, starts TEXT NOT NULL,
                        ends TEXT NOT NULL, clip TEXT NOT NULL, class TEXT NOT NULL,
                        PRIMARY KEY (date, airing)) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE clip(
                        date TEXT NOT NULL, %s,
                        PRIMARY KEY (date, clip)) STRICT, WITHOUT ROWID
                    """
                            .formatted(CLIP_COLUMNS.strip()),
                    """
                    CREATE TABLE urgent(
                        airing TEXT PRIMARY KEY, number INTEGER NOT NULL, date TEXT NOT NULL,
                        areas TEXT NOT NULL, expires TEXT NOT NULL, %s) STRICT, WITHOUT ROWID
                    """
                            .formatted(CLIP_COLUMNS.strip()),
                    """
                    CREATE TABLE mark(
                        airing TEXT PRIMARY KEY, date TEXT NOT NULL, revision INTEGER NOT NULL,
                        relay_closed_at TEXT NOT NULL, start_at TEXT NOT NULL,
                        frames_whole INTEGER NOT NULL, rate_hz INTEGER NOT NULL,
                        output TEXT NOT NULL) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE as_run(
                        sequence INTEGER PRIMARY KEY, airing TEXT NOT NULL UNIQUE,
                        date TEXT NOT NULL, revision INTEGER NOT NULL, settled_at TEXT NOT NULL,
                        outcome TEXT NOT NULL, reason TEXT NOT NULL,
                        relay_closed_at TEXT NOT NULL, started_at TEXT NOT NULL,
                        frames INTEGER NOT NULL, frames_whole INTEGER NOT NULL,
                        rate_hz INTEGER NOT NULL, evidence TEXT NOT NULL, output TEXT NOT NULL,
                        previous TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL) STRICT
                    """);

    /**
     * Chains with an id, the clock of marks and entries, the first start of the station. The
     * centre's time is not stored any more.
     */
    private static final List<String> VERSION_2 =
            List.of(
                    "ALTER TABLE state ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
                    "ALTER TABLE state ADD COLUMN first_start TEXT NOT NULL DEFAULT ''",
                    "ALTER TABLE state DROP COLUMN time_heard",
                    "ALTER TABLE mark ADD COLUMN clock_source TEXT NOT NULL DEFAULT 'UNSTATED'",
                    "ALTER TABLE mark ADD COLUMN clock_bound_ms INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE as_run ADD COLUMN clock_source TEXT NOT NULL DEFAULT 'UNSTATED'",
                    "ALTER TABLE as_run ADD COLUMN clock_bound_ms INTEGER NOT NULL DEFAULT 0");

    /** Progress of airings, the boot of the machine, and the silence that staff ordered. */
    private static final List<String> VERSION_3 =
            List.of(
                    "ALTER TABLE mark ADD COLUMN machine_boot TEXT NOT NULL DEFAULT ''",
                    "ALTER TABLE mark ADD COLUMN frames INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE state ADD COLUMN muted_until TEXT NOT NULL DEFAULT '%s'"
                            .formatted(Instant.EPOCH),
                    """
                    CREATE TABLE stopped_programme(
                        date TEXT NOT NULL, name TEXT NOT NULL,
                        PRIMARY KEY (date, name)) STRICT, WITHOUT ROWID
                    """);

    /** The volume of airings. */
    private static final List<String> VERSION_4 =
            List.of("ALTER TABLE airing ADD COLUMN volume INTEGER NOT NULL DEFAULT 100");

    /** Runs without a trusted clock, and the last comparison of the battery clock. */
    private static final List<String> VERSION_5 =
            List.of(
                    """
                    CREATE TABLE unsure_run(
                        boot INTEGER PRIMARY KEY, machine_boot TEXT NOT NULL,
                        started_ms INTEGER NOT NULL, lasted_ms INTEGER NOT NULL) STRICT
                    """,
                    """
                    CREATE TABLE battery_check(
                        one INTEGER PRIMARY KEY CHECK (one = 1), battery TEXT NOT NULL,
                        checked_at TEXT NOT NULL, bound_ms INTEGER NOT NULL) STRICT
                    """);

    /** Emergencies as they came; the table {@code urgent} gets no more rows. */
    private static final List<String> VERSION_6 =
            List.of(
                    """
                    CREATE TABLE emergency(
                        number INTEGER NOT NULL, is_end INTEGER NOT NULL,
                        airing TEXT NOT NULL, message TEXT NOT NULL,
                        PRIMARY KEY (number, is_end)) STRICT, WITHOUT ROWID
                    """);

    private static final List<List<String>> VERSIONS =
            List.of(VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6);

    /** The version that this program reads and writes. */
    static final int VERSION = VERSIONS.size();

    private JournalSchema() {}

    /** True when the database is new and empty. */
    static boolean isEmpty(JournalDatabase sql) throws SQLException {
        return sql.row(row -> row.number("tables"), "SELECT count(*) AS tables FROM sqlite_schema")
                == 0;
    }

    /** Changes the tables of this version, 0 for none, to those of the current one. */
    static void upgrade(JournalDatabase sql, int from) throws SQLException {
        for (List<String> version : VERSIONS.subList(from, VERSION)) {
            for (String statement : version) {
                sql.run(statement);
            }
        }
    }
}
