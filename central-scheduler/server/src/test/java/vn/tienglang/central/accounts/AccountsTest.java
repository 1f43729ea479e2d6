package vn.tienglang.central.accounts;

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
import vn.tienglang.central.desk.AuditEntry;
import vn.tienglang.central.desk.MemoryArchive;

final class AccountsTest {
    private static final String HERE = "10.0.0.7";
    private static final String OWN = "chợ Kỳ Lừa sáng sớm";

    private final MemoryArchive archive = new MemoryArchive();
    private final AccountBook book = new AccountBookInMemory(archive);
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");
    private final Accounts accounts =
            new Accounts(book, new Passwords(new SecureRandom()), () -> now, new SecureRandom());

    @Test
    void aFreshCentreNamesTheOneTimePasswordOnceAndKeepsOnlyItsHash() {
        OneTimePassword password = accounts.firstStart().orElseThrow();

        assertThat(accounts.firstStart()).isEmpty();
        assertThat(password.value()).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(password.toString()).doesNotContain(password.value());
        Account admin = book.find(Login.ADMIN).orElseThrow();
        assertThat(admin.password().value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(admin.toString()).doesNotContain(admin.password().value());
    }

    @Test
    void aOneTimePasswordOpensOnlyItsOwnChange() {
        Token token = welcomed(signInFirst()).token();

        assertThat(accounts.access(token, true)).isInstanceOf(Access.OnlyPassword.class);
        assertThat(accounts.changePassword(token, "", "admin", HERE))
                .isEqualTo(new PasswordChange.Flawed(PasswordFlaw.IS_LOGIN));
        assertThat(accounts.changePassword(token, "", "ngắn quá", HERE))
                .isEqualTo(new PasswordChange.Flawed(PasswordFlaw.TOO_SHORT));
        assertThat(accounts.access(token, true)).isInstanceOf(Access.OnlyPassword.class);
    }

    @Test
    void theOneTimePasswordCannotBeKept() {
        OneTimePassword first = accounts.firstStart().orElseThrow();
        Token token = welcomed(accounts.signIn("admin", first.value(), HERE)).token();

        assertThat(accounts.changePassword(token, "", first.value(), HERE))
                .isEqualTo(new PasswordChange.Flawed(PasswordFlaw.IS_OLD_ONE));
    }

    @Test
    void afterTheChangeEverythingIsOpenAndTheOneTimePasswordIsWorthNothing() {
        OneTimePassword first = accounts.firstStart().orElseThrow();
        Token old = welcomed(accounts.signIn("Admin ", first.value(), HERE)).token();

        Token token = changed(accounts.changePassword(old, "", OWN, HERE)).token();

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Granted.class);
        assertThat(accounts.access(old, true)).isInstanceOf(Access.Closed.class);
        assertThat(accounts.signIn("admin", first.value(), HERE)).isInstanceOf(SignIn.Wrong.class);
        assertThat(welcomed(accounts.signIn("admin", OWN, HERE)).oneTime()).isFalse();
    }

    @Test
    void whoHasAPasswordOfTheirOwnShowsItBeforeChangingIt() {
        Token token = signedIn();

        assertThat(accounts.changePassword(token, "không phải", "một câu khác hẳn", HERE))
                .isInstanceOf(PasswordChange.WrongPresent.class);
        assertThat(accounts.changePassword(token, OWN, "một câu khác hẳn", HERE))
                .isInstanceOf(PasswordChange.Changed.class);
    }

    @Test
    void guessingThePresentPasswordFromAnOpenSessionIsSlowedDownToo() {
        Token token = signedIn();
        for (int i = 0; i < 4; i++) {
            accounts.changePassword(token, "đoán mò " + i, "một câu khác hẳn", HERE);
        }

        assertThat(accounts.changePassword(token, OWN, "một câu khác hẳn", HERE))
                .isEqualTo(new PasswordChange.Wait(Duration.ofSeconds(2)));
    }

    @Test
    void nobodyLearnsWhichLoginsExist() {
        accounts.firstStart();

        assertThat(accounts.signIn("admin", "sai", HERE)).isEqualTo(new SignIn.Wrong());
        assertThat(accounts.signIn("nobody", "sai", HERE)).isEqualTo(new SignIn.Wrong());
        assertThat(accounts.signIn("", "", HERE)).isEqualTo(new SignIn.Wrong());
        assertThat(accounts.signIn("\u0000'; drop table", "sai", "10.0.0.8"))
                .isEqualTo(new SignIn.Wrong());
    }

