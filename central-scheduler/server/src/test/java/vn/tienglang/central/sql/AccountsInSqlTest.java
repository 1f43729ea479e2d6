package vn.tienglang.central.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.accounts.AccountBook;
import vn.tienglang.central.accounts.AccountBookContract;
import vn.tienglang.central.desk.Archive;

/** People on disk keep what every account book promises. */
final class AccountsInSqlTest extends AccountBookContract {
    private final Database database;

    AccountsInSqlTest(@TempDir Path folder) {
        this.database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Archive archive() {
        return database.archive();
    }

    @Override
    protected AccountBook emptyBook() {
        return new AccountsInSql(database);
    }
}
