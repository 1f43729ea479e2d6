package vn.tienglang.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.tienglang.office.store.Transactions;

/** Books on disk for one test, empty at its start and gone at its end. */
final class OnDiskDatabase implements BeforeEachCallback, AfterEachCallback {
    private Optional<Path> folder = Optional.empty();
    private Optional<Database> database = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Path empty = Files.createTempDirectory("books");
        folder = Optional.of(empty);
        database = Optional.of(FreshDatabase.in(empty));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.ifPresent(Database::close);
        try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The same through a test. */
    Transactions archive() {
        return database.orElseThrow().archive();
    }
}
