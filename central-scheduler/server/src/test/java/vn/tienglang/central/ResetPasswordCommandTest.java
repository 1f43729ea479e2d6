package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.central.crypto.BouncyCastleArgon2;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SignInResult;
import vn.tienglang.office.store.InMemoryTransactions;

/** The password of a person who is locked out is reset on the machine. */
final class ResetPasswordCommandTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-21T01:00:00Z");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final AccountService accounts =
            new AccountService(
                    new StoredAccountRepository(transactions),
                    transactions.signInFailures(),
                    new PasswordHasher(new BouncyCastleArgon2(), new SecureRandom()),
                    CLOCK,
                    new SecureRandom());

    @Test
    void thePrintedPasswordWorksWithoutTheSecondFactor() {
        accounts.createAdministrator();
        transactions.inTransaction(repositories -> {
            repositories
                    .people()
                    .putFactor(new SecondFactor(Login.ADMIN, "00".repeat(20), true, 0, List.of()));
            return true;
        });

        String printed = new ResetPasswordCommand(Login.ADMIN).run(transactions, CLOCK);

        String password = printed.substring(printed.lastIndexOf(' ') + 1);
        assertThat(accounts.signIn("admin", password, ""))
                .isInstanceOf(SignInResult.SignedIn.class);
        boolean hasFactor =
                transactions.inTransaction(one -> one.people().factor(Login.ADMIN).isPresent());
        assertThat(hasFactor).isFalse();
    }

    @Test
    void anUnknownLoginIsNamed() {
        assertThatThrownBy(
                        () -> new ResetPasswordCommand(new Login("lan")).run(transactions, CLOCK))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("lan");
    }
}
