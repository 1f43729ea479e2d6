package vn.tienglang.central;

import java.security.SecureRandom;
import java.time.InstantSource;
import vn.tienglang.central.crypto.BouncyCastleArgon2;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.OneTimePassword;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Transactions;

/**
 * Command that gives an account a new one-time password, for an administrator who is locked out. It
 * removes the second factor too, and ends every session of the account.
 */
record ResetPasswordCommand(Login login) {
    /**
     * Runs the command; returns what is printed, with the password.
     *
     * @throws StartupFailure when there is no active account with this login
     */
    String run(Transactions transactions, InstantSource clock) {
        var random = new SecureRandom();
        var accounts =
                new AccountService(
                        new StoredAccountRepository(transactions),
                        transactions.signInFailures(),
                        new PasswordHasher(new BouncyCastleArgon2(), random),
                        clock,
                        random);
        OneTimePassword password =
                accounts.resetPassword(login)
                        .orElseThrow(() ->
                                new StartupFailure("No active account has the login " + login));
        transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.PEOPLE);
            repositories.people().removeFactor(login);
            return true;
        });
        return "Tài khoản " + login + ", mật khẩu dùng một lần: " + password.value();
    }
}
