package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.h2.H2Instance;

/** Database on a disk that becomes full. */
class DatabaseDiskTest {
    private static final long PLENTY = 1L << 40;

    @TempDir Path folder;
    private final AtomicLong usable = new AtomicLong(PLENTY);
    private Database database;

    @BeforeEach
    void open() {
        database = H2Database.open(folder, H2Instance::sync, usable::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(String about) {
        var entry = new AuditEntry(Instant.parse("2026-11-29T08:00:00Z"), "lan", "test", about);
        database.transactions()
                .inTransaction(repositories -> {
                    repositories.audit().add(entry);
                    return entry;
                });
    }

    private List<String> stored() {
        return database
                .transactions()
                .inTransaction(repositories -> repositories.audit().latest(9))
                .stream()
                .map(AuditEntry::about)
                .toList();
    }

    @Test
    void nothingIsWrittenIntoTheReserveAndReadingGoesOn() {
        write("before");
        usable.set(H2Database.RESERVE_BYTES - 1);
        assertThatThrownBy(() -> write("refused")).isInstanceOf(Transactions.DiskFull.class);
        assertThat(database.isDiskFull()).isTrue();
        assertThat(stored()).containsExactly("before");

        usable.set(H2Database.RESERVE_BYTES);
        write("after");
        assertThat(database.isDiskFull()).isFalse();
        assertThat(stored()).containsExactly("after", "before");
    }

    @Test
    void fullDiskAtTheStartIsOneSentence() {
        database.close();
        assertThatThrownBy(() -> H2Database.open(folder, H2Instance::sync, () -> 0))
                .isInstanceOf(Database.Unusable.class)
                .hasMessageContaining("cannot be written: the disk of the database is full");
        open();
    }

    @Test
    void failureOnAFullDiskIsCalledSo() {
        assertThatThrownBy(() ->
                        database.transactions()
                                .inTransaction(repositories -> {
                                    usable.set(0);
                                    repositories.audit().latest(1);
                                    repositories
                                            .audit()
                                            .add(new AuditEntry(Instant.EPOCH, "", "x", "y"));
                                    return 1;
                                }))
                .isInstanceOf(Transactions.DiskFull.class)
                .hasMessageContaining("disk");
    }
}
