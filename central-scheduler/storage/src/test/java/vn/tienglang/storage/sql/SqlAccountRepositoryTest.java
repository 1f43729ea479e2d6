package vn.tienglang.storage.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.office.people.AccountRepository;
import vn.tienglang.office.people.AccountRepositoryContract;
import vn.tienglang.office.store.Transactions;

/** People on disk keep what every account book promises. */
final class SqlAccountRepositoryTest extends AccountRepositoryContract {
    private final Database database;

    SqlAccountRepositoryTest(@TempDir Path folder) {
        this.database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Transactions archive() {
        return database.archive();
    }

    @Override
    protected AccountRepository emptyBook() {
        return new SqlAccountRepository(database);
    }
}
