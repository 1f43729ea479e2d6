package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.store.InMemoryTransactions;

final class AccountServiceTest {
    private static final String HERE = "10.0.0.7";
    private static final String OWN = "chợ Kỳ Lừa sáng sớm";

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final AccountRepository book = new StoredAccountRepository(transactions);
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");
    private final AccountService accounts =
            new AccountService(
                    book,
                    transactions.signInFailures(),
                    new PasswordHasher(new FakeArgon2(), new SecureRandom()),
                    () -> now,
                    new SecureRandom());

    @Test
    void aNewCentreReturnsTheOneTimePasswordOnceAndStoresOnlyItsHash() {
        OneTimePassword password = accounts.createAdministrator().orElseThrow();

        assertThat(accounts.createAdministrator()).isEmpty();
        assertThat(password.value()).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(password.toString()).doesNotContain(password.value());
        Account admin = book.find(Login.ADMIN).orElseThrow();
        assertThat(admin.password().value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(admin.toString()).doesNotContain(admin.password().value());
    }

    @Test
    void aOneTimePasswordAllowsOnlyItsOwnChange() {
        SessionToken token = welcomed(signInFirst()).token();

        assertThat(accounts.access(token, true))
                .isInstanceOf(SessionAccess.PasswordChangeOnly.class);
        assertThat(accounts.changePassword(token, "", "admin", HERE))
                .isEqualTo(new PasswordChangeResult.Rejected(PasswordFlaw.IS_LOGIN));
        assertThat(accounts.changePassword(token, "", "ngắn quá", HERE))
                .isEqualTo(new PasswordChangeResult.Rejected(PasswordFlaw.TOO_SHORT));
        assertThat(accounts.access(token, true))
                .isInstanceOf(SessionAccess.PasswordChangeOnly.class);
    }

    @Test
    void theOneTimePasswordCannotBeKept() {
        OneTimePassword first = accounts.createAdministrator().orElseThrow();
        SessionToken token = welcomed(accounts.signIn("admin", first.value(), HERE)).token();

        assertThat(accounts.changePassword(token, "", first.value(), HERE))
                .isEqualTo(new PasswordChangeResult.Rejected(PasswordFlaw.IS_OLD_ONE));
    }

    @Test
    void afterTheChangeEverythingIsAllowedAndTheOneTimePasswordIsInvalid() {
        OneTimePassword first = accounts.createAdministrator().orElseThrow();
        SessionToken old = welcomed(accounts.signIn("Admin ", first.value(), HERE)).token();

        SessionToken token = changed(accounts.changePassword(old, "", OWN, HERE)).token();

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Granted.class);
        assertThat(accounts.access(old, true)).isInstanceOf(SessionAccess.Denied.class);
        assertThat(accounts.signIn("admin", first.value(), HERE))
                .isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(welcomed(accounts.signIn("admin", OWN, HERE)).oneTime()).isFalse();
    }

    @Test
    void changingAnOwnPasswordRequiresThePresentOne() {
        SessionToken token = signedIn();

        assertThat(accounts.changePassword(token, "không phải", "một câu khác hẳn", HERE))
                .isInstanceOf(PasswordChangeResult.WrongCurrentPassword.class);
        assertThat(accounts.changePassword(token, OWN, "một câu khác hẳn", HERE))
                .isInstanceOf(PasswordChangeResult.Changed.class);
    }

    @Test
    void guessingThePresentPasswordFromASessionIsThrottledToo() {
        SessionToken token = signedIn();
        for (int i = 0; i < 4; i++) {
            accounts.changePassword(token, "đoán mò " + i, "một câu khác hẳn", HERE);
        }

        assertThat(accounts.changePassword(token, OWN, "một câu khác hẳn", HERE))
                .isEqualTo(new PasswordChangeResult.Throttled(Duration.ofSeconds(2)));
    }

    @Test
    void aResultDoesNotRevealWhichLoginsExist() {
        accounts.createAdministrator();

        assertThat(accounts.signIn("admin", "sai", HERE))
                .isEqualTo(new SignInResult.WrongCredentials());
        assertThat(accounts.signIn("nobody", "sai", HERE))
                .isEqualTo(new SignInResult.WrongCredentials());
        assertThat(accounts.signIn("", "", HERE)).isEqualTo(new SignInResult.WrongCredentials());
        assertThat(accounts.signIn("\u0000'; drop table", "sai", "10.0.0.8"))
                .isEqualTo(new SignInResult.WrongCredentials());
    }

    @Test
    void guessingIsThrottledIndependentOfCapitals() {
        accounts.createAdministrator();
        for (String name : List.of("admin", "Admin", "ADMIN", " admin")) {
            accounts.signIn(name, "sai", HERE);
        }

        assertThat(accounts.signIn("aDMIN", "sai", HERE))
                .isEqualTo(new SignInResult.Throttled(Duration.ofSeconds(2)));
    }

