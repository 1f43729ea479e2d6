package vn.tienglang.storage.sql.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.DatabaseSettings;
import vn.tienglang.storage.sql.PostgresqlServer;
import vn.tienglang.storage.sql.move.MoveResult.TableProof;

/** Move of a centre with rows in every table from H2 to PostgreSQL. */
final class DatabaseMoveTest {
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final int ROWS = 3;
    private static final String DIFFICULT = "Đài 📻 'x' \"y\" \\ %s \n\t;--";

    @TempDir Path folder;
    private DatabaseSettings.Embedded from;
    private DatabaseSettings.Postgresql to;

    @BeforeEach
    void databases() {
        to = PostgresqlServer.shared().emptyDatabase();
        from = new DatabaseSettings.Embedded(folder.resolve("data"));
    }

    private MoveResult move() {
        return new DatabaseMove(from, to).run(NOW);
    }

    private static void execute(DatabaseSettings settings, String... statements) {
        try (Database database = Database.open(settings);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<MovedTable> tables() throws SQLException {
        try (Database database = Database.open(to);
                Connection connection = database.dataSource().getConnection()) {
            return MovedTables.of(connection);
        }
    }

    /** Writes rows of every type into every table; the last row has nulls and difficult text. */
    private void fill() throws SQLException {
        try (Database database = Database.open(from);
                Connection connection = database.dataSource().getConnection()) {
            for (MovedTable table : tables()) {
                for (int row = 1; row <= ROWS; row++) {
                    insert(connection, table, row);
                }
            }
        }
        // So that there is a gap at the end of the numbers.
        execute(from, "DELETE FROM audit WHERE id = " + ROWS);
        execute(from, "UPDATE counters SET counted = " + ROWS + " WHERE name = 'audit'");
    }

    private static void insert(Connection connection, MovedTable table, int row)
            throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<Object>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet types =
                metaData.getColumns(
                        connection.getCatalog(),
                        connection.getSchema(),
                        table.name().toUpperCase(Locale.ROOT),
                        "%")) {
            while (types.next()) {
                String column = types.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                boolean last = row == ROWS && !table.key().contains(column);
                boolean isNullable = types.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
                if (types.getString("IS_AUTOINCREMENT").equals("YES") || (last && isNullable)) {
                    continue;
                }
                // The long texts of Quartz are keys of its other tables.
                boolean isLong =
                        types.getInt("COLUMN_SIZE") >= 100
                                && last
                                && !table.name().startsWith("qrtz");
                columns.add(column);
                values.add(
                        switch (types.getString("TYPE_NAME")) {
                            case "CHARACTER VARYING" -> isLong ? DIFFICULT : "v" + row;
                            case "BIGINT", "INTEGER", "SMALLINT" -> row;
                            case "NUMERIC" -> new BigDecimal(row + ".2500");
                            case "BOOLEAN" -> row % 2 == 0;
                            case "DATE" -> LocalDate.of(9999, 12, 30).plusDays(row % 2);
                            case "TIMESTAMP WITH TIME ZONE" ->
                                    OffsetDateTime.of(
                                            2026, 2, 28, 23, 59, 59, 7_000_000, ZoneOffset.UTC);
                            case "BINARY LARGE OBJECT" -> new byte[] {0, (byte) 0xff, (byte) row};
                            default -> throw new AssertionError(types.getString("TYPE_NAME"));
                        });
            }
        }
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + table.name()
                                + " ("
                                + String.join(", ", columns)
                                + ") VALUES ("
                                + marks
                                + ")")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.execute();
        }
    }

    private List<TableProof> proofs(DatabaseSettings settings) {
        try (Database database = Database.open(settings);
                Connection connection = database.dataSource().getConnection()) {
            var proofs = new ArrayList<TableProof>();
            for (MovedTable table : tables()) {
                proofs.add(table.proof(connection));
            }
            return proofs;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<TableProof> moved(MoveResult result) {
        return switch (result) {
            case MoveResult.Moved(List<TableProof> proofs) -> proofs;
            case MoveResult.MovedBefore _,
                    MoveResult.NothingToMove _,
                    MoveResult.TargetNotEmpty _,
                    MoveResult.Different _ ->
                    throw new AssertionError(result);
        };
    }

    @Test
    void everyTableArrivesAndIsTheSame() throws SQLException {
        fill();
        List<TableProof> sent = proofs(from);
        assertThat(moved(move())).containsExactlyElementsOf(sent);
        assertThat(proofs(to)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(sent)
                .hasSizeGreaterThan(25)
                .allSatisfy(proof -> assertThat(proof.rows()).as(proof.table()).isGreaterThan(1))
                .extracting(TableProof::table)
                .contains("slots", "asrun", "qrtz_triggers", "accounts");
    }

    @Test
    void movedCentreGoesOnWithTheNextNumberAndTheOldOneIsNotOpened() throws SQLException {
        fill();
        moved(move());
        try (Database database = Database.open(to)) {
            database.transactions()
                    .inTransaction(repositories -> {
                        repositories.audit().add(new AuditEntry(NOW, "lan", "book", "after"));
                        return true;
                    });
            try (Connection connection = database.dataSource().getConnection();
                    ResultSet row =
                            connection
                                    .createStatement()
                                    .executeQuery("SELECT MAX(id) FROM audit")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).as("the number 3 was given before").isEqualTo(4);
            }
        }
        assertThatThrownBy(() -> Database.open(from))
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("was moved to " + to.url() + " at 2026-11-29T08:00:00Z")
                .hasMessageContaining("centre.moved");
        assertThatThrownBy(this::move).hasMessageContaining("was moved to " + to.url());
    }

    @Test
    void moveThatWasStoppedBeforeTheMarkIsFinished() throws Exception {
        fill();
        List<TableProof> sent = moved(move());
        Files.delete(from.movedMark());
        assertThat(move()).isEqualTo(new MoveResult.MovedBefore(sent));
        assertThat(from.movedMark()).exists();
    }

    @Test
    void targetWithRowsOfItsOwnIsRefusedAndUnchanged() throws SQLException {
        fill();
        execute(
                to,
                "INSERT INTO station_keys (station, key_id, public_key) VALUES ('a', 'b', 'c')");
        List<TableProof> before = proofs(to);
        assertThat(move()).isEqualTo(new MoveResult.TargetNotEmpty("station_keys"));
        assertThat(proofs(to)).isEqualTo(before);
        assertThat(from.movedMark()).doesNotExist();
    }

    @Test
    void counterThatCountedIsARow() throws SQLException {
        fill();
        execute(to, "UPDATE counters SET counted = 1 WHERE name = 'slot'");
        assertThat(move()).isEqualTo(new MoveResult.TargetNotEmpty("counters"));
    }

    @Test
    void rowThatArrivesChangedIsNoticedAndNothingIsStored() throws SQLException {
        fill();
        execute(
                to,
                "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN NEW.detail := NEW.detail || ' '; RETURN NEW; END $$",
                "CREATE TRIGGER change BEFORE INSERT ON objections FOR EACH ROW"
                        + " WHEN (NEW.who = 'v2') EXECUTE FUNCTION change()");
        List<TableProof> before = proofs(to);
        assertThat(move()).isEqualTo(new MoveResult.Different("objections"));
        assertThat(proofs(to)).isEqualTo(before);
        assertThat(from.movedMark()).doesNotExist();
    }

    @Test
    void rowThatPostgresqlRejectsStopsTheMoveWithItsReason() throws SQLException {
        fill();
        execute(to, "ALTER TABLE objections ADD CHECK (who <> 'v2')");
        assertThatThrownBy(this::move)
                .hasMessageContaining("The move failed")
                .hasMessageContaining("objections")
                .hasMessageContaining("can be repeated");
        assertThat(from.movedMark()).doesNotExist();
    }

    @Test
    void missingDatabaseIsNotCreated() {
        assertThat(move()).isEqualTo(new MoveResult.NothingToMove());
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void databaseWithTablesOfAnotherProgramIsRefused() {
        execute(to, "CREATE TABLE other (id INTEGER PRIMARY KEY)");
        execute(from);
        assertThat(move()).isInstanceOf(MoveResult.TargetNotEmpty.class);
    }
}