    @Test
    void guessingIsSlowedDownWhateverCapitalsAreUsed() {
        accounts.firstStart();
        for (String name : List.of("admin", "Admin", "ADMIN", " admin")) {
            accounts.signIn(name, "sai", HERE);
        }

        assertThat(accounts.signIn("aDMIN", "sai", HERE))
                .isEqualTo(new SignIn.Wait(Duration.ofSeconds(2)));
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        Token token = signedIn();
        now = now.plus(Duration.ofMinutes(119));
        assertThat(accounts.access(token, false)).isInstanceOf(Access.Granted.class);

        now = now.plus(Duration.ofMinutes(1));

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Closed.class);
    }

    @Test
    void aPageThatRefreshesItselfDoesNotKeepASessionAliveAndAPersonDoes() {
        Token watched = signedIn();
        Token used = welcomed(accounts.signIn("admin", OWN, HERE)).token();
        for (int i = 0; i < 130; i++) {
            now = now.plus(Duration.ofMinutes(1));
            accounts.access(watched, false);
            accounts.access(used, true);
        }

        assertThat(accounts.access(watched, false)).isInstanceOf(Access.Closed.class);
        assertThat(accounts.access(used, true)).isInstanceOf(Access.Granted.class);
    }

    @Test
    void noSessionOutlivesTwelveHours() {
        Token token = signedIn();
        for (int i = 0; i < 12 * 60; i++) {
            assertThat(accounts.access(token, true)).isInstanceOf(Access.Granted.class);
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Closed.class);
    }

    @Test
    void aClockSteppedBackEndsASessionInsteadOfStretchingIt() {
        Token token = signedIn();

        now = now.minus(Duration.ofDays(400));

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Closed.class);
    }

    @Test
    void whoSignsOutIsOut() {
        Token token = signedIn();

        accounts.signOut(token);
        accounts.signOut(token);

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Closed.class);
    }

    @Test
    void aLostPasswordIsRenewedAtTheMachineAndEndsEverySession() {
        Token token = signedIn();

        OneTimePassword renewed = accounts.renew(Login.ADMIN).orElseThrow();

        assertThat(accounts.access(token, true)).isInstanceOf(Access.Closed.class);
        assertThat(accounts.signIn("admin", OWN, HERE)).isInstanceOf(SignIn.Wrong.class);
        assertThat(welcomed(accounts.signIn("admin", renewed.value(), HERE)).oneTime()).isTrue();
        assertThat(accounts.renew(new Login("nobody"))).isEqualTo(Optional.empty());
    }

    @Test
    void ofTwoWhoChangeTheOneTimePasswordAtOnceOneSucceeds() throws Exception {
        OneTimePassword first = accounts.firstStart().orElseThrow();
        Token one = welcomed(accounts.signIn("admin", first.value(), HERE)).token();
        Token other = welcomed(accounts.signIn("admin", first.value(), HERE)).token();
        var together = new CountDownLatch(1);
        var answers = new ArrayList<PasswordChange>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PasswordChange>> changes = new ArrayList<>();
            for (Token token : List.of(one, other)) {
                changes.add(
                        threads.submit(() -> {
                            together.await();
                            return accounts.changePassword(
                                    token, "", "câu của riêng " + token.digest().value(), HERE);
                        }));
            }
            together.countDown();
            for (Future<PasswordChange> change : changes) {
                answers.add(change.get());
            }
        }

        assertThat(answers)
                .hasAtLeastOneElementOfType(PasswordChange.Changed.class)
                .hasAtLeastOneElementOfType(PasswordChange.SignInAgain.class);
    }

    @Test
    void everyActStandsInTheAudit() {
        Token token = signedIn();
        accounts.signIn("admin", "sai", HERE);
        accounts.signOut(token);

        List<AuditEntry> acts = archive.inTransaction(books -> books.audit().newest(10));

        assertThat(acts)
                .extracting(AuditEntry::login, AuditEntry::act)
                .containsExactly(
                        tuple("admin", "sign-out"),
                        tuple("admin", "sign-in"),
                        tuple("admin", "change-password"),
                        tuple("admin", "sign-in"),
                        tuple("", "first-start"));
    }

    private SignIn signInFirst() {
        OneTimePassword first = accounts.firstStart().orElseThrow();
        return accounts.signIn("admin", first.value(), HERE);
    }

    private Token signedIn() {
        Token first = welcomed(signInFirst()).token();
        return changed(accounts.changePassword(first, "", OWN, HERE)).token();
    }

    private static SignIn.Welcome welcomed(SignIn answer) {
        assertThat(answer).isInstanceOf(SignIn.Welcome.class);
        return (SignIn.Welcome) answer;
    }

    private static PasswordChange.Changed changed(PasswordChange answer) {
        assertThat(answer).isInstanceOf(PasswordChange.Changed.class);
        return (PasswordChange.Changed) answer;
    }
}
