package vn.tienglang.storage.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tienglang.office.OfficeServicesContract;
import vn.tienglang.office.account.PeopleServiceContract;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.bulletin.BulletinServiceContract;
import vn.tienglang.office.bulletin.HandOverServiceContract;
import vn.tienglang.office.document.PlanDocumentServiceContract;
import vn.tienglang.office.obligation.PeriodServiceContract;
import vn.tienglang.office.overview.OverviewServiceContract;
import vn.tienglang.office.people.AccountRepository;
import vn.tienglang.office.people.AccountRepositoryContract;
import vn.tienglang.office.plan.PlanItemServiceContract;
import vn.tienglang.office.store.RepositoriesContract;
import vn.tienglang.office.store.Transactions;

/** Contracts of the repositories and services, each on every database system. */
@ParameterizedClass
@MethodSource("systems")
final class DatabaseContractsTest {
    @TempDir Path folder;

    private final Function<Path, Database> system;
    private Database database;
    private Transactions transactions;

    DatabaseContractsTest(Function<Path, Database> system) {
        this.system = system;
    }

    /** Opens a database with all tables and no rows; it may keep its files in the empty folder. */
    static List<Named<Function<Path, Database>>> systems() {
        return List.of(
                Named.of("H2", FreshDatabase::in),
                Named.of(
                        "PostgreSQL",
                        _ -> Database.open(PostgresqlServer.shared().freshDatabase())));
    }

    @BeforeEach
    void open() {
        database = system.apply(folder);
        transactions = database.transactions();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Nested
    final class RepositoriesTest extends RepositoriesContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class AccountRepositoryTest extends AccountRepositoryContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }

        @Override
        protected AccountRepository emptyBook() {
            return new StoredAccountRepository(transactions);
        }
    }

    @Nested
    final class PeopleServiceTest extends PeopleServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class OfficeServiceTest extends OfficeServicesContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class OverviewServiceTest extends OverviewServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class BulletinServiceTest extends BulletinServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class HandOverServiceTest extends HandOverServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class PeriodServiceTest extends PeriodServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class PlanItemServiceTest extends PlanItemServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    final class PlanDocumentServiceTest extends PlanDocumentServiceContract {
        @Override
        protected Transactions transactions() {
            return transactions;
        }
    }
}
