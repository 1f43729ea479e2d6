package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.storage.sql.h2.H2Instance;

/** Behaviour of the database on disk: commits, restarts, damaged files. */
final class SqlTransactionsTest {
    @TempDir Path folder;

    private Database database;
    private Transactions transactions;

    @BeforeEach
    void openNew() {
        database = FreshDatabase.in(folder);
        transactions = database.transactions();
    }

    private void reopen() {
        database = Database.open(folder);
        transactions = database.transactions();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void addEntry(Transactions transactions, String about) {
        transactions.inTransaction(repositories -> {
            repositories.audit().add(new AuditEntry(Instant.EPOCH, "lan", "book", about));
            return about;
        });
    }

    private static List<AuditEntry> entries(Transactions transactions) {
        return transactions.inTransaction(repositories -> repositories.audit().latest(1_000));
    }

    @Test
    void committedDataIsInTheFileBeforeTheDatabaseIsClosed() throws IOException {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return true;
        });
        for (int i = 0; i < 100; i++) {
            addEntry(transactions, "slot " + i);
            if (i % 10 == 9) {
                assertThat(entriesIn(copyFile("copy-" + i))).as("after %d", i).isEqualTo(i + 1);
            }
        }
    }

    /** Copies the open file: the state that a power cut would leave. */
    private Path copyFile(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("centre.mv.db"), copy.resolve("centre.mv.db"));
        return copy;
    }

    private static int entriesIn(Path folder) {
        try (Database reopened = Database.open(folder)) {
            return reopened.transactions()
                    .inTransaction(repositories -> repositories.audit().latest(1_000).size());
        }
    }

    @Test
    void openCreatesADatabaseInAnEmptyFolder() throws IOException {
        Path elsewhere = folder.resolve("not/there/yet");
        try (Database anew = Database.open(elsewhere)) {
            assertThat(entries(anew.transactions())).isEmpty();
        }
        assertThat(elsewhere.resolve("centre.mv.db")).exists();
    }

    @Test
    void dataIsThereAfterAnOrderlyClose() {
        addEntry(transactions, "slot");
        database.close();
        reopen();
        assertThat(entries(transactions)).hasSize(1);
    }

    @Test
    void databaseInUseIsReportedInOneSentence() throws IOException {
        database.close();
        Path file = folder.resolve("centre.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            assertThatThrownBy(() -> Database.open(folder).close())
                    .isInstanceOf(Database.Unusable.class)
                    .hasMessageContaining("is in use")
                    .hasMessageContaining(file.toString());
        }
        reopen();
    }

    @Test
    void fileThatIsNoDatabaseIsReportedInOneSentence() throws IOException {
        assertDamaged("nonsense", "không phải cơ sở dữ liệu".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void emptyFileIsReportedInOneSentence() throws IOException {
        assertDamaged("empty", new byte[0]);
    }

    @Test
    void truncatedFileIsReportedOrHasLostNothing() throws IOException {
        addEntry(transactions, "slot");
        database.close();
        Path file = folder.resolve("centre.mv.db");
        Path beside = folder.resolve("centre.generation");
        byte[] whole = Files.readAllBytes(file);
        byte[] generation = Files.readAllBytes(beside);
        int refused = 0;
        for (int percent = 5; percent < 100; percent += 10) {
            Files.write(file, Arrays.copyOf(whole, whole.length * percent / 100));
            Files.write(beside, generation);
            try (Database cut = Database.open(folder)) {
                // The part that was cut off may have contained no data.
                assertThat(entries(cut.transactions())).as("%d %% of it", percent).hasSize(1);
            } catch (Database.Unusable e) {
                assertThat(e).hasMessageContaining("is damaged").hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        Files.write(file, whole);
        Files.write(beside, generation);
        reopen();
        assertThat(entries(transactions)).hasSize(1);
    }

    @Test
    void oldCopyIsReportedUntilTheGenerationFileIsDeleted() throws IOException {
        database.close();
        byte[] old = Files.readAllBytes(folder.resolve("centre.mv.db"));
        reopen();
        addEntry(transactions, "slot");
        database.close();
        Files.write(folder.resolve("centre.mv.db"), old);
        assertThatThrownBy(() -> Database.open(folder).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("older than when it was last used")
                .hasMessageContaining("centre.generation");
        Files.delete(folder.resolve("centre.generation"));
        reopen();
        assertThat(entries(transactions)).isEmpty();
    }

    @Test
    void overwrittenFileIsReportedInOneSentence() throws IOException {
        transactions.inTransaction(repositories -> {
            for (int i = 0; i < 5_000; i++) {
                repositories
                        .audit()
                        .add(new AuditEntry(Instant.EPOCH, "lan", "book", "slot ".repeat(20)));
            }
            return true;
        });
        database.close();
        byte[] bytes = Files.readAllBytes(folder.resolve("centre.mv.db"));
        // Everything behind the two headers: it hits used pages, wherever H2 puts them.
        assertDamaged("overwritten", overwritten(bytes, 8_192, bytes.length));
        // The start reads the first rows of each table only; a page further on fails when it is
        // read.
        Path half = Files.createDirectory(folder.resolve("half"));
        Files.write(
                half.resolve("centre.mv.db"),
                overwritten(bytes, bytes.length / 10, bytes.length * 9 / 10));
        assertThatThrownBy(
                        () -> {
                            try (Database damaged = Database.open(half)) {
                                damaged.transactions()
                                        .inTransaction(repositories ->
                                                repositories.audit().latest(10_000));
                            }
                        })
                .isInstanceOfAny(Database.Unusable.class, Transactions.Failed.class)
                .message()
                .hasLineCount(1);
        reopen();
    }

    private static byte[] overwritten(byte[] bytes, int from, int until) {
        byte[] changed = bytes.clone();
        for (int i = from; i < until; i++) {
            changed[i] ^= 0x55;
        }
        return changed;
    }

    private void assertDamaged(String name, byte[] file) throws IOException {
        Path damaged = Files.createDirectory(folder.resolve(name));
        Files.write(damaged.resolve("centre.mv.db"), file);
        assertThatThrownBy(() -> Database.open(damaged).close())
                .as(name)
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining(damaged.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void unwritableFolderIsReportedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        assertThatThrownBy(() -> Database.open(file.resolve("data")).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("a-file");
    }

    @Test
    void databaseOfANewerProgramIsRejected() {
        database.inTransaction(handle ->
                handle.execute(
                        "INSERT INTO \"flyway_schema_history\" (\"installed_rank\","
                                + " \"version\", \"description\", \"type\", \"script\","
                                + " \"checksum\", \"installed_by\", \"execution_time\","
                                + " \"success\") VALUES (99, '99', 'later', 'SQL',"
                                + " 'V99__later.sql', 1, 'centre', 1, TRUE)"));
        database.close();
        assertThatThrownBy(() -> Database.open(folder).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("does not fit this program");
    }

    /** H2 closes the file without writing its header. */
    @Test
    void databaseThatClosedItselfIsReopenedWithAllAcknowledgedData() {
        addEntry(transactions, "before");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() ->
                            database.inTransaction(
                                    handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                    .isInstanceOf(Transactions.Failed.class);
            addEntry(transactions, "after");
        }
        assertThat(entries(transactions)).hasSize(4);
    }

    @Test
    void databaseThatClosedItselfUnderLoadKeepsAllAcknowledgedData() throws Exception {
        var acknowledged = new AtomicInteger();
        var running = new AtomicBoolean(true);
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                writers.execute(() -> {
                    while (running.get()) {
                        try {
                            addEntry(transactions, "slot");
                            acknowledged.incrementAndGet();
                        } catch (Transactions.Failed _) {
                            // The outcome is unknown; only acknowledged entries count.
                        }
                    }
                });
            }
            for (int round = 1; round <= 15; round++) {
                int enough = round * 20;
                await().until(() -> acknowledged.get() >= enough);
                assertThatThrownBy(() ->
                                database.inTransaction(
                                        handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                        .isInstanceOf(Transactions.Failed.class);
            }
            running.set(false);
        }
        int stored =
                transactions.inTransaction(
                        repositories -> repositories.audit().latest(100_000).size());
        assertThat(stored).isGreaterThanOrEqualTo(acknowledged.get());
    }

    @Test
    void readAfterAFailedSyncIsAnsweredOnlyWhenTheNextSyncSucceeded() throws IOException {
        database.close();
        var diskFails = new AtomicBoolean();
        var syncs = new AtomicInteger();
        database =
                H2Database.open(
                        folder,
                        connection -> {
                            if (diskFails.get()) {
                                throw new SQLException("the disk fails");
                            }
                            syncs.incrementAndGet();
                            H2Instance.sync(connection);
                        });
        transactions = database.transactions();
        diskFails.set(true);
        assertThatThrownBy(() -> addEntry(transactions, "slot"))
                .isInstanceOf(Transactions.Failed.class)
                .hasMessageContaining("not known");
        assertThatThrownBy(() -> entries(transactions))
                .as("the entry is visible and not on the disk")
                .isInstanceOf(Transactions.Failed.class);
        diskFails.set(false);
        syncs.set(0);
        assertThat(entries(transactions)).hasSize(1);
        assertThat(syncs).hasValue(1);
        assertThat(entriesIn(copyFile("after-the-read"))).isEqualTo(1);
        assertThat(entries(transactions)).hasSize(1);
        assertThat(syncs).as("nothing is unsynced").hasValue(1);
    }

    @Test
    void databaseThatWentBackWhenItClosedItselfIsNotUsedAnyMore() {
        database.close();
        // As if the file was opened again in the state of some syncs ago.
        database =
                H2Database.open(
                        folder,
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "UPDATE counters SET counted = 0 WHERE name = 'synced'");
                            }
                            H2Instance.sync(connection);
                        });
        transactions = database.transactions();
        addEntry(transactions, "slot");
        assertThatThrownBy(() ->
                        database.inTransaction(handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                .isInstanceOf(Transactions.Failed.class);
        assertThatThrownBy(() -> addEntry(transactions, "later"))
                .isInstanceOf(Transactions.Failed.class)
                .hasMessageContaining("lost acknowledged data");
        assertThatThrownBy(() -> entries(transactions)).isInstanceOf(Transactions.Failed.class);
        database.close();
        assertThatThrownBy(() -> Database.open(folder).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("older than when it was last used");
    }

    @Test
    void itemThatCouldNotBeReadAgainIsNotWritten() {
        var name = new PlanItem.Name(PlanItem.Kind.POLICY, "p1-a");
        Policy policy =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON,
                        "Quyết định\u2028hai dòng",
                        OfficePlanSamples.approval(false, "Lãnh đạo"));
        var kept =
                new PlanItemRevision(
                        new PlanItem.OfPolicy(name, policy),
                        1,
                        Stage.APPROVED,
                        "lan",
                        OfficeSamples.EIGHT);
        assertThatThrownBy(() ->
                        database.transactions()
                                .inTransaction(repositories -> repositories.planItems().put(kept)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy p1-a could not be read again");
        List<PlanItemRevision> stored =
                database.transactions()
                        .inTransaction(
                                repositories -> repositories.planItems().all(PlanItem.Kind.POLICY));
        assertThat(stored).isEmpty();
    }

    @Test
    void readingNeedsNoSync() {
        // The file must not change when transactions only read.
        addEntry(transactions, "slot");
        Path file = folder.resolve("centre.mv.db");
        long before = transactions.inTransaction(_ -> file.toFile().lastModified());
        for (int i = 0; i < 50; i++) {
            assertThat(entries(transactions)).hasSize(1);
        }
        assertThat(file.toFile().lastModified()).isEqualTo(before);
    }
}
