package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * As-run entries as they lie on the disk: read with SQL from the journals of the stations (SQLite)
 * and from the database of the centre (H2), without code of the two programs. The programs must
 * have ended.
 *
 * @param entries the entries, in the order of the table
 * @param damage sentence for each database that cannot be read whole; empty when all is well
 */
record StoredAsRun(List<Entry> entries, List<String> damage) {
    /** Keeps copies. */
    StoredAsRun {
        entries = List.copyOf(entries);
        damage = List.copyOf(damage);
    }

    /**
     * Entry of an as-run log.
     *
     * @param station station that made it
     * @param chain chain of the journal
     * @param sequence number in the chain, from 1
     * @param airing id of the airing
     * @param outcome {@code AIRED}, {@code CUT_SHORT} or {@code MISSED}
     * @param signature signature of the station over all of it
     */
    record Entry(
            String station,
            String chain,
            long sequence,
            String airing,
            String outcome,
            String signature) {}

    /**
     * State of a journal.
     *
     * @param stored its entries
     * @param acknowledged the highest number that the centre has acknowledged
     */
    record JournalState(StoredAsRun stored, long acknowledged) {
        /** True when the centre has acknowledged everything. */
        boolean isAcknowledged() {
            return stored.damage().isEmpty() && acknowledged >= stored.entries().size();
        }
    }

    /** Reads the journal file of a station that has ended. */
    static JournalState ofJournal(String station, Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            String health = text(statement, "PRAGMA integrity_check");
            List<String> damage = health.equals("ok") ? List.of() : List.of(file + ": " + health);
            String chain = text(statement, "SELECT chain FROM state");
            long acknowledged = Long.parseLong(text(statement, "SELECT acknowledged FROM state"));
            var entries = new ArrayList<Entry>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT sequence, airing, outcome, signature FROM as_run"
                                    + " ORDER BY sequence")) {
                while (rows.next()) {
                    entries.add(entry(station, chain, rows));
                }
            }
            return new JournalState(new StoredAsRun(entries, damage), acknowledged);
        } catch (SQLException e) {
            return new JournalState(
                    new StoredAsRun(List.of(), List.of(file + ": " + e.getMessage())), 0);
        }
    }

    private static Entry entry(String station, String chain, ResultSet rows) throws SQLException {
        return new Entry(
                station,
                chain,
                rows.getLong("sequence"),
                rows.getString("airing"),
                rows.getString("outcome"),
                rows.getString("signature"));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no row for: " + query);
            }
            return rows.getString(1);
        }
    }

    /** Reads every table of the database of the centre, and the entries in it. */
    static StoredAsRun ofCentre(Path folder) {
        Path file = folder.resolve("centre");
        var entries = new ArrayList<Entry>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + file.toAbsolutePath() + ";IFEXISTS=TRUE",
                                "centre",
                                "");
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                readAll(statement, table);
            }
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT station, chain, sequence, airing, outcome, signature"
                                    + " FROM asrun ORDER BY station, chain, sequence, branch")) {
                while (rows.next()) {
                    entries.add(entry(rows.getString("station"), rows.getString("chain"), rows));
                }
            }
            return new StoredAsRun(entries, List.of());
        } catch (SQLException e) {
            return new StoredAsRun(entries, List.of(file + ": " + e.getMessage()));
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static void readAll(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    /** Journals that a station put aside because they were damaged. */
    static List<String> putAside(Path journalFolder) {
        try (var files = Files.list(journalFolder)) {
            return files.map(Path::toString).filter(name -> name.contains(".damaged-")).toList();
        } catch (IOException e) {
            return List.of(journalFolder + ": " + e.getMessage());
        }
    }
}
