package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Transactions;

/** PostgreSQL that cannot be used at the start, or is lost while the centre runs. */
final class PostgresqlDatabaseTest {
    @TempDir Path folder;
    private PostgresqlServer server;

    @BeforeEach
    void server() {
        server = PostgresqlServer.shared();
    }

    private static void addEntry(Database database, String about) {
        database.transactions()
                .inTransaction(repositories -> {
                    repositories.audit().add(new AuditEntry(Instant.EPOCH, "lan", "book", about));
                    return about;
                });
    }

    private static List<String> entries(Database database) {
        return database
                .transactions()
                .inTransaction(repositories -> repositories.audit().latest(1_000))
                .stream()
                .map(AuditEntry::about)
                .toList();
    }

    private static void assertUnusable(DatabaseSettings.Postgresql settings, String... parts) {
        assertThatThrownBy(() -> Database.open(settings).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private DatabaseSettings.Postgresql with(String url, String user, Path password) {
        return new DatabaseSettings.Postgresql(url, user, password, 4);
    }

    private Path passwordFile(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void commandThatMustBeAloneIsRefusedBesideACentre() {
        DatabaseSettings.Postgresql settings = server.freshDatabase();
        try (Database centre = Database.open(settings)) {
            assertThatThrownBy(() -> Database.openAlone(settings).close())
                    .isInstanceOf(Database.Unusable.class)
                    .hasMessageContaining("is in use; is a centre running already?");
            try (Database second = Database.open(settings)) {
                addEntry(second, "two centres");
            }
            assertThatThrownBy(() -> Database.openAlone(settings).close())
                    .as("one of two centres still runs")
                    .isInstanceOf(Database.Unusable.class);
            assertThat(entries(centre)).containsExactly("two centres");
        }
        try (Database command = Database.openAlone(settings)) {
            assertThatThrownBy(() -> Database.openAlone(settings).close())
                    .as("two commands")
                    .isInstanceOf(Database.Unusable.class);
            addEntry(command, "enrol");
        }
        Database.open(settings).close();
    }

    @Test
    void unreachableServerIsOneSentence() {
        assertUnusable(
                with("jdbc:postgresql://127.0.0.1:1/centre", "centre", server.password()),
                "jdbc:postgresql://127.0.0.1:1/centre cannot be reached",
                "refused");
        assertUnusable(
                with("jdbc:postgresql://no-such-host.invalid/centre", "a", server.password()),
                "cannot be reached");
    }

    @Test
    void wrongPasswordIsOneSentenceWithoutIt() throws IOException {
        Path wrong = passwordFile("not-it", "rw-------");
        assertUnusable(
                with(server.url("migrated"), "centre", wrong),
                "rejects the user centre or the password in " + wrong);
        assertThatThrownBy(() -> Database.open(with(server.url("migrated"), "centre", wrong)))
                .hasMessageNotContaining("not-it");
        assertUnusable(
                with(server.url("migrated"), "nobody", server.password()),
                "rejects the user nobody");
    }

    @Test
    void passwordFileIsChecked() throws IOException {
        assertUnusable(
                with(server.url("migrated"), "centre", folder.resolve("none")),
                "cannot be read from",
                "none");
        assertUnusable(
                with(server.url("migrated"), "centre", passwordFile("x", "rw-r--r--")),
                "Everybody can read",
                "chmod 600");
        assertUnusable(
                with(server.url("migrated"), "centre", passwordFile(" \n", "rw-------")),
                "must contain one line");
    }

    @Test
    void missingDatabaseIsOneSentence() {
        assertUnusable(server.settings("nowhere"), "/nowhere does not exist");
    }

    @Test
    void databaseInAnotherEncodingIsOneSentence() {
        server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        assertUnusable(server.settings("latin"), "is encoded in LATIN1", "ENCODING 'UTF8'");
    }

    @Test
    void databaseOfANewerProgramIsRejected() {
        DatabaseSettings.Postgresql settings = server.freshDatabase();
        try (Database database = Database.open(settings)) {
            database.inTransaction(handle ->
                    handle.execute(
                            "INSERT INTO flyway_schema_history (installed_rank, version,"
                                    + " description, type, script, checksum, installed_by,"
                                    + " execution_time, success) VALUES (99, '99', 'later', 'SQL',"
                                    + " 'V99__later.sql', 1, 'centre', 1, TRUE)"));
        }
        assertUnusable(settings, "does not fit this program");
    }

    @Test
    void databaseWithTablesOfAnotherProgramIsRejected() throws SQLException {
        DatabaseSettings.Postgresql settings = server.emptyDatabase();
        String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        try (var connection = server.connect(name);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE other (id INTEGER)");
        }
        assertUnusable(settings, "does not fit this program");
    }

    @Test
    void commitIsOnTheDiskThoughTheServerIsSetToAnswerEarlier() {
        DatabaseSettings.Postgresql settings = server.freshDatabase();
        String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        server.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
        try (Database database = Database.open(settings)) {
            String found =
                    database.inTransaction(handle ->
                            handle.createQuery("SELECT current_setting('synchronous_commit')")
                                    .mapTo(String.class)
                                    .one());
            assertThat(found).isEqualTo("on");
        }
    }

    @Test
    void serverThatCrashesLosesNothingAcknowledgedAndIsUsedAgainWhenItIsBack() {
        try (PostgresqlServer own = PostgresqlServer.own()) {
            own.execute("CREATE DATABASE centre");
            try (Database database = Database.open(own.settings("centre"))) {
                addEntry(database, "before");
                own.crash();
                assertThatThrownBy(() -> addEntry(database, "refused"))
                        .isInstanceOf(Transactions.Failed.class)
                        .hasMessageContaining("the database");
                assertThatThrownBy(() -> entries(database)).isInstanceOf(Transactions.Failed.class);
                own.start();
                // The pool pauses between attempts to connect for up to as long as a transaction
                // waits for a connection, so the first transactions may still be refused.
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptionsMatching(Transactions.Failed.class::isInstance)
                        .until(() -> {
                            addEntry(database, "after");
                            return true;
                        });
                assertThat(entries(database)).containsExactly("after", "before");
            }
        }
    }

    @Test
    void transactionThatLosesItsConnectionBeforeTheCommitIsRepeated() {
        try (Database database = Database.open(server.freshDatabase())) {
            var attempts = new int[1];
            database.inTransaction(handle -> {
                handle.execute(
                        "INSERT INTO audit (acted_at, login, act, about)"
                                + " VALUES (CURRENT_TIMESTAMP, 'lan', 'book', 'once')");
                if (++attempts[0] == 1) {
                    int own =
                            handle.createQuery("SELECT pg_backend_pid()")
                                    .mapTo(Integer.class)
                                    .one();
                    terminate(own);
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one();
                }
                return attempts[0];
            });
            assertThat(attempts[0]).isEqualTo(2);
            assertThat(entries(database)).containsExactly("once");
        }
    }

    @Test
    void connectionLostDuringTheCommitIsAnUnknownOutcome() {
        try (Database database = Database.open(server.freshDatabase())) {
            assertThatThrownBy(() ->
                            database.inTransaction(handle -> {
                                handle.execute(
                                        "INSERT INTO audit (acted_at, login, act, about)"
                                                + " VALUES (CURRENT_TIMESTAMP, 'lan', 'b', 'x')");
                                terminate(
                                        handle.createQuery("SELECT pg_backend_pid()")
                                                .mapTo(Integer.class)
                                                .one());
                                return true;
                            }))
                    .isInstanceOf(Transactions.Failed.class)
                    .hasMessageContaining("during the commit; it is not known");
        }
    }

    private void terminate(int process) {
        server.execute("SELECT pg_terminate_backend(" + process + ", 5000)");
    }

    @Test
    void lockThatIsNotGivenIsRetriedAndThenFails() throws SQLException {
        DatabaseSettings.Postgresql settings = server.freshDatabase();
        try (Database database = Database.open(settings)) {
            var attempts = new int[1];
            try (Connection other = database.dataSource().getConnection();
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.execute("LOCK TABLE audit IN EXCLUSIVE MODE");
                assertThatThrownBy(() ->
                                database.inTransaction(handle -> {
                                    attempts[0]++;
                                    handle.execute("SET LOCAL lock_timeout = 1");
                                    return handle.execute("DELETE FROM audit");
                                }))
                        .isInstanceOf(Transactions.Failed.class)
                        .hasMessageContaining("lock timeout");
            }
            assertThat(attempts[0]).isEqualTo(Database.ATTEMPTS);
            addEntry(database, "later");
        }
    }

    @Test
    void poolIsBounded() throws SQLException {
        DatabaseSettings.Postgresql fresh = server.freshDatabase();
        var settings =
                new DatabaseSettings.Postgresql(fresh.url(), fresh.user(), fresh.passwordFile(), 4);
        try (Database database = Database.open(settings)) {
            var held = new ArrayList<Connection>();
            for (int i = 0; i < settings.connections(); i++) {
                held.add(database.dataSource().getConnection());
            }
            assertThatThrownBy(() -> addEntry(database, "none is free"))
                    .isInstanceOf(Transactions.Failed.class)
                    .hasMessageContaining("cannot be reached");
            held.removeFirst().close();
            addEntry(database, "one is free");
            for (Connection connection : held) {
                connection.close();
            }
        }
    }
}
