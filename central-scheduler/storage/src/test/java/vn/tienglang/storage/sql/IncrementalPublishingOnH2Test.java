package vn.tienglang.storage.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.publish.IncrementalPublishingContract;
import vn.tienglang.office.store.Transactions;

/** Incremental publishing over H2. */
final class IncrementalPublishingOnH2Test extends IncrementalPublishingContract {
    @TempDir Path folder;
    private final List<Database> databases = new ArrayList<>();

    @Override
    protected Transactions emptyTransactions() {
        try {
            Path one = Files.createDirectory(folder.resolve("history-" + databases.size()));
            Database database = FreshDatabase.in(one);
            databases.add(database);
            return database.transactions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        databases.forEach(Database::close);
    }

    @Override
    protected int seeds() {
        return Integer.getInteger("tienglang.seeds", 1);
    }
}
