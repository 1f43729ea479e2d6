package vn.tienglang.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.JournalContract;
import vn.tienglang.node.port.TestAiring;

class SqliteJournalTest extends JournalContract {
    @TempDir private Path folder;

    private final List<Journal> open = new ArrayList<>();
    private int cuts;

    @AfterEach
    void closeAll() {
        open.forEach(Journal::close);
    }

    @Override
    protected Journal begin() {
        return open(folder.resolve("cut-0"));
    }

    /** Copies the files as a power cut would leave them now. */
    @Override
    protected Journal afterPowerCut() {
        Path before = folder.resolve("cut-" + cuts);
        Path after = folder.resolve("cut-" + ++cuts);
        try (Stream<Path> files = Files.list(before)) {
            Files.createDirectory(after);
            for (Path file : files.toList()) {
                Files.copy(file, after.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(after);
    }

    private Journal open(Path where) {
        Journal journal = SqliteJournal.open(where, STATION);
        open.add(journal);
        return journal;
    }

    @Test
    void failedWriteIsRolledBack() {
        Journal journal = begin();
        journal.write(new Journal.Fact.Started(mark()));

        assertThatThrownBy(() -> journal.write(new Journal.Fact.Started(mark())))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("playout stops");
        journal.write(new Journal.Fact.LogStored(TestAiring.log(1)));
        assertThat(afterPowerCut().recover().interrupted()).hasSize(1);
    }

    private static Journal.Mark mark() {
        TestAiring item = TestAiring.item("dawn-news", "05:30", 60);
        return new Journal.Mark(
                item.id(),
                item.start().atZone(ZoneOffset.UTC).toLocalDate(),
                1,
                item.start(),
                item.start(),
                1,
                1,
                "loa");
    }

    @Test
    void unusableFolderIsReportedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> SqliteJournal.open(file, STATION))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessage("cannot make the folder " + file + " for the journal");
    }

    @Test
    void fileThatIsNoDatabaseIsReportedInOneSentence() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "dead beef ".repeat(1000));

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("put it aside");
    }

    @Test
    void damagedDatabaseIsReportedInOneSentence() throws IOException {
        try (Journal journal = SqliteJournal.open(folder, STATION)) {
            for (int i = 0; i < 50; i++) {
                journal.write(
                        new Journal.Fact.LogStored(
                                TestAiring.log(i + 1, TestAiring.item("item-" + i, "05:30", 60))));
            }
        }
        Path file = folder.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 4096; at < bytes.length; at += 512) {
            bytes[at] ^= 0x5A;
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION).recover())
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void journalOfAnotherStationIsRejected() {
        SqliteJournal.open(folder, STATION).close();

        assertThatThrownBy(() -> SqliteJournal.open(folder, new StationId("ls-elsewhere")))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("belongs to station ls-tan-thanh and not to ls-elsewhere");
    }

    @Test
    void journalOfANewerProgramIsRejected() throws SQLException {
        SqliteJournal.open(folder, STATION).close();
        try (var sql = new JournalDatabase("jdbc:sqlite:" + folder.resolve("journal.db"))) {
            sql.run("UPDATE state SET schema_version = 99");
        }

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("is of version 99");
    }

    @Test
    void journalInUseIsRejected() {
        Journal first = SqliteJournal.open(folder, STATION);
        open.add(first);
        first.recover();

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("in use by another process");
    }
}