    @Test
    void aSessionEndsAfterTheIdleTime() {
        SessionToken token = signedIn();
        now = now.plus(Duration.ofMinutes(119));
        assertThat(accounts.access(token, false)).isInstanceOf(SessionAccess.Granted.class);

        now = now.plus(Duration.ofMinutes(1));

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Denied.class);
    }

    @Test
    void aPersonKeepsASessionAliveAndAPageThatRefreshesItselfDoesNot() {
        SessionToken watched = signedIn();
        SessionToken used = welcomed(accounts.signIn("admin", OWN, HERE)).token();
        for (int i = 0; i < 130; i++) {
            now = now.plus(Duration.ofMinutes(1));
            accounts.access(watched, false);
            accounts.access(used, true);
        }

        assertThat(accounts.access(watched, false)).isInstanceOf(SessionAccess.Denied.class);
        assertThat(accounts.access(used, true)).isInstanceOf(SessionAccess.Granted.class);
    }

    @Test
    void noSessionLastsLongerThanTwelveHours() {
        SessionToken token = signedIn();
        for (int i = 0; i < 12 * 60; i++) {
            assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Granted.class);
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Denied.class);
    }

    @Test
    void aClockSetBackEndsASession() {
        SessionToken token = signedIn();

        now = now.minus(Duration.ofDays(400));

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Denied.class);
    }

    @Test
    void signingOutEndsTheSession() {
        SessionToken token = signedIn();

        accounts.signOut(token);
        accounts.signOut(token);

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Denied.class);
    }

    @Test
    void aResetPasswordEndsEverySession() {
        SessionToken token = signedIn();

        OneTimePassword renewed = accounts.resetPassword(Login.ADMIN).orElseThrow();

        assertThat(accounts.access(token, true)).isInstanceOf(SessionAccess.Denied.class);
        assertThat(accounts.signIn("admin", OWN, HERE))
                .isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(welcomed(accounts.signIn("admin", renewed.value(), HERE)).oneTime()).isTrue();
        assertThat(accounts.resetPassword(new Login("nobody"))).isEqualTo(Optional.empty());
    }

    @Test
    void ofTwoSimultaneousPasswordChangesOneSucceeds() throws Exception {
        OneTimePassword first = accounts.createAdministrator().orElseThrow();
        SessionToken one = welcomed(accounts.signIn("admin", first.value(), HERE)).token();
        SessionToken other = welcomed(accounts.signIn("admin", first.value(), HERE)).token();
        var together = new CountDownLatch(1);
        var answers = new ArrayList<PasswordChangeResult>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PasswordChangeResult>> changes = new ArrayList<>();
            for (SessionToken token : List.of(one, other)) {
                changes.add(
                        threads.submit(() -> {
                            together.await();
                            return accounts.changePassword(
                                    token, "", "câu của riêng " + token.digest().value(), HERE);
                        }));
            }
            together.countDown();
            for (Future<PasswordChangeResult> change : changes) {
                answers.add(change.get());
            }
        }

        assertThat(answers)
                .hasAtLeastOneElementOfType(PasswordChangeResult.Changed.class)
                .hasAtLeastOneElementOfType(PasswordChangeResult.SignInAgain.class);
    }

    @Test
    void everyActionIsInTheAudit() {
        SessionToken token = signedIn();
        accounts.signIn("admin", "sai", HERE);
        accounts.signOut(token);

        List<AuditEntry> acts =
                transactions.inTransaction(repositories -> repositories.audit().latest(10));

        assertThat(acts)
                .extracting(AuditEntry::login, AuditEntry::action)
                .containsExactly(
                        tuple("admin", "sign-out"),
                        tuple("admin", "sign-in"),
                        tuple("admin", "change-password"),
                        tuple("admin", "sign-in"),
                        tuple("", "first-start"));
    }

    private SignInResult signInFirst() {
        OneTimePassword first = accounts.createAdministrator().orElseThrow();
        return accounts.signIn("admin", first.value(), HERE);
    }

    private SessionToken signedIn() {
        SessionToken first = welcomed(signInFirst()).token();
        return changed(accounts.changePassword(first, "", OWN, HERE)).token();
    }

    private static SignInResult.SignedIn welcomed(SignInResult answer) {
        assertThat(answer).isInstanceOf(SignInResult.SignedIn.class);
        return (SignInResult.SignedIn) answer;
    }

    private static PasswordChangeResult.Changed changed(PasswordChangeResult answer) {
        assertThat(answer).isInstanceOf(PasswordChangeResult.Changed.class);
        return (PasswordChangeResult.Changed) answer;
    }
}
