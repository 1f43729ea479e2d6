package vn.tienglang.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.TestKeys;
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

    /** The same numbers each time, so that the chain of a new journal is known. */
    private static RandomGenerator random() {
        return new SplittableRandom(1);
    }

    @Override
    protected ChainId chain() {
        return ChainId.random(random());
    }

    private Journal open(Path where) {
        Journal journal = SqliteJournal.open(where, STATION, random());
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

    /**
     * A sync failed after the write and the program ended. Its last commit is in the write-ahead
     * log in memory, which no later sync writes; a power cut after the next start must not lose it.
     */
    @Test
    void startSyncsWhatItReadsIntoTheDatabaseFile() throws IOException {
        begin().write(new Journal.Fact.LogStored(TestAiring.log(1)));
        afterPowerCut();

        Path withoutLog = Files.createDirectory(folder.resolve("without-log"));
        Files.copy(folder.resolve("cut-1").resolve("journal.db"), withoutLog.resolve("journal.db"));
        assertThat(open(withoutLog).recover().logs()).containsExactly(TestAiring.log(1));
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
                "loa",
                ClockQuality.UNTRUSTED,
                "");
    }

    @Test
    void unusableFolderIsReportedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> SqliteJournal.open(file, STATION, random()))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessage("cannot make the folder " + file + " for the journal");
    }

    /** F9: a station with a damaged journal works at once, with a new chain. */
    @ParameterizedTest
    @EnumSource
    void damagedJournalIsPutAsideAndANewOneBegins(Damage damage) throws IOException {
        try (Journal journal = SqliteJournal.open(folder, STATION, random())) {
            for (int i = 0; i < 50; i++) {
                journal.write(
                        new Journal.Fact.LogStored(
                                TestAiring.log(i + 1, TestAiring.item("item-" + i, "05:30", 60))));
            }
        }
        Path file = folder.resolve("journal.db");
        byte[] damaged = damage.of(Files.readAllBytes(file));
        Files.write(file, damaged);

        try (Journal journal = SqliteJournal.open(folder, STATION, new SplittableRandom(2))) {
            Journal.Recovered recovered = journal.recover();
            assertThat(recovered.replaced()).isTrue();
            assertThat(recovered.asRun().chain()).isNotEqualTo(chain());
            assertThat(recovered.logs()).isEmpty();
            journal.write(new Journal.Fact.LogStored(TestAiring.log(1)));
        }
        assertThat(folder.resolve("journal.db.damaged-1")).hasBinaryContent(damaged);
        try (Journal journal = SqliteJournal.open(folder, STATION, random())) {
            assertThat(journal.recover().replaced()).as("at the next start").isFalse();
        }
    }

    /** A3: a new chain names the last entry of the one before it, if the rows can be read. */
    @Test
    void newChainNamesTheEndOfTheDamagedJournal() throws IOException {
        Digest head;
        try (Journal journal = SqliteJournal.open(folder, STATION, random())) {
            journal.write(new Journal.Fact.PreviousChainEnded(Digest.of("entry 50")));
            for (int i = 0; i < 50; i++) {
                journal.write(
                        new Journal.Fact.LogStored(
                                TestAiring.log(i + 1, TestAiring.item("item-" + i, "05:30", 60))));
            }
            head = journal.recover().asRun().head();
        }
        Path file = folder.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        // The last pages only: the row of the state is in one of the first.
        Arrays.fill(bytes, bytes.length - 8192, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);

        try (Journal journal = SqliteJournal.open(folder, STATION, new SplittableRandom(2))) {
            Journal.Recovered recovered = journal.recover();
            assertThat(recovered.replaced()).isTrue();
            assertThat(recovered.asRun().sequence()).isZero();
            assertThat(recovered.asRun().head()).isEqualTo(head);
        }
        assertThat(head).isEqualTo(Digest.of("entry 50"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains(".copy"));
        }
    }

    /** Nothing is named that cannot be read, and never the entry of another station. */
    @Test
    void unreadableEndIsUnknown() throws IOException {
        Path aside = Files.writeString(folder.resolve("journal.db.damaged-1"), "no database");
        assertThat(DamagedJournal.head(aside, STATION)).isEqualTo(Digest.NONE);
        assertThat(DamagedJournal.head(folder.resolve("nowhere"), STATION)).isEqualTo(Digest.NONE);

        try (Journal journal = SqliteJournal.open(folder, STATION, random())) {
            journal.write(new Journal.Fact.PreviousChainEnded(Digest.of("entry 50")));
        }
        assertThat(DamagedJournal.head(folder.resolve("journal.db"), STATION))
                .isEqualTo(Digest.of("entry 50"));
        assertThat(DamagedJournal.head(folder.resolve("journal.db"), new StationId("ls-other")))
                .isEqualTo(Digest.NONE);
    }

    /** Ways in which a file is damaged. */
    enum Damage {
        EMPTY {
            @Override
            byte[] of(byte[] bytes) {
                return new byte[0];
            }
        },
        OTHER_TEXT {
            @Override
            byte[] of(byte[] bytes) {
                return "dead beef ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            }
        },
        HEADER {
            @Override
            byte[] of(byte[] bytes) {
                Arrays.fill(bytes, 0, 100, (byte) 0x5A);
                return bytes;
            }
        },
        HALF {
            @Override
            byte[] of(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length / 2);
            }
        },
        MANY_BYTES {
            @Override
            byte[] of(byte[] bytes) {
                for (int at = 4096; at < bytes.length; at += 512) {
                    bytes[at] ^= 0x5A;
                }
                return bytes;
            }
        };

        abstract byte[] of(byte[] bytes);
    }

    @Test
    void journalOfAnotherStationIsRejected() {
        SqliteJournal.open(folder, STATION, random()).close();

        assertThatThrownBy(
                        () -> SqliteJournal.open(folder, new StationId("ls-elsewhere"), random()))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("belongs to station ls-tan-thanh and not to ls-elsewhere");
    }

    @Test
    void journalOfANewerProgramIsRejected() throws SQLException {
        SqliteJournal.open(folder, STATION, random()).close();
        try (var sql = new JournalDatabase("jdbc:sqlite:" + folder.resolve("journal.db"))) {
            sql.run("UPDATE state SET schema_version = 99");
        }

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION, random()))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("is of version 99");
    }

    @Test
    void journalInUseIsRejected() {
        Journal first = SqliteJournal.open(folder, STATION, random());
        open.add(first);
        first.recover();

        assertThatThrownBy(() -> SqliteJournal.open(folder, STATION, random()))
                .isInstanceOf(Journal.JournalException.class)
                .hasMessageContaining("in use by another process");
    }

    /** The journal of the first version, as it was released. */
    @Test
    void journalOfTheFirstVersionContinuesItsChain() throws SQLException {
        SignedEntry entry =
                AsRunLog.empty(STATION, ChainId.ofKey(new KeyId("ls-tan-thanh-1")))
                        .next(
                                new AiringId("dawn-news"),
                                LocalDate.of(2026, 3, 2),
                                1,
                                Instant.EPOCH,
                                ClockQuality.UNSTATED,
                                new Outcome.Missed(Reason.NO_FILE),
                                TestKeys.station(STATION));
        try (var sql = new JournalDatabase("jdbc:sqlite:" + folder.resolve("journal.db"))) {
            for (String statement : JournalSchema.VERSION_1) {
                sql.run(statement);
            }
            sql.run(
                    "INSERT INTO state VALUES (1, 1, ?, 7, 1, 0, ?, ?, 1, ?)",
                    STATION.value(),
                    Instant.EPOCH.toString(),
                    LocalDate.EPOCH.toString(),
                    entry.entry().digest().value());
            sql.run(
                    "INSERT INTO as_run VALUES (1, 'dawn-news', '2026-03-02', 1, ?, 'MISSED',"
                            + " 'NO_FILE', '', '', 0, 0, 0, '', '', ?, ?, ?)",
                    Instant.EPOCH.toString(),
                    entry.entry().previous().value(),
                    entry.signature().key().value(),
                    entry.signature().value());
        }

        for (int start = 8; start < 10; start++) {
            try (Journal journal = SqliteJournal.open(folder, STATION, random())) {
                Journal.Recovered recovered = journal.recover();
                assertThat(recovered.boot()).isEqualTo(start);
                assertThat(recovered.asRun().chain())
                        .isEqualTo(ChainId.ofKey(entry.signature().key()));
                assertThat(recovered.asRun().sequence()).isEqualTo(1);
                assertThat(recovered.firstStart()).contains(Instant.EPOCH);
                assertThat(journal.entriesAfter(0, 9)).containsExactly(entry);
            }
        }
    }
}
