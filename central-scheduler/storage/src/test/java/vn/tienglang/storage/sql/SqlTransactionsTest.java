package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

/** The books on disk keep what every archive promises, and what only a disk can. */
final class SqlTransactionsTest {
    @TempDir Path folder;

    private Database database;
    private Transactions archive;

    @BeforeEach
    void openNew() {
        database = FreshDatabase.in(folder);
        archive = database.archive();
    }

    private void openAgain() {
        database = Database.open(folder);
        archive = database.archive();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void act(Transactions archive, String about) {
        archive.inTransaction(books -> {
            books.audit().add(new AuditEntry(Instant.EPOCH, "lan", "book", about));
            return about;
        });
    }

    private static List<AuditEntry> acts(Transactions archive) {
        return archive.inTransaction(books -> books.audit().latest(1_000));
    }

    @Test
    void whatWasCommittedIsInTheFileThoughNobodyClosedIt() throws IOException {
        archive.inTransaction(books -> {
            books.areas().add(OfficeSamples.areas());
            return true;
        });
        for (int i = 0; i < 100; i++) {
            act(archive, "slot " + i);
            if (i % 10 == 9) {
                assertThat(actsIn(copyOfTheFile("copy-" + i))).as("after %d", i).isEqualTo(i + 1);
            }
        }
    }

    /** What a power cut at this instant would leave: the file as the disk has it, never closed. */
    private Path copyOfTheFile(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("centre.mv.db"), copy.resolve("centre.mv.db"));
        return copy;
    }

    private static int actsIn(Path folder) {
        try (Database reopened = Database.open(folder)) {
            return reopened.archive().inTransaction(books -> books.audit().latest(1_000).size());
        }
    }

    @Test
    void anEmptyFolderBecomesADatabase() throws IOException {
        Path elsewhere = folder.resolve("not/there/yet");
        try (Database anew = Database.open(elsewhere)) {
            assertThat(acts(anew.archive())).isEmpty();
        }
        assertThat(elsewhere.resolve("centre.mv.db")).exists();
    }

    @Test
    void theBooksAreThereAgainAfterAnOrdinaryEnd() {
        act(archive, "slot");
        database.close();
        openAgain();
        assertThat(acts(archive)).hasSize(1);
    }

    @Test
    void aDatabaseAnotherProcessHasOpenIsRefusedInOneSentence() throws IOException {
        database.close();
        Path file = folder.resolve("centre.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            assertThatThrownBy(() -> Database.open(folder).close())
                    .isInstanceOf(Database.Unusable.class)
                    .hasMessageContaining("is in use")
                    .hasMessageContaining(file.toString());
        }
        openAgain();
    }

    @Test
    void aFileOfNonsenseIsRefusedInOneSentence() throws IOException {
        refusedAs("nonsense", "không phải cơ sở dữ liệu".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptyFileIsRefusedInOneSentence() throws IOException {
        refusedAs("empty", new byte[0]);
    }

    @Test
    void aFileCutShortIsRefusedOrHasLostNothing() throws IOException {
        act(archive, "slot");
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
                // What was cut off may have been room that nothing stood in.
                assertThat(acts(cut.archive())).as("%d %% of it", percent).hasSize(1);
            } catch (Database.Unusable e) {
                assertThat(e).hasMessageContaining("is damaged").hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        Files.write(file, whole);
        Files.write(beside, generation);
        openAgain();
        assertThat(acts(archive)).hasSize(1);
    }

    @Test
    void anOldCopyPutBackIsRefusedUntilThatIsMeant() throws IOException {
        database.close();
        byte[] old = Files.readAllBytes(folder.resolve("centre.mv.db"));
        openAgain();
        act(archive, "slot");
        database.close();
        Files.write(folder.resolve("centre.mv.db"), old);
        assertThatThrownBy(() -> Database.open(folder).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("older than when it was last used")
                .hasMessageContaining("centre.generation");
        Files.delete(folder.resolve("centre.generation"));
        openAgain();
        assertThat(acts(archive)).isEmpty();
    }

    @Test
    void aFileOverwrittenInTheMiddleIsRefusedInOneSentence() throws IOException {
        archive.inTransaction(books -> {
            for (int i = 0; i < 5_000; i++) {
                books.audit().add(new AuditEntry(Instant.EPOCH, "lan", "book", "slot ".repeat(20)));
            }
            return true;
        });
        database.close();
        byte[] bytes = Files.readAllBytes(folder.resolve("centre.mv.db"));
        // Wide enough to meet pages that are in use, wherever this version of H2 puts them.
        for (int i = bytes.length / 4; i < bytes.length * 3 / 4; i++) {
            bytes[i] ^= 0x55;
        }
        refusedAs("overwritten", bytes);
        openAgain();
    }

    private void refusedAs(String name, byte[] file) throws IOException {
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
    void aFolderThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        assertThatThrownBy(() -> Database.open(file.resolve("data")).close())
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("a-file");
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() {
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

    @Test
    void aDatabaseThatClosedItselfIsOpenedAgainWithAllThatWasAcknowledged() {
        act(archive, "before");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() ->
                            database.inTransaction(
                                    handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                    .isInstanceOf(Transactions.Failed.class);
            act(archive, "after");
        }
        assertThat(acts(archive)).hasSize(4);
    }

    @Test
    void whatCouldNotBeReadAgainIsNeverWritten() {
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
                        database.archive().inTransaction(books -> books.planItems().put(kept)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy p1-a could not be read again");
        List<PlanItemRevision> stored =
                database.archive()
                        .inTransaction(books -> books.planItems().all(PlanItem.Kind.POLICY));
        assertThat(stored).isEmpty();
    }

    @Test
    void lookingCostsNoSync() {
        // Nothing to assert on a clock: the file itself must not change by looking.
        act(archive, "slot");
        Path file = folder.resolve("centre.mv.db");
        long before = archive.inTransaction(_ -> file.toFile().lastModified());
        for (int i = 0; i < 50; i++) {
            assertThat(acts(archive)).hasSize(1);
        }
        assertThat(file.toFile().lastModified()).isEqualTo(before);
    }
}
